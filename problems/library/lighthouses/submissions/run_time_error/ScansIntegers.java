import java.util.Scanner;

public class ScansIntegers {
    public static void main(String[] args) {
        Scanner in = new Scanner(System.in);
        int n = in.nextInt();
        int[] x = new int[n];
        int[] y = new int[n];
        double best = Double.MAX_VALUE;
        for (int i = 0; i < n; i++) {
            x[i] = in.nextInt();  // 1.5 is no int
            y[i] = in.nextInt();
            for (int j = 0; j < i; j++) best = Math.min(best, Math.hypot(x[i] - x[j], y[i] - y[j]));
        }
        System.out.println(best);
    }
}
