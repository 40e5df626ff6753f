// Returns the two numbers instead of their places.
int* twoSum(int* nums, int numsSize, int target, int* returnSize) {
    int *answer = malloc(2 * sizeof *answer);
    *returnSize = 2;
    for (int i = 0; i < numsSize; i++) {
        for (int j = i + 1; j < numsSize; j++) {
            if (nums[i] + nums[j] == target) {
                answer[0] = nums[i];
                answer[1] = nums[j];
                return answer;
            }
        }
    }
    return answer;
}
