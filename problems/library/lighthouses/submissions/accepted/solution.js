const [, ...numbers] = require('fs').readFileSync(0, 'utf8').trim().split(/\s+/).map(Number);
const points = [];
for (let i = 0; i < numbers.length; i += 2) points.push([numbers[i], numbers[i + 1]]);
points.sort((a, b) => a[0] - b[0] || a[1] - b[1]);

function nearest(low, high) {
    if (high - low === 1) return [Infinity, points.slice(low, high)];
    const middle = (low + high) >> 1;
    const [left, lower] = nearest(low, middle);
    const [right, upper] = nearest(middle, high);
    let best = Math.min(left, right);
    const byY = [...lower, ...upper].sort((a, b) => a[1] - b[1]);
    const strip = byY.filter(point => Math.abs(point[0] - points[middle][0]) < best);
    for (let i = 0; i < strip.length; i++) {
        for (let j = i + 1; j < strip.length && strip[j][1] - strip[i][1] < best; j++) {
            best = Math.min(best, Math.hypot(strip[i][0] - strip[j][0], strip[i][1] - strip[j][1]));
        }
    }
    return [best, byY];
}

console.log(nearest(0, points.length)[0].toFixed(9));
