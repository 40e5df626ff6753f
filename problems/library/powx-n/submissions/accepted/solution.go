func myPow(x float64, n int) float64 {
    if n < 0 {
        return 1 / myPow(x, -n)
    }
    power := 1.0
    for ; n > 0; n >>= 1 {
        if n&1 == 1 {
            power *= x
        }
        x *= x
    }
    return power
}
