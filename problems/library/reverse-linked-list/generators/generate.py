"""Write the tests below data/: the same bytes at every run."""

import json
import random
from pathlib import Path

DATA = Path(__file__).resolve().parent.parent / "data"
rng = random.Random(20103)


def write(name, values):
    path = DATA / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.with_suffix(".in").write_text(json.dumps(values, separators=(",", ":")) + "\n")
    path.with_suffix(".ans").write_text(json.dumps(values[::-1], separators=(",", ":")) + "\n")


def some(n, low=-5000, high=5000):
    return [rng.randint(low, high) for _ in range(n)]


write("sample/1", [7, 1, 4])
write("sample/2", [])

write("secret/01-empty", [])
write("secret/02-one", [0])
write("secret/03-two", [1, 2])
write("secret/04-two-equal", [3, 3])
write("secret/05-three", [-5000, 0, 5000])
write("secret/06-palindrome", [1, 2, 3, 2, 1])
write("secret/07-all-equal", [9] * 50)
write("secret/08-counting-up", list(range(1, 101)))
write("secret/09-counting-down", list(range(100, -101, -1)))
write("secret/10-zeros-and-one", [0] * 30 + [1])
write("secret/11-smallest-values", [-5000] * 20 + [-4999])
for number, n in enumerate([4, 5, 10, 33, 100, 500, 1000, 2000], 12):
    write(f"secret/{number}-random-{n}", some(n))
write("secret/20-large", some(3000))
write("secret/21-large-digits", some(9999, 0, 9))
write("secret/22-largest", some(40000, 0, 9))
