class Solution {
public:
    long long smallestNumber(long long num) {
        string digits = to_string(abs(num));
        if (num < 0) {
            sort(digits.rbegin(), digits.rend());
            return -stoll(digits);
        }
        sort(digits.begin(), digits.end());
        size_t first = digits.find_first_not_of('0');
        if (first != string::npos) swap(digits[0], digits[first]);
        return stoll(digits);
    }
};
