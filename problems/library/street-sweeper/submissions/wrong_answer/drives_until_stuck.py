n, m = map(int, input().split())
at = [[] for _ in range(n + 1)]
for street in range(m):
    a, b = map(int, input().split())
    at[a].append((b, street))
    at[b].append((a, street))
swept = [False] * m
way = [1]
while True:
    free = [(crossing, street) for crossing, street in at[way[-1]] if not swept[street]]
    if not free:
        break
    crossing, street = free[0]
    swept[street] = True
    way.append(crossing)
print(*way) if len(way) == m + 1 and way[-1] == 1 else print("impossible")
