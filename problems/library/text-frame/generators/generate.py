"""Write the tests below data/: the same bytes at every run."""

import random
from pathlib import Path

DATA = Path(__file__).resolve().parent.parent / "data"
LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.,!?-+|"
rng = random.Random(20205)


def framed(lines):
    """Write into a board of characters, starting from an empty frame."""
    width = max(map(len, lines))
    board = [["|", *" " * (width + 2), "|"] for _ in lines]
    for row, line in zip(board, lines, strict=True):
        start = 2 + (width - len(line)) // 2
        row[start : start + len(line)] = line
    edge = ["+", *"-" * (width + 2), "+"]
    return "".join("".join(row) + "\n" for row in [edge, *board, edge])


def write(name, lines):
    path = DATA / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.with_suffix(".in").write_text(f"{len(lines)}\n" + "".join(line + "\n" for line in lines))
    path.with_suffix(".ans").write_text(framed(lines))


def line(length):
    """Make a line without a space at its ends and without two together."""
    text = ""
    while len(text) < length:
        inside = text and text[-1] != " " and len(text) < length - 1
        text += " " if inside and rng.random() < 0.15 else rng.choice(LETTERS)
    return text


def some(n, longest):
    return [line(rng.randint(0, longest)) for _ in range(n)]


write("sample/1", ["All roads", "lead", "to", "Rome."])
write("sample/2", ["x"])

write("secret/01-empty-line", [""])
write("secret/02-empty-lines", ["", "", ""])
write("secret/03-one-letter", ["Q"])
write("secret/04-equal-lengths", ["abc", "def", "ghi"])
write("secret/05-lacks-one", ["ab", "a"])
write("secret/06-lacks-two", ["abc", "a"])
write("secret/07-lacks-all", ["abcd", ""])
write("secret/08-empty-at-the-ends", ["", "middle", ""])
write("secret/09-spaces-inside", ["a b c d", "e f", "g"])
write("secret/10-bars-and-pluses", ["|+|", "+--+", "| |"])
write("secret/11-staircase", ["a" * k for k in range(1, 20)])
write("secret/12-staircase-down", ["b" * k for k in range(20, 0, -1)])
write("secret/13-looks-like-a-number", ["3", "1 2", "12345"])
write("secret/14-longest", ["z" * 100, "y" * 99, "x" * 98, ""])
for number, (n, longest) in enumerate([(3, 5), (10, 20), (30, 8), (100, 40), (200, 3)], 15):
    write(f"secret/{number}-random-{n}", some(n, longest))
write("secret/20-many-empty", [""] * 999 + ["end"])
write("secret/21-large-short", some(1000, 10))
write("secret/22-large", some(400, 100))
