n, c = map(int, input().split())
loads = [[]]  # each load as the list of its crates
for _ in range(n):
    weight, price = map(int, input().split())
    loads += [load + [(weight, price)] for load in loads]
print(max(sum(p for _, p in load) for load in loads if sum(w for w, _ in load) <= c))
