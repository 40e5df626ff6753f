from math import hypot

n = int(input())
points = [tuple(map(float, input().split())) for _ in range(n)]
best = float("inf")
for i in range(n):
    for j in range(i):
        best = min(best, hypot(points[i][0] - points[j][0], points[i][1] - points[j][1]))
print(best)
