import sys

data = list(map(int, sys.stdin.read().split()))
n, m, s, t = data[:4]
lines = [data[i : i + 3] for i in range(4, 4 + 3 * m, 3)]
minutes = [float("inf")] * (n + 1)
minutes[s] = 0
for _ in range(n - 1):
    for u, v, w in lines:
        if minutes[u] + w < minutes[v]:
            minutes[v] = minutes[u] + w
print("stranded" if minutes[t] == float("inf") else minutes[t])
