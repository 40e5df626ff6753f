"""Write the tests below data/: the same bytes at every run."""

import json
import random
from pathlib import Path

DATA = Path(__file__).resolve().parent.parent / "data"
rng = random.Random(20128)


def lowest(values, p, q):
    """Climb from both nodes, one step at a time from the one that came later in level order."""
    parents, places = {}, []
    for at, value in enumerate(values):
        if value is not None:
            parents[at] = places[at - 1] if at else None
            places += [at, at]
    p, q = values.index(p), values.index(q)
    while p != q:
        p, q = min(p, q), parents[max(p, q)]
    return values[p]


def write(name, values, p, q):
    path = DATA / name
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = [values, p, q]
    path.with_suffix(".in").write_text(
        "".join(json.dumps(line, separators=(",", ":")) + "\n" for line in lines)
    )
    path.with_suffix(".ans").write_text(f"{lowest(values, p, q)}\n")


def tree(nodes, child):
    """Make a tree of different values; `child(side)` tells whether a place is taken while others are open."""
    names = rng.sample(range(-nodes, nodes), nodes)
    values, open_places = [names.pop()], 2
    while names:
        open_places -= 1
        if child(len(values) % 2) or open_places == 0:
            values.append(names.pop())
            open_places += 2
        else:
            values.append(None)
    return values


def some(nodes, share):
    return tree(nodes, lambda side: rng.random() < share)


def left(side):
    return side == 1


def right(side):
    return side == 0


def anywhere(name, values):
    write(name, values, *rng.sample([one for one in values if one is not None], 2))


def nth(values, at):
    """Return the value that comes at a place among the nodes, from either end."""
    return [one for one in values if one is not None][at]


def two_legs(length):
    """Make a root with a chain on either side."""
    values = [0]
    for depth in range(1, length + 1):
        values += [-depth, None, None, depth] if depth > 1 else [-1, 1]
    return values


SMALL = [5, 9, 2, 7, 1, None, 4, None, None, 6, 3]
write("sample/1", SMALL, 7, 3)
write("sample/2", SMALL, 2, 4)

write("secret/01-two-nodes", [1, 2], 1, 2)
write("secret/02-two-nodes-right", [1, None, 2], 2, 1)
write("secret/03-siblings", [1, 2, 3], 3, 2)
write("secret/04-root-and-leaf", SMALL, 5, 6)
write("secret/05-below-p", SMALL, 9, 6)
write("secret/06-below-q", SMALL, 3, 9)
write("secret/07-cousins", SMALL, 6, 4)
write("secret/08-zero", [3, 0, -1, 1, 2], 1, 2)
write("secret/09-extremes", [-(10**9), 10**9, 0, -1], -1, 0)
write("secret/10-sorted", [8, 4, 12, 2, 6, 10, 14, 1, 3, 5, 7], 3, 7)
write("secret/11-chain-left", chain := tree(60, left), nth(chain, 20), nth(chain, 50))
write("secret/12-chain-right", chain := tree(60, right), nth(chain, -1), nth(chain, -2))
for number, (nodes, share) in enumerate(
    [(8, 0.6), (30, 0.6), (100, 0.7), (400, 0.55), (1500, 0.9), (2000, 0.6)], 13
):
    anywhere(f"secret/{number}-random-{nodes}", some(nodes, share))
write("secret/19-two-legs", two_legs(1500), -1500, 1500)
anywhere("secret/20-large-random", some(8000, 0.7))
write("secret/21-large-full", full := some(4095, 1.0), nth(full, -1), nth(full, -2))
write("secret/22-deep-left", chain := tree(10000, left), nth(chain, -1), nth(chain, -2))
write("secret/23-deep-right", chain := tree(1000, right), nth(chain, -2), nth(chain, -1))
winding = tree(2000, lambda side: rng.random() < 0.5)
write("secret/24-deep-winding", winding, nth(winding, 1000), nth(winding, -1))
