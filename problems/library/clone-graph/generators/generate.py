"""Write the tests below data/: the same bytes at every run. A copy looks as the original does."""

import json
import random
from pathlib import Path

DATA = Path(__file__).resolve().parent.parent / "data"
rng = random.Random(20130)


def write(name, lists):
    path = DATA / name
    path.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(lists, separators=(",", ":")) + "\n"
    path.with_suffix(".in").write_text(text)
    path.with_suffix(".ans").write_text(text)


def graph(n, pairs):
    """Return the lists of a graph; `pairs` of numbers from 1 on may repeat themselves."""
    neighbors = [[] for _ in range(n)]
    for a, b in pairs:
        if a != b and b not in neighbors[a - 1]:
            neighbors[a - 1].append(b)
            neighbors[b - 1].append(a)
    return neighbors


def ring(n):
    return graph(n, [(one, one % n + 1) for one in range(1, n + 1)])


def path(n):
    return graph(n, [(one, one + 1) for one in range(1, n)])


def star(n, middle):
    return graph(n, [(middle, one) for one in range(1, n + 1)])


def complete(n):
    return graph(n, [(a, b) for a in range(1, n + 1) for b in range(a + 1, n + 1)])


def grid(width, height):
    at = [[row * width + column + 1 for column in range(width)] for row in range(height)]
    along = [(row[i], row[i + 1]) for row in at for i in range(width - 1)]
    down = [(a, b) for one, next in zip(at, at[1:], strict=False) for a, b in zip(one, next)]
    return graph(width * height, along + down)


def some(n, more, reach=10**9):
    """Make a random tree with some pairs more; a node hangs on one of the `reach` before it."""
    names = [1, *rng.sample(range(2, n + 1), n - 1)]
    pairs = [(names[i], names[rng.randrange(max(0, i - reach), i)]) for i in range(1, n)]
    pairs += [rng.sample(names, 2) for _ in range(more)]
    return graph(n, rng.sample(pairs, len(pairs)))


write("sample/1", [[2, 4], [1, 3, 4], [2], [1, 2]])
write("sample/2", [[]])

write("secret/01-none", [])
write("secret/02-one", [[]])
write("secret/03-two", path(2))
write("secret/04-three-in-a-row", [[2, 3], [1], [1]])
write("secret/05-triangle", ring(3))
write("secret/06-square", ring(4))
write("secret/07-star-from-the-middle", star(9, 1))
write("secret/08-star-from-a-tip", star(9, 5))
write("secret/09-complete", complete(6))
write("secret/10-complete-pairs", graph(7, [(a, b) for a in (1, 3, 5) for b in (2, 4, 6, 7)]))
write("secret/11-grid", grid(4, 5))
write("secret/12-ring-with-a-tail", graph(6, [(1, 2), (2, 3), (3, 4), (4, 5), (5, 6), (6, 3)]))
write("secret/13-unsorted-lists", [[4, 2], [4, 1, 3], [2], [1, 2]])
for number, (n, more) in enumerate([(8, 3), (20, 30), (100, 0), (300, 500), (800, 1000)], 14):
    write(f"secret/{number}-random-{n}", some(n, more))
write("secret/19-deep", some(1000, 100, 1))
write("secret/20-large-complete", complete(60))
write("secret/21-large-star", star(1000, 7))
write("secret/22-large-grid", grid(25, 25))
write("secret/23-large-ring", ring(3000))
write("secret/24-large-random", some(1500, 2500))
