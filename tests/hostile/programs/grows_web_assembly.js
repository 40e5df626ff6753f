// Memory that is no object of the language.
// problem: add
// verdicts: MLE
const keep = [];
var add = (a, b) => {
    for (;;) {
        const memory = new WebAssembly.Memory({ initial: 256 });
        new Uint8Array(memory.buffer).fill(1);
        keep.push(memory);
    }
};
