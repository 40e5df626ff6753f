"""Write the tests below data/: the same bytes at every run."""

import json
import random
from pathlib import Path

DATA = Path(__file__).resolve().parent.parent / "data"
rng = random.Random(20109)


def groups(words):
    """Group by the count of each letter."""
    result = {}
    for word in words:
        result.setdefault(tuple(word.count(c) for c in "abcdefghijklmnopqrstuvwxyz"), []).append(word)
    return list(result.values())


def write(name, words):
    path = DATA / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.with_suffix(".in").write_text(json.dumps(words, separators=(",", ":")) + "\n")
    path.with_suffix(".ans").write_text(json.dumps(groups(words), separators=(",", ":")) + "\n")


def word(length, letters="abcdefghijklmnopqrstuvwxyz"):
    return "".join(rng.choice(letters) for _ in range(length))


def shuffled(text):
    return "".join(rng.sample(text, len(text)))


def family(stems, n):
    """Make n words, each an anagram of one of the stems."""
    return [shuffled(rng.choice(stems)) for _ in range(n)]


write("sample/1", ["tide", "side", "diet", "edit"])
write("sample/2", [""])
write("sample/3", ["a", "b", "a"])

write("secret/01-no-letters", [""])
write("secret/02-one-letter", ["z"])
write("secret/03-twice-no-letters", ["", ""])
write("secret/04-no-letters-among-others", ["", "x", "", "xx"])
write("secret/05-equal-words", ["same"] * 6)
write("secret/06-same-letters-other-counts", ["aab", "abb", "ab", "aabb", "bba"])
write("secret/07-same-sum-of-letters", ["ad", "bc", "da", "cb", "e"])
write("secret/08-same-product-like", ["bbd", "dbb", "bh", "hb", "cg"])
write("secret/09-no-two-together", ["a", "ab", "abc", "abcd", "abcde"])
write("secret/10-one-group", family(["orchestra"], 30))
write("secret/11-count-digits-run-together", ["b" * 11 + "c", "b" + "c" * 11, "b" * 1 + "c" * 1])
write("secret/12-longest", ["a" * 20, "a" * 19 + "b", "b" + "a" * 19, "a" * 19])
for number, (n, length) in enumerate([(5, 2), (20, 2), (100, 3), (300, 4), (1000, 3)], 13):
    write(f"secret/{number}-random-{n}", [word(length, "abcde") for _ in range(n)])
write("secret/18-families", family([word(8) for _ in range(20)], 500))
write("secret/19-mixed-lengths", [word(rng.randint(0, 6), "abc") for _ in range(1500)])
write("secret/20-large-few-groups", family([word(6) for _ in range(10)], 2000))
write("secret/21-large-all-different", [word(9) for _ in range(5000)])
write("secret/22-large-pairs", family([word(7) for _ in range(1000)], 2000))
