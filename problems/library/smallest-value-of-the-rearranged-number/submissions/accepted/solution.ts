function smallestNumber(num: number): number {
    const digits: string[] = [...Math.abs(num).toString()].sort();
    if (num < 0) return -Number(digits.reverse().join(''));
    const first: number = digits.findIndex((digit) => digit !== '0');
    if (first > 0) {
        [digits[0], digits[first]] = [digits[first], digits[0]];
    }
    return Number(digits.join(''));
};
