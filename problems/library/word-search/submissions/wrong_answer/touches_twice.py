class Solution:
    def exist(self, board: List[List[str]], word: str) -> bool:
        rows, columns = len(board), len(board[0])
        ends = {(r, c) for r in range(rows) for c in range(columns) if board[r][c] == word[0]}
        for letter in word[1:]:
            ends = {
                (x, y)
                for r, c in ends
                for x, y in ((r + 1, c), (r - 1, c), (r, c + 1), (r, c - 1))
                if 0 <= x < rows and 0 <= y < columns and board[x][y] == letter
            }
        return bool(ends)
