var solution = function(isBadVersion: any) {

    return function(n: number): number {
        const search = (low: number, high: number): number => {
            if (low > high) return low;
            const middle = Math.floor((low + high) / 2);
            return isBadVersion(middle) ? search(low, middle - 1) : search(middle + 1, high);
        };
        return search(1, n);
    };
};
