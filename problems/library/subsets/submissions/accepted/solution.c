/**
 * Return an array of arrays of size *returnSize.
 * The sizes of the arrays are returned as *returnColumnSizes array.
 * Note: Both returned array and *columnSizes array must be malloced, assume caller calls free().
 */
int** subsets(int* nums, int numsSize, int* returnSize, int** returnColumnSizes) {
    *returnSize = 1 << numsSize;
    int **sets = malloc(*returnSize * sizeof *sets);
    *returnColumnSizes = calloc(*returnSize, sizeof(int));
    for (int chosen = 0; chosen < *returnSize; chosen++) {
        sets[chosen] = malloc((numsSize + 1) * sizeof(int));
        for (int i = 0; i < numsSize; i++)
            if (chosen >> i & 1) sets[chosen][(*returnColumnSizes)[chosen]++] = nums[i];
    }
    return sets;
}
