// Memory without end, outside the heap that the engine limits.
// problem: add
// verdicts: MLE
const keep = [];
var add = (a, b) => {
    for (;;) keep.push(Buffer.alloc(1 << 24, 1));
};
