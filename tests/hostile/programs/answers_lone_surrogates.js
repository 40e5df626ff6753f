// Half a character.
// problem: word
// verdicts: WA RE
var word = (n) => "\ud83d" + "\0";
