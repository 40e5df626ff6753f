import sys


def main():
    data = list(map(int, sys.stdin.buffer.read().split()))
    n, m = data[:2]
    at = [[] for _ in range(n + 1)]
    for street, (a, b) in enumerate(zip(data[2::2], data[3::2])):
        at[a].append((b, street))
        at[b].append((a, street))
    if any(len(ends) % 2 for ends in at):
        return "impossible"
    swept = [False] * m
    tour, way = [], [1]
    while way:
        ends = at[way[-1]]
        while ends and swept[ends[-1][1]]:
            ends.pop()
        if ends:
            crossing, street = ends.pop()
            swept[street] = True
            way.append(crossing)
        else:
            tour.append(way.pop())
    return " ".join(map(str, tour)) if len(tour) == m + 1 else "impossible"


print(main())
