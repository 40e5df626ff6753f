// Not a number, by another language.
// problem: half
// verdicts: WA
var half = (n) => (n % 2 ? NaN : -Infinity);
