"""Write the tests below data/: the same bytes at every run."""

import random
from collections import deque
from pathlib import Path

DATA = Path(__file__).resolve().parent.parent / "data"
rng = random.Random(20202)


def shortest(n, lines, s, t):
    """Correct distances along a queue of stops that have become nearer (SPFA)."""
    leaving = [[] for _ in range(n + 1)]
    for u, v, w in lines:
        leaving[u].append((v, w))
    distance = [None] * (n + 1)
    distance[s], queue, is_queued = 0, deque([s]), [False] * (n + 1)
    while queue:
        u = queue.popleft()
        is_queued[u] = False
        for v, w in leaving[u]:
            if distance[v] is None or distance[u] + w < distance[v]:
                distance[v] = distance[u] + w
                if not is_queued[v]:
                    is_queued[v] = True
                    queue.append(v)
    return "stranded" if distance[t] is None else distance[t]


def write(name, n, lines, s=1, t=None):
    t = t or n
    path = DATA / name
    path.parent.mkdir(parents=True, exist_ok=True)
    text = f"{n} {len(lines)} {s} {t}\n" + "".join(f"{u} {v} {w}\n" for u, v, w in lines)
    path.with_suffix(".in").write_text(text)
    path.with_suffix(".ans").write_text(f"{shortest(n, lines, s, t)}\n")


def some(n, m, longest):
    return [(rng.randint(1, n), rng.randint(1, n), rng.randint(0, longest)) for _ in range(m)]


def shuffled(lines):
    return rng.sample(lines, len(lines))


MOST = 10**9
write("sample/1", 4, [(1, 2, 7), (1, 3, 2), (3, 2, 3), (2, 4, 1), (3, 4, 9)])
write("sample/2", 2, [(2, 1, 5)])

write("secret/01-home-already", 1, [])
write("secret/02-home-already-with-lines", 3, [(1, 2, 4), (2, 1, 1), (2, 2, 0)], 2, 2)
write("secret/03-no-lines", 2, [])
write("secret/04-one-line", 2, [(1, 2, 17)])
write("secret/05-no-minutes", 3, [(1, 2, 0), (2, 3, 0)])
write("secret/06-several-lines", 2, [(1, 2, 9), (1, 2, 3), (1, 2, 5)])
write("secret/07-loops", 2, [(1, 1, 1), (2, 2, 0), (1, 2, 8), (1, 1, 0)])
write("secret/08-one-way", 3, [(1, 2, 1), (3, 2, 1)])
write("secret/09-more-lines-are-faster", 5, [(1, 5, 10), (1, 2, 2), (2, 3, 2), (3, 4, 2), (4, 5, 2)])
write("secret/10-greedy-goes-wrong", 4, [(1, 2, 1), (1, 3, 4), (2, 4, 100), (3, 4, 1)])
write("secret/11-late-improvement", 5, [(1, 2, 10), (2, 3, 1), (1, 4, 1), (4, 5, 1), (5, 2, 1)], 1, 3)
write("secret/12-beyond-32-bits", 6, [(i, i + 1, MOST) for i in range(1, 6)])
write("secret/13-backwards", 5, [(i + 1, i, 3) for i in range(1, 5)], 5, 1)
write("secret/14-cycle", 6, [(i, i % 6 + 1, i) for i in range(1, 7)], 4, 3)
for number, (n, m, longest) in enumerate(
    [(5, 8, 9), (10, 30, 20), (50, 120, 100), (200, 500, MOST), (500, 1500, 3), (1000, 1100, 50)], 15
):
    write(f"secret/{number}-random-{n}", n, some(n, m, longest))
write("secret/21-grid", 400, shuffled([
    (r * 20 + c + 1, x * 20 + y + 1, rng.randint(1, 99))
    for r in range(20) for c in range(20)
    for x, y in ((r + 1, c), (r, c + 1), (r - 1, c), (r, c - 1)) if 0 <= x < 20 and 0 <= y < 20
]))
# Each lap over the lines brings one stop of the chain nearer: the laps are as many as the stops.
chain = [(i, i + 1, rng.randint(1, 9)) for i in range(5999, 0, -1)]
detours = [(i, i + 2, rng.randint(10, 99)) for i in range(5998, 0, -1)]
write("secret/22-large-chain", 6000, chain + detours)
write("secret/23-large-far-and-long", 2000, shuffled([(i, i + 1, MOST) for i in range(1, 2000)]))
write("secret/24-large-random", 2000, some(2000, 4000, 9999))
