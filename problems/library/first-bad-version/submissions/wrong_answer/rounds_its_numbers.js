var solution = function(isBadVersion) {
    return function(n) {
        let low = 1, high = n;
        while (low < high) {
            const middle = (low + high) >> 1;  // the sum of two numbers of 31 bits has 32
            if (middle < low) return low;
            if (isBadVersion(middle)) high = middle;
            else low = middle + 1;
        }
        return low;
    };
};
