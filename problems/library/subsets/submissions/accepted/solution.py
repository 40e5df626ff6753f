class Solution:
    def subsets(self, nums: List[int]) -> List[List[int]]:
        ways = [[]]
        for value in nums:
            ways += [way + [value] for way in ways]
        return ways
