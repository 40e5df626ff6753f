function groupAnagrams(strs: string[]): string[][] {
    const groups: Map<string, string[]> = new Map();
    for (const word of strs) {
        const key: string = [...word].sort().join('');
        (groups.get(key) ?? groups.set(key, []).get(key)!).push(word);
    }
    return [...groups.values()];
};
