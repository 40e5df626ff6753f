import sys
from math import dist
from itertools import pairwise

numbers = list(map(float, sys.stdin.read().split()))
points = sorted(zip(numbers[1::2], numbers[2::2]))
print(min(dist(a, b) for a, b in pairwise(points)))
