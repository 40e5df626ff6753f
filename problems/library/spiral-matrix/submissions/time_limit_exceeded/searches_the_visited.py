class Solution:
    def spiralOrder(self, matrix: List[List[int]]) -> List[int]:
        m, n = len(matrix), len(matrix[0])
        visited = []
        r, c, down, right = 0, 0, 0, 1
        while len(visited) < m * n:
            visited.append((r, c))
            x, y = r + down, c + right
            if not (0 <= x < m and 0 <= y < n) or (x, y) in visited:
                down, right = right, -down
            r, c = r + down, c + right
        return [matrix[r][c] for r, c in visited]
