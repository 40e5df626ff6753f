const [first, ...rest] = require('fs').readFileSync(0, 'utf8').split('\n');
const lines = rest.slice(0, Number(first));
const width = Math.max(...lines.map(line => line.length));
const edge = `+${'-'.repeat(width + 2)}+`;
console.log(edge);
for (const line of lines) {
    console.log(`| ${line.padStart((width + line.length) >> 1).padEnd(width)} |`);
}
console.log(edge);
