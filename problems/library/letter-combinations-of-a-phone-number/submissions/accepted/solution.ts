const KEYS: Readonly<Record<string, string>> = {
    2: 'abc', 3: 'def', 4: 'ghi', 5: 'jkl', 6: 'mno', 7: 'pqrs', 8: 'tuv', 9: 'wxyz',
};

function letterCombinations(digits: string): string[] {
    if (digits === '') return [];
    return [...digits].reduce<string[]>(
        (texts, digit) => texts.flatMap((text) => [...KEYS[digit]].map((letter) => text + letter)),
        [''],
    );
};
