"""Write the tests below data/: the same bytes at every run."""

import json
import random
from pathlib import Path

DATA = Path(__file__).resolve().parent.parent / "data"
rng = random.Random(20107)


def turned(matrix):
    """Place each point by the formula: row r, column c goes to row c, column n - 1 - r."""
    n = len(matrix)
    result = [[0] * n for _ in range(n)]
    for r in range(n):
        for c in range(n):
            result[c][n - 1 - r] = matrix[r][c]
    return result


def write(name, matrix):
    path = DATA / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.with_suffix(".in").write_text(json.dumps(matrix, separators=(",", ":")) + "\n")
    path.with_suffix(".ans").write_text(json.dumps(turned(matrix), separators=(",", ":")) + "\n")


def some(n, low=-1000, high=1000):
    return [[rng.randint(low, high) for _ in range(n)] for _ in range(n)]


write("sample/1", [[1, 2, 3], [4, 5, 6], [7, 8, 9]])
write("sample/2", [[5, 1, 9, 11], [2, 4, 8, 10], [13, 3, 6, 7], [15, 14, 12, 16]])

write("secret/01-one-point", [[1]])
write("secret/02-two", [[1, 2], [3, 4]])
write("secret/03-all-equal", [[7] * 5 for _ in range(5)])
write("secret/04-extremes", [[-1000, 1000], [1000, -1000]])
write("secret/05-only-a-corner", [[1, 0, 0], [0, 0, 0], [0, 0, 0]])
write("secret/06-diagonal", [[int(r == c) for c in range(6)] for r in range(6)])
write("secret/07-other-diagonal", [[int(r + c == 6) for c in range(7)] for r in range(7)])
write("secret/08-rings", [[min(r, c, 8 - r, 8 - c) for c in range(9)] for r in range(9)])
write("secret/09-rows-alike", [[r] * 10 for r in range(10)])
write("secret/10-columns-alike", [list(range(10)) for _ in range(10)])
write("secret/11-counting", [[r * 11 + c for c in range(11)] for r in range(11)])
for number, n in enumerate([3, 4, 5, 8, 13, 20, 31, 50], 12):
    write(f"secret/{number}-random-{n}", some(n))
write("secret/20-large-odd", some(99, 0, 9))
write("secret/21-large-even", some(100, 0, 9))
write("secret/22-large-numbers", some(60))
