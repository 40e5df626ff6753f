"""Write the tests below data/: the same bytes at every run."""

import json
import random
from pathlib import Path

DATA = Path(__file__).resolve().parent.parent / "data"
ALPHABET = "abcdefghijklmnopqrstuvwxyz"
rng = random.Random(20119)


def reference(letters, target):
    """Say the alphabet from target on, twice at most, until a letter is in the array."""
    start = ALPHABET.index(target) + 1
    return next(letter for letter in ALPHABET[start:] + ALPHABET if letter in letters)


def write(name, letters, target):
    letters = list(letters)
    assert letters == sorted(letters) and len(set(letters)) > 1, name
    path = DATA / name
    path.parent.mkdir(parents=True, exist_ok=True)
    text = f"{json.dumps(letters, separators=(',', ':'))}\n{json.dumps(target)}\n"
    path.with_suffix(".in").write_text(text)
    path.with_suffix(".ans").write_text(json.dumps(reference(letters, target)) + "\n")


def some(n, alphabet):
    return sorted([alphabet[0], alphabet[-1]] + [rng.choice(alphabet) for _ in range(n - 2)])


write("sample/1", "bdfh", "d")
write("sample/2", "ccxy", "y")

write("secret/01-two", "ab", "a")
write("secret/02-two-wraps", "ab", "b")
write("secret/03-wraps-from-z", "ez", "z")
write("secret/04-last-is-z", "ez", "e")
write("secret/05-before-all", "mnop", "a")
write("secret/06-after-all", "abcd", "w")
write("secret/07-in-a-gap", "acgz", "d")
write("secret/08-just-before", "acgz", "f")
write("secret/09-many-equal-first", "a" * 20 + "b", "a")
write("secret/10-many-equal-last", "a" + "b" * 20, "a")
write("secret/11-many-equal-middle", "aa" + "k" * 30 + "zz", "k")
write("secret/12-whole-alphabet", ALPHABET, "y")
write("secret/13-whole-alphabet-wraps", ALPHABET, "z")
for number, n in enumerate([3, 5, 10, 26, 100, 500], 14):
    write(f"secret/{number}-random-{n}", some(n, ALPHABET), rng.choice(ALPHABET))
write("secret/20-few-letters", some(2000, "cgm"), "g")
write("secret/21-large-wraps", "a" * 3999 + "b", "b")
write("secret/22-large-gap", "a" * 2500 + "y" * 2500, "m")
write("secret/23-largest", some(10000, ALPHABET), "t")
