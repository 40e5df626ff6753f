// A crash of the engine, with a core to dump.
// problem: add
// verdicts: RE
var add = (a, b) => process.abort();
