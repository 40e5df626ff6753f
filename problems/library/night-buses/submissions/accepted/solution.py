import heapq
import sys


def main():
    data = list(map(int, sys.stdin.buffer.read().split()))
    n, m, s, t = data[:4]
    leaving = [[] for _ in range(n + 1)]
    for i in range(4, 4 + 3 * m, 3):
        leaving[data[i]].append((data[i + 1], data[i + 2]))
    done = [False] * (n + 1)
    heap = [(0, s)]
    while heap:
        minutes, stop = heapq.heappop(heap)
        if stop == t:
            return minutes
        if done[stop]:
            continue
        done[stop] = True
        for other, w in leaving[stop]:
            if not done[other]:
                heapq.heappush(heap, (minutes + w, other))
    return "stranded"


print(main())
