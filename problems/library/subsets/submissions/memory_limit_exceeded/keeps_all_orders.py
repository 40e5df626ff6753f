class Solution:
    def subsets(self, nums: List[int]) -> List[List[int]]:
        orders = list(itertools.permutations(nums))
        return [list(way) for way in {frozenset(order[:k]) for order in orders for k in range(len(nums) + 1)}]
