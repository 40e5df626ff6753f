// Half a character.
// problem: word
// verdicts: WA
var word = (n) => "\ud83d" + "\0";
