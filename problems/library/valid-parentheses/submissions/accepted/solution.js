/**
 * @param {string} s
 * @return {boolean}
 */
var isValid = function(s) {
    const pairs = { ')': '(', ']': '[', '}': '{' };
    const stack = [];
    for (const c of s) {
        if (!(c in pairs)) stack.push(c);
        else if (stack.pop() !== pairs[c]) return false;
    }
    return stack.length === 0;
};
