n = int(input())
lines = [input() for _ in range(n)]
width = max(map(len, lines))
edge = "+" + "-" * (width + 2) + "+"
print(edge)
for line in lines:
    right = (width - len(line)) // 2
    print("| " + (line + " " * right).rjust(width) + " |")
print(edge)
