// A timer and an exit handler that would answer once more: neither gets its turn.
// problem: add
// verdicts: AC
process.on("exit", () => require("fs").writeSync(4, "3\n"));
process.on("beforeExit", () => require("fs").writeSync(4, "3\n"));
setImmediate(() => require("fs").writeSync(4, "3\n"));
var add = (a, b) => a + b;
