import { readFileSync } from 'fs';

interface End {
    crossing: number;
    street: number;
}

const [crossings, streets, ...numbers] = readFileSync(0, 'utf8').split(/\s+/).map(Number);
const at: End[][] = Array.from({ length: crossings + 1 }, () => []);
for (let street = 0; street < streets; street++) {
    const [a, b] = [numbers[2 * street], numbers[2 * street + 1]];
    at[a].push({ crossing: b, street });
    at[b].push({ crossing: a, street });
}

function plan(): number[] | null {
    if (at.some((ends) => ends.length % 2 === 1)) return null;
    const swept = new Set<number>();
    const tour: number[] = [];
    const way = [1];
    while (way.length > 0) {
        const end = at[way[way.length - 1]].pop();
        if (!end) {
            tour.push(way.pop()!);
        } else if (!swept.has(end.street)) {
            swept.add(end.street);
            way.push(end.crossing);
        }
    }
    return tour.length === streets + 1 ? tour : null;
}

console.log(plan()?.join(' ') ?? 'impossible');
