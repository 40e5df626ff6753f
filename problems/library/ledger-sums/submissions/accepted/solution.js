const data = require('fs').readFileSync(0, 'utf8').split(/\s+/).map(Number);
let at = 0;
const n = data[at++];
const q = data[at++];
// The largest sum, 20000 * 10^12, is beyond 2^53.
const sums = [0n];
for (let i = 0; i < n; i++) sums.push(sums[i] + BigInt(data[at++]));
const lines = [];
for (let i = 0; i < q; i++) {
    const left = data[at++];
    const right = data[at++];
    lines.push(sums[right] - sums[left - 1]);
}
console.log(lines.join('\n'));
