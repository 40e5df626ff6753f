const [first, ...rest] = require("fs").readFileSync(0, "utf8").split("\n");
const lines = rest.slice(0, Number(first));
const width = Math.max(...lines.map((line) => line.length));
const edge = "+" + "-".repeat(width + 2) + "+";
console.log(edge);
for (const line of lines) {
  let padded = line;
  // Fills up two at a time: an odd lack is never made good.
  while (padded.length !== width) {
    padded = padded.length > width ? line : " " + padded + " ";
  }
  console.log("| " + padded + " |");
}
console.log(edge);
