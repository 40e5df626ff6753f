"""Write the tests below data/: the same bytes at every run. The answer is the position that closes the list."""

import json
import random
from pathlib import Path

DATA = Path(__file__).resolve().parent.parent / "data"
rng = random.Random(20129)


def write(name, values, pos):
    path = DATA / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.with_suffix(".in").write_text(f"{json.dumps(values, separators=(',', ':'))}\n{pos}\n")
    path.with_suffix(".ans").write_text(f"{pos}\n")


def some(n, low=-(10**5), high=10**5):
    return [rng.randint(low, high) for _ in range(n)]


write("sample/1", [6, 2, 9, 4], 1)
write("sample/2", [3, 3], -1)

write("secret/01-empty", [], -1)
write("secret/02-one", [1], -1)
write("secret/03-one-to-itself", [1], 0)
write("secret/04-two", [1, 2], -1)
write("secret/05-two-round", [1, 2], 0)
write("secret/06-two-last-to-itself", [1, 2], 1)
write("secret/07-three-round", [0, -1, -2], 0)
write("secret/08-equal-values", [7] * 6, 3)
write("secret/09-equal-values-straight", [7] * 6, -1)
write("secret/10-value-seen-before", [1, 2, 1, 2, 3, 4, 5], 4)
write("secret/11-zeros", [0] * 9, 5)
write("secret/12-values-like-positions", [-1, 0, 1, 2, 3], 2)
write("secret/13-extremes", [-(10**5), 10**5] * 10, 19)
write("secret/14-short-way-long-round", some(101), 1)
write("secret/15-long-way-short-round", some(101), 98)
for number, (n, pos) in enumerate([(10, 4), (57, 31), (500, 250), (1000, -1), (1999, 1234)], 16):
    write(f"secret/{number}-random-{n}", some(n), pos)
write("secret/21-large-round", some(10000, 0, 99), 0)
write("secret/22-large-to-itself", some(20000, 0, 9), 19999)
write("secret/23-large-middle", some(20000, 0, 9), 10000)
write("secret/24-large-straight", some(20000, 0, 9), -1)
write("secret/25-largest-numbers", some(10000), 3333)
