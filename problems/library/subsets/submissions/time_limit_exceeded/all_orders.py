class Solution:
    def subsets(self, nums: List[int]) -> List[List[int]]:
        ways = set()
        for k in range(len(nums) + 1):
            for order in itertools.permutations(nums, k):
                ways.add(tuple(sorted(order)))
        return [list(way) for way in ways]
