class Solution:
    def exist(self, board: List[List[str]], word: str) -> bool:
        rows, columns = len(board), len(board[0])

        def walks(walk):
            if len(walk) == len(word):
                spelt = "".join(board[r][c] for r, c in walk)
                return spelt == word and len(set(walk)) == len(walk)
            r, c = walk[-1]
            return any(
                [
                    walks(walk + [(x, y)])
                    for x, y in ((r + 1, c), (r - 1, c), (r, c + 1), (r, c - 1))
                    if 0 <= x < rows and 0 <= y < columns
                ]
            )

        return any(walks([(r, c)]) for r in range(rows) for c in range(columns))
