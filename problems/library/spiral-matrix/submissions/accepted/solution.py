class Solution:
    def spiralOrder(self, matrix: List[List[int]]) -> List[int]:
        order = []
        while matrix:
            order += matrix.pop(0)
            matrix = [*zip(*matrix)][::-1]
        return order
