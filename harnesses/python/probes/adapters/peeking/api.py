class Iterator:
    def __init__(self, nums):
        self._nums = nums
        self._at = 0

    def hasNext(self):
        return self._at < len(self._nums)

    def next(self):
        self._at += 1
        return self._nums[self._at - 1]
