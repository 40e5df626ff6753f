import sys
from itertools import accumulate


def main():
    data = list(map(int, sys.stdin.buffer.read().split()))
    n, q = data[:2]
    sums = [0, *accumulate(data[2 : 2 + n])]
    questions = data[2 + n : 2 + n + 2 * q]
    print("\n".join(str(sums[r] - sums[l - 1]) for l, r in zip(questions[::2], questions[1::2])))


main()
