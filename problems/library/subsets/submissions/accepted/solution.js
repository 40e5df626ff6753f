/**
 * @param {number[]} nums
 * @return {number[][]}
 */
var subsets = function(nums) {
    const ways = [];
    for (let mask = 0; mask < 1 << nums.length; mask++) {
        ways.push(nums.filter((_, i) => mask >> i & 1));
    }
    return ways;
};
