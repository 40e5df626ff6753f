class MinStack {
    constructor() {
        this.values = [];
        this.minima = [];
    }

    push(val) {
        this.values.push(val);
        if (!this.minima.length || val < this.minima.at(-1).value) this.minima.push({ value: val });
    }

    pop() {
        if (this.values.pop() === this.minima.at(-1).value) this.minima.pop();
    }

    top() {
        return this.values.at(-1);
    }

    getMin() {
        return this.minima.at(-1).value; // nothing left once an equal minimum was popped
    }
}
