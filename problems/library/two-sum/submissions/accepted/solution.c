struct place {
    int value;
    int index;
    UT_hash_handle hh;
};

/**
 * Note: The returned array must be malloced, assume caller calls free().
 */
int* twoSum(int* nums, int numsSize, int target, int* returnSize) {
    struct place *places = malloc(numsSize * sizeof *places), *seen = NULL;
    int *answer = NULL;
    *returnSize = 0;
    for (int i = 0; i < numsSize; i++) {
        int missing = target - nums[i];
        struct place *found;
        HASH_FIND_INT(seen, &missing, found);
        if (found) {
            answer = malloc(2 * sizeof *answer);
            answer[0] = found->index;
            answer[1] = i;
            *returnSize = 2;
            break;
        }
        places[i] = (struct place){.value = nums[i], .index = i};
        HASH_ADD_INT(seen, value, &places[i]);
    }
    HASH_CLEAR(hh, seen);
    free(places);
    return answer;
}
