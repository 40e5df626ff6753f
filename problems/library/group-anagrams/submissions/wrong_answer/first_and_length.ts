function groupAnagrams(strs: string[]): string[][] {
    const groups: Record<string, string[]> = {};
    for (const word of strs) (groups[`${word.length}${word[0]}`] ??= []).push(word);
    return Object.values(groups);
};
