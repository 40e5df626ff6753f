const [n, m, ...ends] = require('fs').readFileSync(0, 'utf8').trim().split(/\s+/).map(Number);
const quarrelled = Array.from({ length: n + 1 }, () => []);
for (let i = 0; i < 2 * m; i += 2) {
    quarrelled[ends[i]].push(ends[i + 1]);
    quarrelled[ends[i + 1]].push(ends[i]);
}
const team = new Array(n + 1).fill(0);
let possible = true;
for (let start = 1; start <= n; start++) {
    if (team[start]) continue;
    team[start] = 2; // the other way round than most
    const stack = [start];
    while (stack.length) {
        const pupil = stack.pop();
        for (const other of quarrelled[pupil]) {
            if (team[other] === team[pupil]) possible = false;
            if (team[other]) continue;
            team[other] = 3 - team[pupil];
            stack.push(other);
        }
    }
}
console.log(possible ? `possible\n${team.slice(1).join(' ')}` : 'impossible');
