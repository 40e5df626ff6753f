// An array without end that computes itself.
// problem: numbers
// verdicts: RE
var numbers = (n) => new Proxy([], { get: (t, k) => (k === "length" ? 2 ** 31 : 7), has: () => true });
