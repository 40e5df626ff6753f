n = int(input())
lines = [input() for _ in range(n)]
width = max(map(len, lines))
print("+" + "-" * (width + 2) + "+")
at = 0
while at != n + 1:
    line = lines[at % n]
    left = (width - len(line)) // 2
    print("| " + (" " * left + line).ljust(width) + " |")
    at = (at + 1) % n
