import sys
from math import dist, inf


def main():
    numbers = list(map(float, sys.stdin.read().split()))
    points = sorted(zip(numbers[1::2], numbers[2::2]))

    def nearest(low, high):
        """Return the distance in points[low:high] and those points by y."""
        if high - low == 1:
            return inf, points[low:high]
        middle = (low + high) // 2
        left, lower = nearest(low, middle)
        right, upper = nearest(middle, high)
        best = min(left, right)
        by_y = sorted(lower + upper, key=lambda point: point[1])
        strip = [point for point in by_y if abs(point[0] - points[middle][0]) < best]
        for i, point in enumerate(strip):
            for other in strip[i + 1 : i + 8]:
                best = min(best, dist(point, other))
        return best, by_y

    print(nearest(0, len(points))[0])


main()
