import java.io.*;
import java.util.*;

public class Main {
    record Line(int to, int minutes) {}

    record Arrival(long minutes, int stop) {}

    static int next(StreamTokenizer in) throws IOException {
        in.nextToken();
        return (int) in.nval;
    }

    public static void main(String[] args) throws IOException {
        StreamTokenizer in = new StreamTokenizer(new BufferedReader(new InputStreamReader(System.in)));
        int n = next(in), m = next(in), s = next(in), t = next(in);
        List<List<Line>> leaving = new ArrayList<>();
        for (int i = 0; i <= n; i++) leaving.add(new ArrayList<>());
        for (int i = 0; i < m; i++) leaving.get(next(in)).add(new Line(next(in), next(in)));
        long[] best = new long[n + 1];
        Arrays.fill(best, Long.MAX_VALUE);
        best[s] = 0;
        PriorityQueue<Arrival> queue = new PriorityQueue<>(Comparator.comparingLong(Arrival::minutes));
        queue.add(new Arrival(0, s));
        while (!queue.isEmpty()) {
            Arrival here = queue.poll();
            if (here.minutes() > best[here.stop()]) continue;
            for (Line line : leaving.get(here.stop())) {
                long minutes = here.minutes() + line.minutes();
                if (minutes < best[line.to()]) {
                    best[line.to()] = minutes;
                    queue.add(new Arrival(minutes, line.to()));
                }
            }
        }
        System.out.println(best[t] == Long.MAX_VALUE ? "stranded" : best[t]);
    }
}
