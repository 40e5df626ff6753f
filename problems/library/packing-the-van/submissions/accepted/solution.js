const lines = require('fs').readFileSync(0, 'utf8').trim().split('\n');
const [, c] = lines[0].split(' ').map(Number);
const best = new Array(c + 1).fill(0);
for (const line of lines.slice(1)) {
    const [weight, price] = line.split(' ').map(Number);
    for (let load = c; load >= weight; load--) {
        best[load] = Math.max(best[load], best[load - weight] + price);
    }
}
console.log(best[c]);
