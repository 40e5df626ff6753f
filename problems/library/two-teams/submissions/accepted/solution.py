import sys
from collections import deque


def main():
    data = list(map(int, sys.stdin.buffer.read().split()))
    n, m = data[:2]
    quarrelled = [[] for _ in range(n + 1)]
    for a, b in zip(data[2::2], data[3::2]):
        quarrelled[a].append(b)
        quarrelled[b].append(a)
    team = [0] * (n + 1)
    for start in range(1, n + 1):
        if team[start]:
            continue
        team[start] = 1
        queue = deque([start])
        while queue:
            pupil = queue.popleft()
            for other in quarrelled[pupil]:
                if team[other] == 0:
                    team[other] = 3 - team[pupil]
                    queue.append(other)
                elif team[other] == team[pupil]:
                    print("impossible")
                    return
    print("possible")
    print(*team[1:])


main()
