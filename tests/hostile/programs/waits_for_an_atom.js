// Waits for a word that nobody writes.
// problem: add
// verdicts: TLE
var add = (a, b) => {
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
    return a + b;
};
