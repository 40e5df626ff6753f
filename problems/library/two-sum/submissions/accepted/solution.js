/**
 * @param {number[]} nums
 * @param {number} target
 * @return {number[]}
 */
var twoSum = function(nums, target) {
    const seen = new Map();
    for (let i = 0; i < nums.length; i++) {
        const other = seen.get(target - nums[i]);
        if (other !== undefined) return [other, i];
        seen.set(nums[i], i);
    }
    return [];
};
