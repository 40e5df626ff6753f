function subsets(nums: number[]): number[][] {
    const chosen: number[] = [];
    function* choose(from: number): Generator<number[]> {
        yield [...chosen];
        for (let i = from; i < nums.length; i++) {
            chosen.push(nums[i]);
            yield* choose(i + 1);
            chosen.pop();
        }
    }
    return Array.from(choose(0));
};
