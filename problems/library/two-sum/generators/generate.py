"""Write the tests below data/: the same bytes at every run."""

import json
import random
from collections import Counter
from pathlib import Path

DATA = Path(__file__).resolve().parent.parent / "data"
rng = random.Random(20101)


def reference(nums, target):
    """Two fingers over the sorted list, one from each end."""
    order = sorted(range(len(nums)), key=lambda i: nums[i])
    low, high = 0, len(nums) - 1
    while nums[order[low]] + nums[order[high]] != target:
        if nums[order[low]] + nums[order[high]] < target:
            low += 1
        else:
            high -= 1
    return sorted([order[low], order[high]])


def pairs(nums, target):
    count = Counter(nums)
    twice = sum(k * count[target - v] for v, k in count.items() if v * 2 != target)
    half = count[target // 2] if target % 2 == 0 else 0
    return twice // 2 + half * (half - 1) // 2


def write(name, nums, target):
    assert pairs(nums, target) == 1, name
    path = DATA / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.with_suffix(".in").write_text(f"{json.dumps(nums, separators=(',', ':'))}\n{target}\n")
    path.with_suffix(".ans").write_text(json.dumps(reference(nums, target)) + "\n")


def puzzle(n, low, high, where=None):
    """Make a list with one pair; `where` fixes the two positions."""
    while True:
        nums = [rng.randint(low, high) for _ in range(n)]
        i, j = where or rng.sample(range(n), 2)
        target = nums[i] + nums[j]
        if abs(target) <= 10**9 and pairs(nums, target) == 1:
            return nums, target


write("sample/1", [8, 5, 21, 13], 18)
write("sample/2", [6, 3, 2, 3], 8)
write("sample/3", [4, 9, 4], 8)

write("secret/01-only-two", [1, 2], 3)
write("secret/02-equal-two", [3, 3], 6)
write("secret/03-half-first", [5, 1, 9, 3, 7], 4)
write("secret/04-half-once", [3, 2, 4], 6)
write("secret/05-zeros", [0, 7, 12, 0], 0)
write("secret/06-negative", [-3, -8, -1, -20, 5], -11)
write("secret/07-cancel", [-10**9, 4, 10**9], 0)
write("secret/08-largest", [10**9, 500000000, 500000000, 3], 10**9)
write("secret/09-smallest", [-500000000, 1, -500000000], -10**9)
write("secret/10-ends", *puzzle(9, -30, 30, (0, 8)))
write("secret/11-first-two", *puzzle(12, -60, 60, (0, 1)))
write("secret/12-last-two", *puzzle(12, -60, 60, (10, 11)))
write("secret/13-many-repeats", [1] * 40 + [2, 7] + [1] * 40, 9)
for number, n in enumerate([5, 20, 50, 100, 400, 1000], 14):
    write(f"secret/{number}-random-{n}", *puzzle(n, -(n**3), n**3))
write("secret/20-negatives-only", *puzzle(1500, -(5 * 10**8), -1))
write("secret/21-sorted", sorted(range(-3000, 3000, 3)), -2999 * 2 + 1)
write("secret/22-large-small-numbers", [2] * 14999 + [5, 9] + [2] * 14999, 14)
write("secret/23-large-pair-at-end", *puzzle(12000, -(10**9), 10**9, (11998, 11999)))
