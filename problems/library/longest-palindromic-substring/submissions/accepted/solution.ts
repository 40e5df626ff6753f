function longestPalindrome(s: string): string {
    let best: { from: number; to: number } = { from: 0, to: 0 };

    const grow = (left: number, right: number): void => {
        while (left >= 0 && right < s.length && s[left] === s[right]) {
            left--;
            right++;
        }
        if (right - left - 1 > best.to - best.from) best = { from: left + 1, to: right };
    };

    for (let i = 0; i < s.length; i++) {
        grow(i, i);
        grow(i, i + 1);
    }
    return s.slice(best.from, best.to);
};
