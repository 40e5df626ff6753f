n, q = map(int, input().split())
amounts = list(map(int, input().split()))
for _ in range(q):
    l, r = map(int, input().split())
    print(sum(amounts[l - 1 : r - 1]))
