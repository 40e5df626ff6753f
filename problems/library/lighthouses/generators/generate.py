"""Write the tests below data/: the same bytes at every run."""

import random
from decimal import Decimal, getcontext
from pathlib import Path

DATA = Path(__file__).resolve().parent.parent / "data"
getcontext().prec = 40
rng = random.Random(20204)


def nearest(points):
    """Divide and conquer in whole millimetres; return the square of the distance."""

    def search(part):  # sorted by x; returns the best square and the part sorted by y
        if len(part) <= 3:
            squares = [
                (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2 for i, a in enumerate(part) for b in part[:i]
            ]
            return min(squares, default=10**30), sorted(part, key=lambda p: p[1])
        half = len(part) // 2
        middle = part[half][0]
        left, low = search(part[:half])
        right, high = search(part[half:])
        best = min(left, right)
        merged = sorted(low + high, key=lambda p: p[1])
        strip = [p for p in merged if (p[0] - middle) ** 2 < best]
        for i, a in enumerate(strip):
            for b in strip[i + 1 : i + 8]:
                best = min(best, (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2)
        return best, merged

    return search(sorted(points))[0]


def metres(millimetres):
    return f"{Decimal(millimetres) / 1000:f}"


def write(name, points):
    """Points are in millimetres."""
    path = DATA / name
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = [str(len(points))] + [f"{metres(x)} {metres(y)}" for x, y in points]
    path.with_suffix(".in").write_text("\n".join(lines) + "\n")
    path.with_suffix(".ans").write_text(f"{float(Decimal(nearest(points)).sqrt() / 1000)!r}\n")


def some(n, reach, step=1):
    return [(rng.randint(-reach, reach) * step, rng.randint(-reach, reach) * step) for _ in range(n)]


FAR = 10**9
write("sample/1", [(0, 0), (10000, -2500), (3000, 4000), (-7000, 8000)])
write("sample/2", [(1500, 1500), (1500, 2750)])

write("secret/01-same-place", [(5000, 5000), (5000, 5000)])
write("secret/02-as-far-as-can-be", [(-FAR, -FAR), (FAR, FAR)])
write("secret/03-one-millimetre", [(0, 0), (0, 1), (5000, 5000)])
write("secret/04-on-a-row", [(x * 1000, 0) for x in (9, 1, 30, 14, 22)])
write("secret/05-on-a-column", [(7000, y * 1000) for y in (9, 1, 30, 14, 22)])
write("secret/06-square", [(0, 0), (0, 1000), (1000, 0), (1000, 1000)])
write("secret/07-diagonal", [(k * 1000, k * 1000) for k in range(12)])
write("secret/08-neighbours-in-x-are-not-near", [(0, 0), (1, 900000), (2, -900000), (40000, 3)])
write("secret/09-last-two", [(k * 5000, k * 7000) for k in range(20)] + [(FAR, 0), (FAR, 30)])
write("secret/10-corners", [(-FAR, -FAR), (-FAR, FAR), (FAR, -FAR), (FAR, FAR), (0, 0)])
write("secret/11-negative-only", [(-x, -y) for x, y in [(1000, 9000), (8000, 2000), (5500, 5500)]])
write("secret/12-same-twice-among-many", some(50, 10**6) + [(123456, -654321)] * 2)
write("secret/13-grid", [(x * 2000, y * 3000) for x in range(15) for y in range(15)])
for number, (n, reach) in enumerate([(2, 99), (5, 10**4), (30, FAR), (200, 10**6), (600, FAR)], 14):
    write(f"secret/{number}-random-{n}", some(n, reach))
write("secret/19-whole-metres", some(300, 1000, 1000))
write("secret/20-crowded", some(900, 400))
write("secret/21-narrow", [(rng.randint(-FAR, FAR), rng.randint(0, 9)) for _ in range(1000)])
write("secret/22-tall", [(rng.randint(-9, 9), y * 1000000 + rng.randint(0, 99)) for y in range(-500, 500)])
write("secret/23-large", some(6000, 10**6, 100))
