"""Write the tests below data/: the same bytes at every run."""

import json
import random
from pathlib import Path

DATA = Path(__file__).resolve().parent.parent / "data"
rng = random.Random(20105)


def levels(values):
    """Read the level-order array from front to back: each floor has two places per node of the floor above."""
    floors, places, at = [], 1, 0
    while at < len(values) and places:
        floor = [v for v in values[at : at + places] if v is not None]
        if not floor:
            break
        floors.append(floor)
        at += places
        places = 2 * len(floor)
    return floors


def write(name, values):
    while values and values[-1] is None:
        values.pop()
    path = DATA / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.with_suffix(".in").write_text(json.dumps(values, separators=(",", ":")) + "\n")
    path.with_suffix(".ans").write_text(json.dumps(levels(values), separators=(",", ":")) + "\n")


def some(nodes, share, low=-1000, high=1000):
    """Make a random tree: each place below a node is taken with probability `share`, until `nodes` stand."""
    values, open_places, count = [rng.randint(low, high)], 2, 1
    while open_places and count < nodes:
        open_places -= 1
        if rng.random() < share or open_places == 0:
            values.append(rng.randint(low, high))
            open_places += 2
            count += 1
        else:
            values.append(None)
    return values


def chain(nodes, side):
    """Make a tree of one node a floor; `side(i)` tells whether the i-th goes left."""
    values = [0]
    for i in range(1, nodes):
        values += [i % 10, None] if side(i) else [None, i % 10]
    return values


write("sample/1", [3, 9, 20, None, None, 15, 7])
write("sample/2", [1, None, 2, 3])
write("sample/3", [])

write("secret/01-empty", [])
write("secret/02-root-only", [-1000])
write("secret/03-left-child", [1, 2])
write("secret/04-right-child", [1, None, 2])
write("secret/05-perfect", list(range(1, 64)))
write("secret/06-equal-values", [0] * 31)
write("secret/07-grandchildren-far-apart", [1, 2, 3, 4, None, None, 5])
write("secret/08-zigzag", chain(40, lambda i: i % 2 == 0))
write("secret/09-left-chain", chain(100, lambda i: True))
write("secret/10-right-chain", chain(100, lambda i: False))
write("secret/11-last-floor-single", [*range(15), *[None] * 9, 7])
for number, (nodes, share) in enumerate(
    [(6, 0.6), (15, 0.6), (60, 0.6), (200, 0.7), (500, 0.55), (1000, 0.9)], 12
):
    write(f"secret/{number}-random-{nodes}", some(nodes, share))
write("secret/18-narrow", some(1500, 0.5))
write("secret/19-broad", some(3000, 1.0))
write("secret/20-large-perfect", [rng.randint(0, 9) for _ in range(2047)])
write("secret/21-large-random", some(4000, 0.62, 0, 99))
write("secret/22-large-left-chain", chain(16000, lambda i: True))
write("secret/23-large-winding-chain", chain(1500, lambda i: rng.random() < 0.5))
