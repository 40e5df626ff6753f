const [n, m, s, t, ...lines] = require('fs').readFileSync(0, 'utf8').trim().split(/\s+/).map(Number);
const leaving = Array.from({ length: n + 1 }, () => []);
for (let i = 0; i < m; i++) leaving[lines[3 * i]].push([lines[3 * i + 1], lines[3 * i + 2]]);

const heap = [];
function push(item) {
    let i = heap.push(item) - 1;
    while (i > 0) {
        const parent = (i - 1) >> 1;
        if (heap[parent][0] <= item[0]) break;
        heap[i] = heap[parent];
        i = parent;
    }
    heap[i] = item;
}
function pop() {
    const top = heap[0];
    const item = heap.pop();
    if (heap.length === 0) return top;
    let i = 0;
    for (;;) {
        let child = 2 * i + 1;
        if (child >= heap.length) break;
        if (child + 1 < heap.length && heap[child + 1][0] < heap[child][0]) child++;
        if (heap[child][0] >= item[0]) break;
        heap[i] = heap[child];
        i = child;
    }
    heap[i] = item;
    return top;
}

const best = new Array(n + 1).fill(Infinity);
best[s] = 0;
push([0, s]);
while (heap.length) {
    const [minutes, stop] = pop();
    if (minutes > best[stop]) continue;
    for (const [other, w] of leaving[stop]) {
        if (minutes + w < best[other]) {
            best[other] = minutes + w;
            push([best[other], other]);
        }
    }
}
console.log(best[t] === Infinity ? 'stranded' : best[t]);
