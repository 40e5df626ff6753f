char* longestPalindrome(char* s) {
    int start = 0, length = 0, n = strlen(s);
    for (int centre = 0; centre < n; centre++) {
        for (int width = 0; width < 2; width++) {
            int left = centre, right = centre + width;
            while (left >= 0 && right < n && s[left] == s[right]) left--, right++;
            if (right - left - 1 > length) start = left + 1, length = right - left - 1;
        }
    }
    return strndup(s + start, length);
}
