import sys

data = list(map(int, sys.stdin.read().split()))
n, m = data[:2]
team = [0] * (n + 1)
for a, b in zip(data[2::2], data[3::2]):
    # Whoever has no team yet takes the one that the other is not in; groups that meet later clash.
    if not team[a]:
        team[a] = 3 - team[b] if team[b] else 1
    if not team[b]:
        team[b] = 3 - team[a]
    if team[a] == team[b]:
        print("impossible")
        sys.exit()
print("possible")
print(*(number or 1 for number in team[1:]))
