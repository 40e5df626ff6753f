"""Write the tests below data/: the same bytes at every run."""

import random
from pathlib import Path

DATA = Path(__file__).resolve().parent.parent / "data"
rng = random.Random(20207)


def tour(n, streets):
    """Splice rings together: drive until stuck, then start again where a street is left."""
    at = [[] for _ in range(n + 1)]
    for number, (a, b) in enumerate(streets):
        at[a].append((b, number))
        at[b].append((a, number))
    if any(len(ends) % 2 for ends in at):
        return None
    is_swept = [False] * len(streets)
    after = {0: 1}  # the tour as a linked list of visits, each visit a number of its own
    following, visits = {0: None}, 1
    pending = [0]
    while pending:
        visit = pending.pop()
        start = visit
        here = after[start]
        ring_last = start
        behind = following[start]
        while True:
            while at[here] and is_swept[at[here][-1][1]]:
                at[here].pop()
            if not at[here]:
                break
            here, number = at[here].pop()
            is_swept[number] = True
            after[visits] = here
            following[ring_last] = visits
            pending.append(visits)
            ring_last = visits
            visits += 1
        following[ring_last] = behind
    if not all(is_swept):
        return None
    route, visit = [], 0
    while visit is not None:
        route.append(after[visit])
        visit = following[visit]
    return route


def write(name, n, streets, *, is_possible=None):
    route = tour(n, streets)
    assert is_possible in (None, route is not None), name
    if route:
        assert route[0] == route[-1] == 1 and len(route) == len(streets) + 1, name
        assert sorted(map(sorted, zip(route, route[1:]))) == sorted(map(sorted, streets)), name
    path = DATA / name
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = [f"{n} {len(streets)}"] + [f"{a} {b}" for a, b in streets]
    path.with_suffix(".in").write_text("\n".join(lines) + "\n")
    path.with_suffix(".ans").write_text(" ".join(map(str, route)) + "\n" if route else "impossible\n")


def ring(crossings):
    return list(zip(crossings, crossings[1:] + crossings[:1], strict=True))


def stroll(n, m):
    """Drive about at random and come home: there is a tour by construction."""
    route = [1] + [rng.randint(1, n) for _ in range(m - 1)] + [1]
    streets = [pair if rng.random() < 0.5 else pair[::-1] for pair in zip(route, route[1:])]
    return rng.sample(streets, m)


write("sample/1", 5, [(1, 2), (2, 3), (3, 1), (1, 4), (4, 5), (5, 1)], is_possible=True)
write("sample/2", 4, [(1, 2), (1, 3), (1, 4), (2, 3)], is_possible=False)

write("secret/01-round-to-itself", 1, [(1, 1)], is_possible=True)
write("secret/02-rounds", 1, [(1, 1)] * 5, is_possible=True)
write("secret/03-one-street", 2, [(1, 2)], is_possible=False)
write("secret/04-there-and-back", 2, [(1, 2), (2, 1)], is_possible=True)
write("secret/05-three-parallel", 2, [(1, 2)] * 3, is_possible=False)
write("secret/06-four-parallel", 2, [(1, 2), (2, 1)] * 2, is_possible=True)
write("secret/07-ring", 6, ring([1, 2, 3, 4, 5, 6]), is_possible=True)
write("secret/08-ring-without-1", 4, ring([2, 3, 4]), is_possible=False)
write("secret/09-two-villages", 6, ring([1, 2, 3]) + ring([4, 5, 6]), is_possible=False)
write("secret/10-crossings-without-streets", 9, ring([1, 5, 9]), is_possible=True)
write("secret/11-way-between-odd-ends", 3, [(1, 2), (2, 3)], is_possible=False)
write("secret/12-ring-on-ring", 7, ring([1, 2, 3]) + ring([3, 4, 5]) + ring([5, 6, 7]), is_possible=True)
write("secret/13-far-round", 4, ring([1, 2, 3, 4]) + [(3, 3), (3, 3)], is_possible=True)
write("secret/14-all-with-all", 9, [(a, b) for a in range(1, 10) for b in range(1, a)], is_possible=True)
write("secret/15-all-with-all-even", 8, [(a, b) for a in range(1, 9) for b in range(1, a)], is_possible=False)
write("secret/16-flower", 41, [s for k in range(2, 41, 2) for s in ring([1, k, k + 1])], is_possible=True)
for number, (n, m) in enumerate([(4, 8), (10, 30), (50, 60), (300, 900)], 17):
    write(f"secret/{number}-random-{n}", n, stroll(n, m), is_possible=True)
write("secret/21-random-no-tour", 100, stroll(100, 300)[1:], is_possible=None)
necklace = [s for k in range(1, 2500) for s in ring([k, k + 1])]
write("secret/22-large-necklace", 2500, necklace, is_possible=True)
write("secret/23-large-ring", 5000, ring(list(range(1, 5001))), is_possible=True)
write("secret/24-large-random", 3000, stroll(3000, 10000), is_possible=True)
