func longestPalindrome(s string) string {
    from, to := 0, 0
    for middle := range s {
        for _, end := range []int{middle, middle + 1} {
            i, j := middle, end
            for i >= 0 && j < len(s) && s[i] == s[j] {
                i--
                j++
            }
            if j-i-1 > to-from {
                from, to = i+1, j
            }
        }
    }
    return s[from:to]
}
