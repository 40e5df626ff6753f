func smallestNumber(num int64) int64 {
    if num < 0 {
        digits := []byte(strconv.FormatInt(-num, 10))
        slices.SortFunc(digits, func(a, b byte) int { return cmp.Compare(b, a) })
        value, _ := strconv.ParseInt(string(digits), 10, 64)
        return -value
    }
    digits := []byte(strconv.FormatInt(num, 10))
    slices.Sort(digits)
    for i, digit := range digits {
        if digit != '0' {
            digits[0], digits[i] = digit, digits[0]
            break
        }
    }
    value, _ := strconv.ParseInt(string(digits), 10, 64)
    return value
}
