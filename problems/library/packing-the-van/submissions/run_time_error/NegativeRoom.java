import java.util.Scanner;

public class NegativeRoom {
    public static void main(String[] args) {
        Scanner in = new Scanner(System.in);
        int n = in.nextInt();
        int c = in.nextInt();
        long[] best = new long[c + 1];
        for (int i = 0; i < n; i++) {
            int weight = in.nextInt();
            long price = in.nextLong();
            for (int load = c; load >= 0; load--) {
                best[load] = Math.max(best[load], best[load - weight] + price);
            }
        }
        System.out.println(best[c]);
    }
}
