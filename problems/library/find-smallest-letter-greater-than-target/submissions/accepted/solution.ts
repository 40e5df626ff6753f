function nextGreatestLetter(letters: string[], target: string): string {
    let [low, high]: [number, number] = [0, letters.length];
    while (low < high) {
        const middle = (low + high) >>> 1;
        if (letters[middle] > target) high = middle;
        else low = middle + 1;
    }
    return letters[low % letters.length];
};
