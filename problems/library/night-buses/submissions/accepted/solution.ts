import { readFileSync } from 'fs';

/** A heap with the smallest number on top. */
class Heap {
    private readonly items: [key: number, value: number][] = [];

    push(key: number, value: number): void {
        let at = this.items.push([key, value]) - 1;
        for (let parent = (at - 1) >> 1; at > 0 && this.items[parent][0] > key; parent = (at - 1) >> 1) {
            this.swap(at, parent);
            at = parent;
        }
    }

    pop(): [key: number, value: number] | undefined {
        if (this.items.length > 1) this.swap(0, this.items.length - 1);
        const top = this.items.pop();
        for (let at = 0, child = 1; child < this.items.length; child = 2 * at + 1) {
            if (child + 1 < this.items.length && this.items[child + 1][0] < this.items[child][0]) child++;
            if (this.items[at][0] <= this.items[child][0]) break;
            this.swap(at, child);
            at = child;
        }
        return top;
    }

    private swap(i: number, j: number): void {
        [this.items[i], this.items[j]] = [this.items[j], this.items[i]];
    }
}

const [n, m, start, home, ...numbers] = readFileSync(0, 'utf8').split(/\s+/).map(Number);
const leaving: [to: number, minutes: number][][] = Array.from({ length: n + 1 }, () => []);
for (let i = 0; i < 3 * m; i += 3) leaving[numbers[i]].push([numbers[i + 1], numbers[i + 2]]);

function ride(): number | null {
    const left = new Set<number>();
    const waiting = new Heap();
    waiting.push(0, start);
    for (let here = waiting.pop(); here; here = waiting.pop()) {
        const [minutes, stop] = here;
        if (stop === home) return minutes;
        if (left.has(stop)) continue;
        left.add(stop);
        for (const [to, more] of leaving[stop]) waiting.push(minutes + more, to);
    }
    return null;
}

console.log(ride() ?? 'stranded');
