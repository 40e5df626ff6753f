const data = require('fs').readFileSync(0, 'utf8').trim().split(/\s+/).map(Number);
const [n, m, s, t] = data;
const best = new Map([[s, { minutes: 0 }]]);
let changed = true;
while (changed) {
    changed = false;
    for (let i = 4; i < 4 + 3 * m; i += 3) {
        const [u, v, w] = data.slice(i, i + 3);
        if (!best.has(u)) continue;
        const minutes = best.get(u).minutes + w;
        if (!best.has(v) || minutes < best.get(v).minutes) {
            best.set(v, { minutes });
            changed = true;
        }
    }
}
console.log(best.get(t).minutes); // nobody asked whether there is a way
