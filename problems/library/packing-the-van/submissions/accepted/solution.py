n, c = map(int, input().split())
best = [0] * (c + 1)
for _ in range(n):
    weight, price = map(int, input().split())
    for load in range(c, weight - 1, -1):
        with_crate = best[load - weight] + price
        if with_crate > best[load]:
            best[load] = with_crate
print(best[c])
