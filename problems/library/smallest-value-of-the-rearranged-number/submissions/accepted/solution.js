/**
 * @param {number} num
 * @return {number}
 */
var smallestNumber = function(num) {
    const digits = [...String(Math.abs(num))].sort();
    if (num < 0) return -Number(digits.reverse().join(''));
    const first = digits.findIndex(digit => digit !== '0');
    if (first > 0) [digits[0], digits[first]] = [digits[first], digits[0]];
    return Number(digits.join(''));
};
