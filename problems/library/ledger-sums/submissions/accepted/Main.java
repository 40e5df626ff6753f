import java.io.*;
import java.util.*;

public class Main {
    public static void main(String[] args) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
        StringTokenizer line = new StringTokenizer(in.readLine());
        int n = Integer.parseInt(line.nextToken());
        int q = Integer.parseInt(line.nextToken());
        long[] sums = new long[n + 1];
        line = new StringTokenizer(in.readLine());
        for (int i = 0; i < n; i++) sums[i + 1] = sums[i] + Long.parseLong(line.nextToken());
        StringBuilder out = new StringBuilder();
        while (q-- > 0) {
            line = new StringTokenizer(in.readLine());
            int left = Integer.parseInt(line.nextToken());
            int right = Integer.parseInt(line.nextToken());
            out.append(sums[right] - sums[left - 1]).append('\n');
        }
        System.out.print(out);
    }
}
