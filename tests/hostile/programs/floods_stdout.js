// Prints without end.
// problem: add
// verdicts: OLE
const text = "x".repeat(1 << 16);
var add = (a, b) => {
    for (;;) require("fs").writeSync(1, text);
};
