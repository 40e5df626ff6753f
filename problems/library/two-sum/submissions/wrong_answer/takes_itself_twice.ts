function twoSum(nums: number[], target: number): number[] {
    const where = new Map(nums.map((value, i): [number, number] => [value, i]));
    const first = nums.findIndex((value) => where.has(target - value));
    return [first, where.get(target - nums[first])!];
};
