"""Write the tests below data/: the same bytes at every run."""

import json
import random
from pathlib import Path

DATA = Path(__file__).resolve().parent.parent / "data"
rng = random.Random(20118)


def walk(matrix):
    """Go step by step over a board with a wall around it."""
    m, n = len(matrix), len(matrix[0])
    is_barred = [[False] * n + [True] for _ in range(m)] + [[True] * (n + 1)]
    result, r, c, down, right = [], 0, 0, 0, 1
    for _ in range(m * n):
        result.append(matrix[r][c])
        is_barred[r][c] = True
        if is_barred[r + down][c + right]:  # -1 is the wall at the other end
            down, right = right, -down
        r, c = r + down, c + right
    return result


def write(name, matrix):
    path = DATA / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.with_suffix(".in").write_text(json.dumps(matrix, separators=(",", ":")) + "\n")
    path.with_suffix(".ans").write_text(json.dumps(walk(matrix), separators=(",", ":")) + "\n")


def counting(m, n):
    return [[(r * n + c) % 100 for c in range(n)] for r in range(m)]


def some(m, n, low=-100, high=100):
    return [[rng.randint(low, high) for _ in range(n)] for _ in range(m)]


write("sample/1", [[1, 2, 3], [4, 5, 6], [7, 8, 9]])
write("sample/2", [[4, 5, 6, 7], [8, 9, 10, 11]])

write("secret/01-one-field", [[-100]])
write("secret/02-one-row", [[1, 2, 3, 4]])
write("secret/03-one-column", [[1], [2], [3], [4]])
write("secret/04-two-by-two", [[1, 2], [3, 4]])
write("secret/05-two-rows", counting(2, 5))
write("secret/06-two-columns", counting(5, 2))
write("secret/07-three-rows", counting(3, 4))
write("secret/08-three-columns", counting(4, 3))
write("secret/09-middle-row-left", counting(3, 6))
write("secret/10-middle-column-left", counting(6, 3))
write("secret/11-four-by-four", counting(4, 4))
write("secret/12-five-by-five", counting(5, 5))
write("secret/13-all-equal", [[7] * 6 for _ in range(4)])
for number, (m, n) in enumerate([(2, 9), (9, 2), (6, 5), (10, 10), (7, 20), (31, 15)], 14):
    write(f"secret/{number}-random-{m}-by-{n}", some(m, n))
write("secret/20-long-row", some(1, 180))
write("secret/21-long-column", some(180, 1))
write("secret/22-large-narrow", some(150, 11))
write("secret/23-large-square", some(180, 180, 0, 9))
