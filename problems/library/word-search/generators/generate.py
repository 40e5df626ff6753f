"""Write the tests below data/: the same bytes at every run."""

import json
import random
from pathlib import Path

DATA = Path(__file__).resolve().parent.parent / "data"
rng = random.Random(20108)


def reference(board, word):
    """Extend all paths by one letter at a time; a path is its last field and the set of its fields, as a bit mask."""
    m, n = len(board), len(board[0])
    paths = {(r, c, 1 << (r * n + c)) for r in range(m) for c in range(n) if board[r][c] == word[0]}
    for letter in word[1:]:
        longer = set()
        for r, c, mask in paths:
            for x, y in ((r + 1, c), (r - 1, c), (r, c + 1), (r, c - 1)):
                if 0 <= x < m and 0 <= y < n and board[x][y] == letter and not mask >> (x * n + y) & 1:
                    longer.add((x, y, mask | 1 << (x * n + y)))
        paths = longer
    return bool(paths)


def write(name, rows, word, *, expected=None):
    board = [list(row) for row in rows]
    result = reference(board, word)
    assert expected in (None, result), name
    path = DATA / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.with_suffix(".in").write_text(
        f"{json.dumps(board, separators=(',', ':'))}\n{json.dumps(word)}\n"
    )
    path.with_suffix(".ans").write_text(json.dumps(result) + "\n")


def some(m, n, letters):
    return ["".join(rng.choice(letters) for _ in range(n)) for _ in range(m)]


def walk(rows, length):
    """Read a word that is on the board."""
    while True:
        r, c = rng.randrange(len(rows)), rng.randrange(len(rows[0]))
        path = [(r, c)]
        while len(path) < length:
            r, c = path[-1]
            free = [
                (x, y)
                for x, y in ((r + 1, c), (r - 1, c), (r, c + 1), (r, c - 1))
                if 0 <= x < len(rows) and 0 <= y < len(rows[0]) and (x, y) not in path
            ]
            if not free:
                break
            path.append(rng.choice(free))
        if len(path) == length:
            return "".join(rows[r][c] for r, c in path)


write("sample/1", ["CARE", "TODS", "EWIN"], "CARD", expected=True)
write("sample/2", ["CARE", "TODS", "EWIN"], "FOOD", expected=False)

write("secret/01-one-field", ["a"], "a", expected=True)
write("secret/02-one-field-other", ["a"], "b", expected=False)
write("secret/03-case-matters", ["a"], "A", expected=False)
write("secret/04-too-long", ["aa", "aa"], "aaaaa", expected=False)
write("secret/05-whole-board", ["ab", "dc"], "abcd", expected=True)
write("secret/06-no-diagonals", ["ab", "dc"], "ac", expected=False)
write("secret/07-touched-twice", ["ab"], "aba", expected=False)
write("secret/08-row", ["backward"], "drawkcab", expected=True)
write("secret/09-column", list("upwards"), "sdraw", expected=True)
write("secret/10-second-branch", ["abx", "acd", "aef"], "acef", expected=True)
write("secret/11-must-back-off", ["aab", "aac", "aad"], "aaabcd", expected=True)
write("secret/12-no-wrapping", ["abc", "def"], "cd", expected=False)
board = some(4, 5, "abc")
write("secret/13-on-board", board, walk(board, 8), expected=True)
board = some(6, 3, "ABC")
write("secret/14-on-board", board, walk(board, 9), expected=True)
board = some(8, 8, "abcdefgh")
write("secret/15-on-large-board", board, walk(board, 10), expected=True)
write("secret/16-spiral", ["abcd", "lmne", "kpof", "jihg"], "ghijklmnop"[:10])
for number, letters in enumerate(["ab", "aB", "xyz", "qQ"], 17):
    board = some(6, 6, letters)
    write(f"secret/{number}-random", board, "".join(rng.choice(letters) for _ in range(10)))
write("secret/21-large-random", some(8, 8, "abcd"), "abcdabcdab")
write("secret/22-large-all-alike", ["a" * 8] * 8, "a" * 10, expected=True)
write("secret/23-last-letter-missing", ["A" * 6] * 6, "A" * 9 + "B", expected=False)
write("secret/24-first-letter-missing", ["A" * 8] * 8, "B" + "A" * 9, expected=False)
write("secret/25-large-corner", ["a" * 8] * 7 + ["a" * 7 + "z"], "z" + "a" * 9, expected=True)
write("secret/26-dead-end-needed-again", ["aab", "abb", "abc"], "abbbbc", expected=True)
write("secret/27-dead-end-needed-again", ["aba", "aba", "bbc"], "baabac", expected=True)
