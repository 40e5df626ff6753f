class Solution {
public:
    long long smallestNumber(long long num) {
        string digits = to_string(abs(num));
        sort(digits.begin(), digits.end());
        long long best = num;
        do {
            if (digits[0] != '0') best = min(best, num < 0 ? -stoll(digits) : stoll(digits));
        } while (next_permutation(digits.begin(), digits.end()));
        return best;
    }
};
