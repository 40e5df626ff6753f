import { readFileSync } from 'fs';

const [n, m, ...numbers] = readFileSync(0, 'utf8').split(/\s+/).map(Number);
const quarrelled: number[][] = Array.from({ length: n + 1 }, () => []);
for (let i = 0; i < 2 * m; i += 2) {
    quarrelled[numbers[i]].push(numbers[i + 1]);
    quarrelled[numbers[i + 1]].push(numbers[i]);
}

function teams(): number[] | null {
    const team: number[] = Array(n + 1).fill(0);
    for (let start = 1; start <= n; start++) {
        if (team[start] !== 0) continue;
        team[start] = 1;
        const open = [start];
        for (const pupil of open) {
            for (const other of quarrelled[pupil]) {
                if (team[other] === team[pupil]) return null;
                if (team[other] !== 0) continue;
                team[other] = 3 - team[pupil];
                open.push(other);
            }
        }
    }
    return team.slice(1);
}

const found = teams();
console.log(found ? `possible\n${found.join(' ')}` : 'impossible');
