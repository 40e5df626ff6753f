function twoSum(nums: number[], target: number): number[] {
    let left: number = 0, right: number = 1;
    while (nums[left] + nums[right] - target !== 0) {
        // Only the right one moves on.
        right = right + 1 < nums.length ? right + 1 : left + 1;
    }
    return [left, right];
};
