"""Write the tests below data/: the same bytes at every run."""

import json
import random
from bisect import insort
from pathlib import Path

DATA = Path(__file__).resolve().parent.parent / "data"
rng = random.Random(20112)


def reference(calls):
    """Keep all numbers in order; None asks for the median."""
    ordered, result = [], [None]
    for number in calls:
        if number is None:
            middle = len(ordered) // 2
            result.append((ordered[middle] + ordered[~middle]) / 2)
        else:
            insort(ordered, number)
            result.append(None)
    return result


def write(name, calls):
    path = DATA / name
    path.parent.mkdir(parents=True, exist_ok=True)
    operations = ["MedianFinder"] + ["findMedian" if call is None else "addNum" for call in calls]
    arguments = [[]] + [[] if call is None else [call] for call in calls]
    path.with_suffix(".in").write_text(
        "".join(json.dumps(line, separators=(",", ":")) + "\n" for line in (operations, arguments))
    )
    path.with_suffix(".ans").write_text(json.dumps(reference(calls), separators=(",", ":")) + "\n")


def each_asked(numbers):
    return [call for number in numbers for call in (number, None)]


def some(n, low, high):
    return [rng.randint(low, high) for _ in range(n)]


write("sample/1", [3, None, 8, None, 5, None])

write("secret/01-no-calls", [])
write("secret/02-one", [7, None])
write("secret/03-asked-twice", [1, 2, None, None])
write("secret/04-half", [1, 2, None])
write("secret/05-negative-half", [-1, -2, None, -3, None])
write("secret/06-around-zero", [-1, 0, None, 2, None, 1, None])
write("secret/07-extremes", [100000, -100000, None, 100000, None, 100000, None])
write("secret/08-all-equal", each_asked([4] * 20))
write("secret/09-rising", each_asked(range(40)))
write("secret/10-falling", each_asked(range(40, -40, -1)))
write("secret/11-outside-in", each_asked([x for k in range(30, 0, -1) for x in (-k, k)]))
write("secret/12-asked-at-the-end", [*range(100, 0, -3), None])
for number, (n, high) in enumerate([(5, 10), (20, 3), (100, 1000), (500, 100000), (1000, 50)], 13):
    write(f"secret/{number}-random-{n}", each_asked(some(n, -high, high)))
write("secret/18-highest-only", each_asked([100000] * 30))
write("secret/19-two-crowds", each_asked([rng.choice([-100000, 99999]) for _ in range(600)]))
write("secret/20-sometimes-asked", [0] + [x if rng.random() < 0.8 else None for x in some(1500, 0, 99)])
write("secret/21-large-random", each_asked(some(800, -9, 99)))
write("secret/22-large-asked-late", some(6000, 0, 999) + [None] * 3000)
