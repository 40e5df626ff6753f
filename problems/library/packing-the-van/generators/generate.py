"""Write the tests below data/: the same bytes at every run."""

import random
from pathlib import Path

DATA = Path(__file__).resolve().parent.parent / "data"
rng = random.Random(20203)


def most(c, crates):
    """Keep the loads worth having: heavier ones must be dearer (Nemhauser and Ullmann)."""
    loads = [(0, 0)]
    for weight, price in crates:
        more = [(w + weight, p + price) for w, p in loads if w + weight <= c]
        kept = []
        for w, p in sorted(loads + more, key=lambda load: (load[0], -load[1])):
            if not kept or p > kept[-1][1]:
                kept.append((w, p))
        loads = kept
    return loads[-1][1]


def write(name, c, crates):
    path = DATA / name
    path.parent.mkdir(parents=True, exist_ok=True)
    text = f"{len(crates)} {c}\n" + "".join(f"{w} {p}\n" for w, p in crates)
    path.with_suffix(".in").write_text(text)
    path.with_suffix(".ans").write_text(f"{most(c, crates)}\n")


def some(n, heaviest, dearest):
    return [(rng.randint(1, heaviest), rng.randint(0, dearest)) for _ in range(n)]


write("sample/1", 10, [(4, 30), (9, 60), (6, 40), (5, 5)])
write("sample/2", 3, [(4, 100), (5, 1)])

write("secret/01-empty-van", 0, [(1, 1)])
write("secret/02-fits-exactly", 7, [(7, 3)])
write("secret/03-one-too-heavy", 6, [(7, 3)])
write("secret/04-everything-fits", 100, [(10, 1), (20, 2), (30, 3)])
write("secret/05-nothing-fits", 9, [(10, 10), (11, 11), (12, 12)])
write("secret/06-worthless", 50, [(1, 0), (2, 0)])
write("secret/07-crates-go-once", 10, [(1, 5), (10, 9)])
write("secret/08-dearest-first-goes-wrong", 10, [(10, 60), (5, 40), (5, 40)])
write("secret/09-best-ratio-first-goes-wrong", 10, [(6, 90), (5, 60), (5, 60)])
write("secret/10-lightest-first-goes-wrong", 10, [(1, 1), (2, 2), (10, 100)])
write("secret/11-beyond-32-bits", 6000, [(1, 10**9)] * 100)
write("secret/12-all-alike", 99, [(10, 7)] * 30)
write("secret/13-heaviest", 6000, [(6000, 5), (5999, 4), (1, 2), (10000, 9)])
for number, (n, heaviest, c) in enumerate(
    [(3, 10, 12), (8, 20, 50), (12, 100, 300), (20, 50, 250), (40, 100, 700), (70, 500, 5000)], 14
):
    write(f"secret/{number}-random-{n}", c, some(n, heaviest, 1000))
write("secret/20-price-by-weight", 5987, [(w, w) for w, _ in some(60, 900, 0)])
write("secret/21-even-weights", 4999, [(2 * w, 2 * w + 1) for w, _ in some(100, 300, 0)])
write("secret/22-large", 6000, some(100, 400, 10**9))
write("secret/23-large-narrow", 6000, [(w + 100, w * 1000 + p) for w, p in some(100, 300, 999)])
write("secret/24-large-light", 6000, some(100, 99, 10**9))
