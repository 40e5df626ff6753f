import java.io.*;
import java.util.*;

public class Main {
    static int next(StreamTokenizer in) throws IOException {
        in.nextToken();
        return (int) in.nval;
    }

    public static void main(String[] args) throws IOException {
        StreamTokenizer in = new StreamTokenizer(new BufferedReader(new InputStreamReader(System.in)));
        int n = next(in), m = next(in);
        List<Deque<int[]>> at = new ArrayList<>();
        for (int i = 0; i <= n; i++) at.add(new ArrayDeque<>());
        for (int street = 0; street < m; street++) {
            int a = next(in), b = next(in);
            at.get(a).add(new int[] {b, street});
            at.get(b).add(new int[] {a, street});
        }
        boolean possible = at.stream().allMatch(ends -> ends.size() % 2 == 0);
        boolean[] swept = new boolean[m];
        Deque<Integer> way = new ArrayDeque<>(List.of(1));
        StringJoiner tour = new StringJoiner(" ");
        int length = 0;
        while (possible && !way.isEmpty()) {
            Deque<int[]> ends = at.get(way.peek());
            while (!ends.isEmpty() && swept[ends.peek()[1]]) ends.poll();
            if (ends.isEmpty()) {
                tour.add(String.valueOf(way.pop()));
                length++;
            } else {
                int[] end = ends.poll();
                swept[end[1]] = true;
                way.push(end[0]);
            }
        }
        System.out.println(length == m + 1 ? tour : "impossible");
    }
}
