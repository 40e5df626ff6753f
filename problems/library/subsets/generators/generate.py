"""Write the tests below data/: the same bytes at every run."""

import json
import random
from itertools import combinations
from pathlib import Path

DATA = Path(__file__).resolve().parent.parent / "data"
rng = random.Random(20114)


def write(name, nums):
    assert len(set(nums)) == len(nums) <= 11, name
    path = DATA / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.with_suffix(".in").write_text(json.dumps(nums, separators=(",", ":")) + "\n")
    taken = [taken for k in range(len(nums) + 1) for taken in combinations(nums, k)]
    path.with_suffix(".ans").write_text(json.dumps(taken, separators=(",", ":")) + "\n")


def some(n):
    return rng.sample(range(-10, 11), n)


write("sample/1", [4, 7])
write("sample/2", [0])

write("secret/01-one", [5])
write("secret/02-zero", [0])
write("secret/03-negative", [-10])
write("secret/04-opposites", [-1, 1])
write("secret/05-falling", [3, 2, 1])
write("secret/06-rising", [1, 2, 3, 4])
write("secret/07-extremes", [10, -10, 0])
write("secret/08-digits-run-together", [1, 10, 0, -1, -10])
write("secret/09-not-sorted", [9, 0, 3, 5, 7])
for number, n in enumerate([2, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8], 10):
    write(f"secret/{number}-random-{n}", some(n))
write("secret/22-nine", some(9))
write("secret/23-ten", some(10))
write("secret/24-ten-in-order", list(range(1, 11)))
write("secret/25-eleven", some(11))
