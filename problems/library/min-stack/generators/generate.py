"""Write the tests below data/: the same bytes at every run."""

import json
import random
from bisect import insort
from pathlib import Path

DATA = Path(__file__).resolve().parent.parent / "data"
LOWEST, HIGHEST = -(2**31), 2**31 - 1
rng = random.Random(20111)


def reference(calls):
    """Keep a sorted copy beside the stack."""
    stack, ordered, result = [], [], [None]
    for name, *values in calls:
        answer = None
        if name == "push":
            stack.append(values[0])
            insort(ordered, values[0])
        elif name == "pop":
            ordered.remove(stack.pop())
        else:
            answer = stack[-1] if name == "top" else ordered[0]
        result.append(answer)
    return result


def write(name, calls):
    path = DATA / name
    path.parent.mkdir(parents=True, exist_ok=True)
    operations = ["MinStack"] + [call[0] for call in calls]
    arguments = [[]] + [list(call[1:]) for call in calls]
    path.with_suffix(".in").write_text(
        "".join(json.dumps(line, separators=(",", ":")) + "\n" for line in (operations, arguments))
    )
    path.with_suffix(".ans").write_text(json.dumps(reference(calls), separators=(",", ":")) + "\n")


def push(*values):
    return [("push", value) for value in values]


def some(n, low, high, share_of_pops=0.25):
    calls, height = [], 0
    while len(calls) < n:
        kind = rng.random()
        if height == 0 or kind < 0.45:
            calls.append(("push", rng.randint(low, high)))
            height += 1
        elif kind < 0.45 + share_of_pops:
            calls.append(("pop",))
            height -= 1
        else:
            calls.append(("getMin",) if kind > 0.8 else ("top",))
    return calls


LOOK = [("top",), ("getMin",)]
DOWN = [("pop",), ("getMin",)]
write("sample/1", push(4, 7, 2) + LOOK + [("pop",)] + LOOK)

write("secret/01-no-calls", [])
write("secret/02-one", push(0) + LOOK)
write("secret/03-empty-again", push(5) + [("pop",)] + push(6) + LOOK)
write("secret/04-equal-minima", push(1, 1) + DOWN + LOOK)
write("secret/05-minimum-below", push(1, 2, 3) + LOOK + DOWN * 2)
write("secret/06-minimum-above", push(3, 2, 1) + LOOK + DOWN * 2)
write("secret/07-extremes", push(HIGHEST, LOWEST, HIGHEST) + LOOK + DOWN + LOOK + DOWN)
write("secret/08-lowest-twice", push(LOWEST, LOWEST) + DOWN + LOOK)
write("secret/09-highest-only", push(HIGHEST) * 2 + LOOK + DOWN)
write("secret/10-negative", push(-5, -3, -9, -9, -1) + LOOK + DOWN * 4)
write("secret/11-large-equal-values", push(1000, 1000, 500, 500, 500) + DOWN * 4)
write("secret/12-pushes-only", push(*range(50, 0, -1)))
for number, (n, high) in enumerate([(20, 5), (60, 3), (200, 100), (800, 10**6), (1500, 2)], 13):
    write(f"secret/{number}-random-{n}", some(n, -high, high))
write("secret/18-extremes-random", some(500, LOWEST, HIGHEST))
write("secret/19-up-and-down", (push(*range(100)) + DOWN * 99 + [("pop",)]) * 5)
write("secret/20-downhill", push(*range(500, 0, -1)) + DOWN * 499)
write("secret/21-large-random", some(1500, -9, 9, 0.1))
tall = push(*(rng.randint(0, 99) for _ in range(10000)))
write("secret/22-large-looks", tall + [("getMin",)] * 10000)
write("secret/23-large-pops", push(*(rng.randint(0, 9) for _ in range(800))) + DOWN * 799)
