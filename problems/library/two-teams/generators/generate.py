"""Write the tests below data/: the same bytes at every run."""

import random
from pathlib import Path

DATA = Path(__file__).resolve().parent.parent / "data"
rng = random.Random(20206)


class Sides:
    """Union-find that remembers on which side of its root each pupil stands."""

    def __init__(self, n):
        self.parent = list(range(n + 1))
        self.side = [0] * (n + 1)

    def find(self, pupil):
        path = []
        while self.parent[pupil] != pupil:
            path.append(pupil)
            pupil = self.parent[pupil]
        for one in reversed(path):
            self.side[one] ^= self.side[self.parent[one]] if self.parent[one] != pupil else 0
            self.parent[one] = pupil
        return pupil

    def part(self, a, b):
        """Put two into different teams; return whether that can be."""
        root, other = self.find(a), self.find(b)
        if root == other:
            return self.side[a] != self.side[b]
        self.parent[other] = root
        self.side[other] = self.side[a] ^ self.side[b] ^ 1
        return True


def answer(n, quarrels):
    sides = Sides(n)
    if not all([sides.part(a, b) for a, b in quarrels]):
        return "impossible\n"
    teams = []
    for pupil in range(1, n + 1):
        sides.find(pupil)
        teams.append(str(sides.side[pupil] + 1))
    return f"possible\n{' '.join(teams)}\n"


def write(name, n, quarrels, *, is_possible=None):
    text = answer(n, quarrels)
    assert is_possible in (None, text.startswith("possible")), name
    if text.startswith("possible"):
        teams = text.split()[1:]
        assert all(teams[a - 1] != teams[b - 1] for a, b in quarrels), name
    path = DATA / name
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = [f"{n} {len(quarrels)}"] + [f"{a} {b}" for a, b in quarrels]
    path.with_suffix(".in").write_text("\n".join(lines) + "\n")
    path.with_suffix(".ans").write_text(text)


def between(n, m):
    """Quarrels between two secret teams only."""
    team = [rng.random() < 0.5 for _ in range(n)] + [True, False]
    ones = [p for p in range(1, n + 1) if team[p - 1]] or [1]
    twos = [p for p in range(1, n + 1) if not team[p - 1]] or [n]
    pairs = [(rng.choice(ones), rng.choice(twos)) for _ in range(m)]
    return [pair if rng.random() < 0.5 else pair[::-1] for pair in pairs if pair[0] != pair[1]]


def cycle(pupils):
    return list(zip(pupils, pupils[1:] + pupils[:1], strict=True))


def shuffled(n):
    return rng.sample(range(1, n + 1), n)


write("sample/1", 5, [(1, 2), (1, 3), (3, 4)], is_possible=True)
write("sample/2", 3, [(1, 2), (2, 3), (3, 1)], is_possible=False)

write("secret/01-one-pupil", 1, [], is_possible=True)
write("secret/02-no-quarrels", 10, [], is_possible=True)
write("secret/03-one-quarrel", 2, [(2, 1)], is_possible=True)
write("secret/04-again-and-again", 2, [(1, 2), (2, 1), (1, 2)], is_possible=True)
write("secret/05-square", 4, cycle([1, 2, 3, 4]), is_possible=True)
write("secret/06-pentagon", 5, cycle([1, 2, 3, 4, 5]), is_possible=False)
write("secret/07-star", 30, [(30, p) for p in range(1, 30)], is_possible=True)
write("secret/08-all-with-all", 6, [(a, b) for a in range(1, 7) for b in range(1, a)], is_possible=False)
write("secret/09-all-across", 20, [(a, b) for a in range(1, 11) for b in range(11, 21)], is_possible=True)
write("secret/10-not-in-order", 6, [(1, 6), (2, 5), (6, 2), (5, 3), (3, 4)], is_possible=True)
write("secret/11-last-group-fails", 9, [(1, 2), (3, 4), (5, 6), *cycle([7, 8, 9])], is_possible=False)
write("secret/12-joined-late", 6, [(1, 2), (3, 4), (5, 6), (2, 3), (4, 5), (6, 1)], is_possible=True)
write("secret/13-joined-late-fails", 5, [(1, 2), (3, 4), (2, 3), (4, 5), (5, 1)], is_possible=False)
for number, (n, m) in enumerate([(10, 8), (40, 60), (200, 400), (900, 1500)], 14):
    write(f"secret/{number}-random-possible-{n}", n, between(n, m), is_possible=True)
random_pairs = [tuple(rng.sample(range(1, 301), 2)) for _ in range(500)]
write("secret/18-random", 300, random_pairs, is_possible=False)
quarrels = between(800, 1200)
write("secret/19-one-spoils-it", 800, [*cycle(shuffled(800)[:3]), *quarrels], is_possible=False)
write("secret/20-even-cycle", 1500, cycle(shuffled(1500)), is_possible=True)
write("secret/21-odd-cycle", 1501, cycle(shuffled(1501)), is_possible=False)
write("secret/22-large-chain", 10000, [(p, p + 1) for p in range(9999, 0, -1)], is_possible=True)
write("secret/23-large-random", 4000, between(4000, 5000), is_possible=True)
