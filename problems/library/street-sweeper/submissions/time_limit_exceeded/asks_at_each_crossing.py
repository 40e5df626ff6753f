import sys


def main():
    """Fleury's way: take a street only if all that are left can still be reached behind it."""
    data = list(map(int, sys.stdin.read().split()))
    n, m = data[:2]
    at = [[] for _ in range(n + 1)]
    for a, b in zip(data[2::2], data[3::2]):
        at[a].append(b)
        at[b].append(a)
    if any(len(ends) % 2 for ends in at):
        return "impossible"

    def reached(start):
        seen = {start}
        stack = [start]
        while stack:
            for other in at[stack.pop()]:
                if other not in seen:
                    seen.add(other)
                    stack.append(other)
        return sum(len(at[crossing]) for crossing in seen)

    here, left, tour = 1, 2 * m, [1]
    while left:
        for other in list(at[here]):
            at[here].remove(other)
            at[other].remove(here)
            if reached(other) == left - 2:
                break
            at[here].append(other)
            at[other].append(here)
        else:
            return "impossible"
        here = other
        left -= 2
        tour.append(here)
    return " ".join(map(str, tour))


print(main())
