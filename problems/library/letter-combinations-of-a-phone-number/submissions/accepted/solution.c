static const char *const letters[] = {"", "", "abc", "def", "ghi", "jkl", "mno", "pqrs", "tuv", "wxyz"};

/**
 * Note: The returned array must be malloced, assume caller calls free().
 */
char** letterCombinations(char* digits, int* returnSize) {
    int length = strlen(digits);
    *returnSize = length > 0;
    for (int i = 0; i < length; i++) *returnSize *= strlen(letters[digits[i] - '0']);
    char **words = malloc((*returnSize + 1) * sizeof *words);
    for (int number = 0; number < *returnSize; number++) {
        words[number] = malloc(length + 1);
        int left = number;
        for (int i = 0; i < length; i++) {
            const char *choice = letters[digits[i] - '0'];
            words[number][i] = choice[left % strlen(choice)];
            left /= strlen(choice);
        }
        words[number][length] = '\0';
    }
    return words;
}
