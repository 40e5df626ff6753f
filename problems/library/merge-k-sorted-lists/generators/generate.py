"""Write the tests below data/: the same bytes at every run."""

import json
import random
from pathlib import Path

DATA = Path(__file__).resolve().parent.parent / "data"
rng = random.Random(20104)


def write(name, lists):
    assert all(values == sorted(values) for values in lists), name
    path = DATA / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.with_suffix(".in").write_text(json.dumps(lists, separators=(",", ":")) + "\n")
    merged = sorted(value for values in lists for value in values)
    path.with_suffix(".ans").write_text(json.dumps(merged, separators=(",", ":")) + "\n")


def some(k, longest, low=-10000, high=10000):
    return [sorted(rng.randint(low, high) for _ in range(rng.randint(0, longest))) for _ in range(k)]


write("sample/1", [[2, 9], [1, 2, 6], [4]])
write("sample/2", [[]])
write("sample/3", [])

write("secret/01-no-lists", [])
write("secret/02-one-empty", [[]])
write("secret/03-all-empty", [[], [], [], []])
write("secret/04-one-node", [[5]])
write("secret/05-one-list", [[-3, -3, 0, 8, 8, 9]])
write("secret/06-first-empty", [[], [1]])
write("secret/07-last-empty", [[1, 2], []])
write("secret/08-two", [[1, 3, 5], [2, 4, 6]])
write("secret/09-one-after-the-other", [[7, 8, 9], [4, 5, 6], [1, 2, 3]])
write("secret/10-all-equal", [[4] * 10] * 10)
write("secret/11-extremes", [[-10000, 10000], [-10000], [10000]])
write("secret/12-lengths-differ", [[0], list(range(-500, 500)), [3, 3]])
for number, (k, longest) in enumerate([(3, 5), (10, 10), (50, 4), (100, 30), (2, 2000), (500, 5)], 13):
    write(f"secret/{number}-random-{k}-lists", some(k, longest))
write("secret/19-single-nodes", [[rng.randint(-9999, 9999)] for _ in range(3000)])
write("secret/20-one-long-many-short", [sorted(rng.randint(-99, 99) for _ in range(2000))] + some(1000, 2))
write("secret/21-large-two-lists", [sorted(rng.randint(0, 99) for _ in range(4000)) for _ in range(2)])
write("secret/22-large-many-lists", some(9999, 4, 0, 999))
write("secret/23-large-empty-lists", [[] for _ in range(9990)] + some(10, 400, 0, 99))
