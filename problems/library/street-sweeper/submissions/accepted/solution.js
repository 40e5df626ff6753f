const [n, m, ...ends] = require('fs').readFileSync(0, 'utf8').trim().split(/\s+/).map(Number);
const at = Array.from({ length: n + 1 }, () => []);
for (let street = 0; street < m; street++) {
    const [a, b] = [ends[2 * street], ends[2 * street + 1]];
    at[a].push([b, street]);
    at[b].push([a, street]);
}
const swept = new Uint8Array(m);
const tour = [];
const way = [1];
while (way.length) {
    const here = at[way[way.length - 1]];
    while (here.length && swept[here[here.length - 1][1]]) here.pop();
    if (here.length) {
        const [crossing, street] = here.pop();
        swept[street] = 1;
        way.push(crossing);
    } else {
        tour.push(way.pop());
    }
}
const degrees = new Array(n + 1).fill(0);
ends.forEach(end => degrees[end]++);
console.log(tour.length === m + 1 && degrees.every(d => d % 2 === 0) ? tour.join('\n') : 'impossible');
