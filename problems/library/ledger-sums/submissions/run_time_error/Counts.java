import java.util.Scanner;

public class Counts {
    public static void main(String[] args) {
        Scanner in = new Scanner(System.in);
        int n = in.nextInt();
        int q = in.nextInt();
        long[] sums = new long[n];
        long total = 0;
        for (int i = 0; i < n; i++) {
            total += in.nextLong();
            sums[i] = total;
        }
        for (int i = 0; i < q; i++) {
            int left = in.nextInt();
            int right = in.nextInt();
            System.out.println(sums[right - 1] - sums[left - 2]);  // nothing stands before day 1
        }
    }
}
