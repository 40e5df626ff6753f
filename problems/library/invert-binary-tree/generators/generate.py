"""Write the tests below data/: the same bytes at every run."""

import json
import random
from pathlib import Path

DATA = Path(__file__).resolve().parent.parent / "data"
rng = random.Random(20106)


def mirror(values):
    """Reverse each floor of the level-order array, without building the tree."""
    result, at, floor = [], 0, values[:1]
    while floor:
        result += floor[::-1]
        at += len(floor)
        places = 2 * sum(v is not None for v in floor)
        floor = values[at : at + places]
        floor += [None] * (places - len(floor)) if floor else []
    while result and result[-1] is None:
        result.pop()
    return result


def write(name, values):
    while values and values[-1] is None:
        values.pop()
    path = DATA / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.with_suffix(".in").write_text(json.dumps(values, separators=(",", ":")) + "\n")
    path.with_suffix(".ans").write_text(json.dumps(mirror(values), separators=(",", ":")) + "\n")


def some(nodes, share):
    """Make a random tree: each place below a node is taken with probability `share`, until `nodes` stand."""
    values, open_places, count = [rng.randint(-100, 100)], 2, 1
    while open_places and count < nodes:
        open_places -= 1
        if rng.random() < share or open_places == 0:
            values.append(rng.randint(-100, 100))
            open_places += 2
            count += 1
        else:
            values.append(None)
    return values


def chain(nodes, side):
    values = [0]
    for i in range(1, nodes):
        values += [i % 100, None] if side(i) else [None, i % 100]
    return values


write("sample/1", [4, 2, 7, 1, 3, 6, 9])
write("sample/2", [1, 2, None, None, 3])
write("sample/3", [])

write("secret/01-empty", [])
write("secret/02-root-only", [7])
write("secret/03-left-child", [1, 2])
write("secret/04-right-child", [1, None, 2])
write("secret/05-three", [2, 1, 3])
write("secret/06-symmetric-values", [1, 2, 2, 3, 4, 4, 3])
write("secret/07-equal-values", [5, 5, 5, None, 5])
write("secret/08-extremes", [-100, 100, -100, None, 100])
write("secret/09-zigzag", chain(30, lambda i: i % 2 == 0))
write("secret/10-left-chain", chain(50, lambda i: True))
write("secret/11-right-chain", chain(50, lambda i: False))
write("secret/12-grandchildren", [1, 2, 3, 4, None, None, 5, 6, 7])
for number, (nodes, share) in enumerate(
    [(5, 0.6), (12, 0.6), (40, 0.6), (150, 0.7), (500, 0.55), (1000, 0.9)], 13
):
    write(f"secret/{number}-random-{nodes}", some(nodes, share))
write("secret/19-perfect", list(range(-63, 64)))
write("secret/20-large-perfect", [rng.randint(-100, 100) for _ in range(2047)])
write("secret/21-large-random", some(4000, 0.6))
write("secret/22-deep-left", chain(1000, lambda i: True))
write("secret/23-deep-winding", chain(1000, lambda i: rng.random() < 0.5))
