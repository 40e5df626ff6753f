const [n] = require('fs').readFileSync(0, 'utf8').split(/\s+/).map(Number);
console.log('possible');
console.log(Array.from({ length: n }, (_, i) => 1 + i % 2).join(' '));
