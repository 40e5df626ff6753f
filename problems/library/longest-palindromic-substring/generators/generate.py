"""Write the tests below data/: the same bytes at every run. An answer file has a line for each right answer."""

import json
import random
from pathlib import Path

DATA = Path(__file__).resolve().parent.parent / "data"
rng = random.Random(20113)


def longest(s):
    """Manacher's algorithm on the text with separators; all palindromes of the best length."""
    text = "|" + "|".join(s) + "|"
    radius, centre, right = [0] * len(text), 0, 0
    for i in range(len(text)):
        if i < right:
            radius[i] = min(right - i, radius[2 * centre - i])
        while (
            i - radius[i] > 0
            and i + radius[i] + 1 < len(text)
            and text[i - radius[i] - 1] == text[i + radius[i] + 1]
        ):
            radius[i] += 1
        if i + radius[i] > right:
            centre, right = i, i + radius[i]
    best = max(radius)
    found = {s[(i - best) // 2 : (i + best) // 2] for i in range(len(text)) if radius[i] == best}
    return sorted(found)


def write(name, s):
    path = DATA / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.with_suffix(".in").write_text(json.dumps(s) + "\n")
    path.with_suffix(".ans").write_text("".join(json.dumps(p) + "\n" for p in longest(s)))


def some(n, letters):
    return "".join(rng.choice(letters) for _ in range(n))


def hidden(half, middle, around):
    """Make a palindrome and hide it in random letters."""
    part = some(half, "abcd")
    return some(around, "efgh") + part + middle + part[::-1] + some(around, "ijkl")


write("sample/1", "bananas")
write("sample/2", "ccdd")

write("secret/01-one-letter", "x")
write("secret/02-two-equal", "aa")
write("secret/03-two-different", "ab")
write("secret/04-three", "aba")
write("secret/05-no-longer-than-one", "abcdefghijkl")
write("secret/06-case-matters", "aAbBaA")
write("secret/07-even", "xyabbazz")
write("secret/08-odd", "xyabcbazz")
write("secret/09-at-the-start", "levelxyz")
write("secret/10-at-the-end", "xyznoon")
write("secret/11-reversed-text-has-it-but-not-as-palindrome", "abcdxyzdcba")
write("secret/12-digits", "1234554321099")
write("secret/13-all-equal", "z" * 100)
write("secret/14-whole-text", hidden(40, "e", 0))
write("secret/15-hidden-even", hidden(60, "", 100))
write("secret/16-hidden-odd", hidden(60, "q", 100))
for number, (n, letters) in enumerate([(20, "ab"), (200, "ab"), (500, "abc"), (1000, "xyz")], 17):
    write(f"secret/{number}-random-{n}", some(n, letters))
write("secret/21-many-answers", "abcdefghij" * 20)
write("secret/22-large-random", some(1500, "ab"))
write("secret/23-large-all-equal", "a" * 1500)
write("secret/24-large-alternating", "ab" * 750)
write("secret/25-large-spoilt", "a" * 700 + "bc" + "a" * 798)
