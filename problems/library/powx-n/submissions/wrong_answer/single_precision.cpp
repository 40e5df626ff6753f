class Solution {
public:
    double myPow(double x, int n) {
        float base = x, result = 1;
        for (long long e = abs((long long)n); e; e >>= 1, base *= base)
            if (e & 1) result *= base;
        return n < 0 ? 1 / result : result;
    }
};
