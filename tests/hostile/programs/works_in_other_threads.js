// A hundred workers, each with a heap of its own.
// problem: add
// verdicts: TLE MLE RE
const { Worker } = require("worker_threads");
var add = (a, b) => {
    for (let i = 0; i < 100; i++)
        try { new Worker("const keep = []; for (;;) keep.push(Buffer.alloc(1 << 20, 1));", { eval: true }).on("error", () => {}); } catch (error) {}
    for (;;);
};
