struct group {
    char *letters;  // of its words, sorted
    int number;
    UT_hash_handle hh;
};

static int byLetter(const void* a, const void* b) {
    return *(const char *)a - *(const char *)b;
}

/**
 * Return an array of arrays of size *returnSize.
 * The sizes of the arrays are returned as *returnColumnSizes array.
 * Note: Both returned array and *columnSizes array must be malloced, assume caller calls free().
 */
char*** groupAnagrams(char** strs, int strsSize, int* returnSize, int** returnColumnSizes) {
    struct group *groups = NULL, *group, *next;
    char ***answer = calloc(strsSize, sizeof *answer);
    *returnColumnSizes = calloc(strsSize, sizeof(int));
    *returnSize = 0;
    for (int i = 0; i < strsSize; i++) {
        char *letters = strdup(strs[i]);
        qsort(letters, strlen(letters), 1, byLetter);
        HASH_FIND_STR(groups, letters, group);
        if (group) {
            free(letters);
        } else {
            group = malloc(sizeof *group);
            *group = (struct group){.letters = letters, .number = (*returnSize)++};
            HASH_ADD_KEYPTR(hh, groups, letters, strlen(letters), group);
        }
        int *size = &(*returnColumnSizes)[group->number];
        answer[group->number] = realloc(answer[group->number], (*size + 1) * sizeof(char *));
        answer[group->number][(*size)++] = strs[i];
    }
    HASH_ITER(hh, groups, group, next) {
        HASH_DEL(groups, group);
        free(group->letters);
        free(group);
    }
    return answer;
}
