class Solution:
    def nextGreatestLetter(self, letters: List[str], target: str) -> str:
        low, high = 0, len(letters)
        while low < high:
            middle = (low + high) // 2
            if letters[middle] <= target:
                low = middle  # should be middle + 1
            else:
                high = middle
        return letters[low % len(letters)]
