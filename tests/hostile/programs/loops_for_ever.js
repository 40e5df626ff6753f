// The simplest.
// problem: add
// verdicts: TLE
var add = (a, b) => { for (;;); };
