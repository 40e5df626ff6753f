class Solution {
    public double myPow(double x, int n) {
        long exponent = Math.abs((long) n);
        double result = 1;
        for (double square = x; exponent > 0; square *= square, exponent >>= 1) {
            if ((exponent & 1) == 1) result *= square;
        }
        return n < 0 ? 1 / result : result;
    }
}
