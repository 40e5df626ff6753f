import { readFileSync } from 'fs';

const [days, questions, ...rest]: number[] = readFileSync(0, 'utf8').split(/\s+/).map(Number);
const sums = new Int32Array(days + 1); // wraps
for (let day = 0; day < days; day++) sums[day + 1] = sums[day] + rest[day];
for (let i = 0; i < questions; i++) {
    const [first, last] = rest.slice(days + 2 * i, days + 2 * i + 2);
    console.log(sums[last] - sums[first - 1]);
}
