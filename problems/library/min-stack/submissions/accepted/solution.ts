type Plate = readonly [value: number, least: number];

class MinStack {
    private plates: Plate[] = [];

    push(val: number): void {
        this.plates.push([val, Math.min(val, this.plates.at(-1)?.[1] ?? Infinity)]);
    }

    pop(): void {
        this.plates.pop();
    }

    top(): number {
        return this.plates.at(-1)![0];
    }

    getMin(): number {
        return this.plates.at(-1)![1];
    }
}
