var groupAnagrams = function(strs) {
    const byFirst = {};
    for (const word of strs) {
        const letters = [...word].sort();
        const first = letters[0].toUpperCase(); // a word without letters has none
        byFirst[first] ??= {};
        (byFirst[first][letters.join('')] ??= []).push(word);
    }
    return Object.values(byFirst).flatMap(groups => Object.values(groups));
};
