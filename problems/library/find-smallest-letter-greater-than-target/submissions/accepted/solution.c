char nextGreatestLetter(char* letters, int lettersSize, char target) {
    int low = 0, high = lettersSize;
    while (low < high) {
        int middle = (low + high) / 2;
        if (letters[middle] > target) high = middle;
        else low = middle + 1;
    }
    return letters[low % lettersSize];
}
