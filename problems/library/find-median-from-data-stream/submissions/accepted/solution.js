var MedianFinder = function() {
    this.ordered = [];
};

/**
 * @param {number} num
 * @return {void}
 */
MedianFinder.prototype.addNum = function(num) {
    let low = 0;
    let high = this.ordered.length;
    while (low < high) {
        const middle = (low + high) >> 1;
        if (this.ordered[middle] < num) low = middle + 1;
        else high = middle;
    }
    this.ordered.splice(low, 0, num);
};

/**
 * @return {number}
 */
MedianFinder.prototype.findMedian = function() {
    const n = this.ordered.length;
    return (this.ordered[n >> 1] + this.ordered[(n - 1) >> 1]) / 2;
};
