"""Write the tests below data/: the same bytes at every run."""

import random
from pathlib import Path

DATA = Path(__file__).resolve().parent.parent / "data"
rng = random.Random(20201)


class Fenwick:
    """Sums by a binary indexed tree."""

    def __init__(self, values):
        self.tree = [0] * (len(values) + 1)
        for i, value in enumerate(values, 1):
            while i < len(self.tree):
                self.tree[i] += value
                i += i & -i

    def up_to(self, i):
        total = 0
        while i:
            total += self.tree[i]
            i &= i - 1
        return total


def write(name, amounts, questions):
    path = DATA / name
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = [f"{len(amounts)} {len(questions)}", " ".join(map(str, amounts))]
    lines += [f"{left} {right}" for left, right in questions]
    path.with_suffix(".in").write_text("\n".join(lines) + "\n")
    sums = Fenwick(amounts)
    path.with_suffix(".ans").write_text(
        "".join(f"{sums.up_to(right) - sums.up_to(left - 1)}\n" for left, right in questions)
    )


def amounts(n, largest):
    return [rng.randint(-largest, largest) for _ in range(n)]


def questions(q, n):
    return [tuple(sorted((rng.randint(1, n), rng.randint(1, n)))) for _ in range(q)]


MOST = 10**12
write("sample/1", [3, -5, 7, 4], [(1, 2), (3, 3), (1, 4)])
write("sample/2", [-6], [(1, 1)])

write("secret/01-one-day", [0], [(1, 1)])
write("secret/02-largest-amount", [MOST], [(1, 1)] * 3)
write("secret/03-smallest-amount", [-MOST], [(1, 1)])
write("secret/04-two-days", [5, -5], [(1, 1), (2, 2), (1, 2)])
write("secret/05-all-ranges", [1, 10, 100, 1000], [(a, b) for a in range(1, 5) for b in range(a, 5)])
write("secret/06-zeros", [0] * 30, questions(20, 30))
write("secret/07-first-day", amounts(20, 50), [(1, r) for r in range(1, 21)])
write("secret/08-last-day", amounts(20, 50), [(left, 20) for left in range(1, 21)])
write("secret/09-single-days", amounts(40, 9), [(d, d) for d in range(1, 41)])
write("secret/10-same-question", amounts(50, 100), [(7, 43)] * 30)
write("secret/11-cancels", [MOST, -MOST] * 20, questions(30, 40))
write("secret/12-beyond-32-bits", [2**31 - 1] * 10, questions(20, 10))
write("secret/13-beyond-double", [MOST] * 9 + [1], [(1, 10), (10, 10), (1, 9)])
for number, (n, q, largest) in enumerate(
    [(5, 5, 10), (20, 30, 100), (100, 80, 10**6), (400, 300, 10**9), (1000, 900, MOST)], 14
):
    write(f"secret/{number}-random-{n}", amounts(n, largest), questions(q, n))
write("secret/19-many-days-few-questions", amounts(4000, 10**5), questions(5, 4000))
write("secret/20-few-days-many-questions", amounts(5, MOST), questions(3000, 5))
write("secret/21-all-largest", [MOST] * 1500, [(1, 1500)] * 3 + questions(400, 1500))
long_ranges = [(rng.randint(1, 99), rng.randint(19900, 20000)) for _ in range(12000)]
write("secret/22-large-long-ranges", amounts(20000, 9), long_ranges)
