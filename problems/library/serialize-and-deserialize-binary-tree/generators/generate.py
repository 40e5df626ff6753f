"""Write the tests below data/: the same bytes at every run. What comes out is what went in."""

import json
import random
from pathlib import Path

DATA = Path(__file__).resolve().parent.parent / "data"
rng = random.Random(20131)


def write(name, values):
    while values and values[-1] is None:
        values.pop()
    path = DATA / name
    path.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(values, separators=(",", ":")) + "\n"
    path.with_suffix(".in").write_text(text)
    path.with_suffix(".ans").write_text(text)


def some(nodes, share, low=-1000, high=1000):
    """Make a random tree: each place below a node is taken with probability `share`, until `nodes` stand."""
    values, open_places, count = [rng.randint(low, high)], 2, 1
    while count < nodes:
        open_places -= 1
        if rng.random() < share or open_places == 0:
            values.append(rng.randint(low, high))
            open_places += 2
            count += 1
        else:
            values.append(None)
    return values


def chain(nodes, side):
    values = [0]
    for i in range(1, nodes):
        values += [i, None] if side(i) else [None, i]
    return values


write("sample/1", [2, 5, 8, None, None, -4, 1])
write("sample/2", [7, None, 7])

write("secret/01-empty", [])
write("secret/02-zero", [0])
write("secret/03-left-child", [1, 2])
write("secret/04-right-child", [1, None, 2])
write("secret/05-negative", [-1, -2, -3])
write("secret/06-extremes", [-1000, 1000, -1000, None, 1000])
write("secret/07-digits-in-a-row", [1, 11, 111, 1, 11, 11, 1])
write("secret/08-equal-left", [3, 3, None, 3])
write("secret/09-equal-right", [3, None, 3, None, 3])
write("secret/10-all-equal", [5, 5, 5, 5, None, None, 5, 5, None, None, 5])
write("secret/11-zeros", [0, 0, None, None, 0, 0, 0])
write("secret/12-zigzag", chain(30, lambda i: i % 2 == 0))
write("secret/13-gaps", [1, None, 2, 3, None, None, 4, 5, 6, None, 7])
write("secret/14-same-inorder", [2, 1, None, None, 1])
for number, (nodes, share) in enumerate(
    [(6, 0.6), (20, 0.6), (100, 0.7), (500, 0.55), (1500, 0.9)], 15
):
    write(f"secret/{number}-random-{nodes}", some(nodes, share))
write("secret/20-full", some(1023, 1.0, 0, 1))
write("secret/21-deep-left", chain(1000, lambda i: True))
write("secret/22-deep-right", chain(1000, lambda i: False))
write("secret/23-deep-winding", chain(1000, lambda i: rng.random() < 0.5))
write("secret/24-largest", some(10000, 0.65))
