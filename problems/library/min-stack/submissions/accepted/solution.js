var MinStack = function() {
    this.values = [];
    this.minima = [];
};

/**
 * @param {number} val
 * @return {void}
 */
MinStack.prototype.push = function(val) {
    this.values.push(val);
    this.minima.push(Math.min(val, this.minima.at(-1) ?? val));
};

/**
 * @return {void}
 */
MinStack.prototype.pop = function() {
    this.values.pop();
    this.minima.pop();
};

/**
 * @return {number}
 */
MinStack.prototype.top = function() {
    return this.values.at(-1);
};

/**
 * @return {number}
 */
MinStack.prototype.getMin = function() {
    return this.minima.at(-1);
};
