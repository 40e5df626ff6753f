from itertools import accumulate

n, q = map(int, input().split())
sums = [0, *accumulate(map(int, input().split()))]
for _ in range(q):
    l, r = map(int, input().split())
    print(sums[r - 1] - sums[l - 1])
