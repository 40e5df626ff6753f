import { readFileSync } from 'fs';

const words: string[] = readFileSync(0, 'utf8').split(/\s+/);
let at = 0;
const next = (): number => Number(words[at++]);

const [days, questions] = [next(), next()];
const sums: bigint[] = [0n]; // beyond 2^53
for (let day = 0; day < days; day++) sums.push(sums[day] + BigInt(words[at++]));

const answers: bigint[] = [];
for (let question = 0; question < questions; question++) {
    const [first, last] = [next(), next()];
    answers.push(sums[last] - sums[first - 1]);
}
console.log(answers.join('\n'));
