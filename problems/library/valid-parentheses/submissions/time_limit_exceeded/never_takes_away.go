func isValid(s string) bool {
    for len(s) > 0 {
        shorter := strings.ReplaceAll(s, "()", "")
        if len(s)%2 == 1 {
            return false
        }
        s = strings.TrimSpace(shorter) // with [] or {} left it goes round for ever
    }
    return true
}
