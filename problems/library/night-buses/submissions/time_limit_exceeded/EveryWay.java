import java.util.*;

public class EveryWay {
    static List<List<int[]>> leaving = new ArrayList<>();
    static boolean[] visited;
    static int home;

    static long from(int stop) {
        if (stop == home) return 0;
        visited[stop] = true;
        long best = Long.MAX_VALUE;
        for (int[] line : leaving.get(stop)) {
            if (visited[line[0]]) continue;
            long rest = from(line[0]);
            if (rest < Long.MAX_VALUE) best = Math.min(best, rest + line[1]);
        }
        visited[stop] = false;
        return best;
    }

    public static void main(String[] args) {
        Scanner in = new Scanner(System.in);
        int n = in.nextInt(), m = in.nextInt(), s = in.nextInt();
        home = in.nextInt();
        visited = new boolean[n + 1];
        for (int i = 0; i <= n; i++) leaving.add(new ArrayList<>());
        for (int i = 0; i < m; i++) leaving.get(in.nextInt()).add(new int[] {in.nextInt(), in.nextInt()});
        long best = from(s);
        System.out.println(best == Long.MAX_VALUE ? "stranded" : best);
    }
}
