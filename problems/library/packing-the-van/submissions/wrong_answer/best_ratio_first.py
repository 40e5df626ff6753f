n, c = map(int, input().split())
crates = [tuple(map(int, input().split())) for _ in range(n)]
total = 0
for weight, price in sorted(crates, key=lambda crate: crate[1] / crate[0], reverse=True):
    if weight <= c:
        c -= weight
        total += price
print(total)
