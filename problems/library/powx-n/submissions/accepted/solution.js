/**
 * @param {number} x
 * @param {number} n
 * @return {number}
 */
var myPow = function(x, n) {
    if (n < 0) return 1 / myPow(x, -n);
    if (n === 0) return 1;
    const half = myPow(x, Math.floor(n / 2));
    return n % 2 ? half * half * x : half * half;
};
