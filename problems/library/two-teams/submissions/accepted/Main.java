import java.io.*;
import java.util.*;

public class Main {
    static int[] parent;

    static int find(int x) {
        while (parent[x] != x) x = parent[x] = parent[parent[x]];
        return x;
    }

    public static void main(String[] args) throws IOException {
        StreamTokenizer in = new StreamTokenizer(new BufferedReader(new InputStreamReader(System.in)));
        in.nextToken();
        int n = (int) in.nval;
        in.nextToken();
        int m = (int) in.nval;
        // Node p says "p is in team 1", node p + n says "p is in team 2".
        parent = new int[2 * n + 1];
        for (int i = 0; i <= 2 * n; i++) parent[i] = i;
        for (int i = 0; i < m; i++) {
            in.nextToken();
            int a = (int) in.nval;
            in.nextToken();
            int b = (int) in.nval;
            parent[find(a)] = find(b + n);
            parent[find(b)] = find(a + n);
        }
        Map<Integer, Integer> teamOf = new HashMap<>();
        StringBuilder out = new StringBuilder("possible\n");
        for (int p = 1; p <= n; p++) {
            if (find(p) == find(p + n)) {
                System.out.println("impossible");
                return;
            }
            if (!teamOf.containsKey(find(p))) {
                teamOf.put(find(p), 1);
                teamOf.put(find(p + n), 2);
            }
            out.append(teamOf.get(find(p))).append(p < n ? " " : "\n");
        }
        System.out.print(out);
    }
}
