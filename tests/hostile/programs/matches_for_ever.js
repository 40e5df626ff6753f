// An expression that tries everything.
// problem: add
// verdicts: TLE
var add = (a, b) => (/^(a+)+$/.test("a".repeat(40) + "b") ? 0 : a + b);
