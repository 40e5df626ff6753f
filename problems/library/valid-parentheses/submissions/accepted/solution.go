func isValid(s string) bool {
    pairs := map[rune]rune{')': '(', ']': '[', '}': '{'}
    var open []rune
    for _, bracket := range s {
        opening, closes := pairs[bracket]
        if !closes {
            open = append(open, bracket)
        } else if len(open) > 0 && open[len(open)-1] == opening {
            open = open[:len(open)-1]
        } else {
            return false
        }
    }
    return len(open) == 0
}
