import java.util.Scanner;

public class Main {
    public static void main(String[] args) {
        Scanner in = new Scanner(System.in);
        int n = in.nextInt();
        int c = in.nextInt();
        long[] best = new long[c + 1];
        while (n-- > 0) {
            int weight = in.nextInt();
            long price = in.nextLong();
            for (int load = c; load >= weight; load--) {
                best[load] = Math.max(best[load], best[load - weight] + price);
            }
        }
        System.out.println(best[c]);
    }
}
