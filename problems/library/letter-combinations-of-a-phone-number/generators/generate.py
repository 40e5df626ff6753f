"""Write the tests below data/: the same bytes at every run."""

import json
import random
from itertools import product
from pathlib import Path

DATA = Path(__file__).resolve().parent.parent / "data"
KEYS = dict(zip("23456789", ["abc", "def", "ghi", "jkl", "mno", "pqrs", "tuv", "wxyz"], strict=True))
rng = random.Random(20117)


def write(name, digits):
    path = DATA / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.with_suffix(".in").write_text(json.dumps(digits) + "\n")
    texts = ["".join(letters) for letters in product(*(KEYS[d] for d in digits))] if digits else []
    path.with_suffix(".ans").write_text(json.dumps(texts, separators=(",", ":")) + "\n")


def some(n):
    return "".join(rng.choice("23456789") for _ in range(n))


write("sample/1", "35")
write("sample/2", "7")
write("sample/3", "")

write("secret/01-no-key", "")
for number, key in enumerate("23456789", 2):
    write(f"secret/{number:02}-key-{key}", key)
write("secret/10-same-key-twice", "22")
write("secret/11-four-letters-twice", "79")
write("secret/12-same-key-thrice", "999")
for number, n in enumerate([2, 3, 3, 4, 4, 4, 5], 13):
    write(f"secret/{number}-random-{n}", some(n))
write("secret/20-rising", "23456")
write("secret/21-six-keys", some(6))
write("secret/22-most-texts", "797979")
