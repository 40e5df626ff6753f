public class Solution {
    public double MyPow(double x, int n) {
        double result = 1;
        for (long left = Math.Abs((long)n); left > 0; left >>= 1) {
            if ((left & 1) == 1) result *= x;
            x *= x;
        }
        return n < 0 ? 1 / result : result;
    }
}
