n, q = map(int, input().split())
amounts = list(map(int, input().split()))
for _ in range(q):
    l, r = map(int, input().split())
    total = 0
    for day in range(l - 1, r):
        total += amounts[day]
    print(total)
