import { readFileSync } from 'fs';

const numbers: number[] = readFileSync(0, 'utf8').trim().split(/\s+/).map(Number);
console.log(numbers.length);
