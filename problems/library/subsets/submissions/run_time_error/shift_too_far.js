var subsets = function(nums) {
    const ways = [];
    for (let mask = 0; mask < 1 << nums.length; mask++) {
        const way = [];
        for (let i = 0; i <= nums.length; i++) {
            if (mask >> i & 1 || i === nums.length) way.push(nums[i].valueOf()); // nums has no i = n
        }
        ways.push(way);
    }
    return ways;
};
