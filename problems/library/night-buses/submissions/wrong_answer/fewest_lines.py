from collections import deque

n, m, s, t = map(int, input().split())
leaving = [[] for _ in range(n + 1)]
for _ in range(m):
    u, v, w = map(int, input().split())
    leaving[u].append((v, w))
minutes = {s: 0}
queue = deque([s])
while queue:
    u = queue.popleft()
    for v, w in leaving[u]:
        if v not in minutes:
            minutes[v] = minutes[u] + w
            queue.append(v)
print(minutes.get(t, "stranded"))
