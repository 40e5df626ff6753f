import * as fs from 'fs';

interface Crate {
    weight: number;
    price: number;
}

const [[, capacity], ...rows]: number[][] = fs
    .readFileSync('/dev/stdin', 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.split(' ').map(Number));
const crates: Crate[] = rows.map(([weight, price]) => ({ weight, price }));

const best = new Float64Array(capacity + 1);
for (const { weight, price } of crates) {
    for (let load = capacity; load >= weight; load--) {
        best[load] = Math.max(best[load], best[load - weight] + price);
    }
}
console.log(String(best[capacity]));
