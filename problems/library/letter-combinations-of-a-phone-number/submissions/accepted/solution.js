/**
 * @param {string} digits
 * @return {string[]}
 */
const letterCombinations = digits => {
    const keys = { 2: 'abc', 3: 'def', 4: 'ghi', 5: 'jkl', 6: 'mno', 7: 'pqrs', 8: 'tuv', 9: 'wxyz' };
    if (!digits) return [];
    return [...digits].reduce(
        (texts, digit) => texts.flatMap(text => [...keys[digit]].map(letter => text + letter)),
        ['']
    );
};
