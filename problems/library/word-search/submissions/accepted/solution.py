class Solution:
    def exist(self, board: List[List[str]], word: str) -> bool:
        rows, columns = len(board), len(board[0])

        def spells(r: int, c: int, at: int) -> bool:
            if not (0 <= r < rows and 0 <= c < columns) or board[r][c] != word[at]:
                return False
            if at == len(word) - 1:
                return True
            board[r][c] = "#"
            found = (
                spells(r + 1, c, at + 1)
                or spells(r - 1, c, at + 1)
                or spells(r, c + 1, at + 1)
                or spells(r, c - 1, at + 1)
            )
            board[r][c] = word[at]
            return found

        return any(spells(r, c, 0) for r in range(rows) for c in range(columns))
