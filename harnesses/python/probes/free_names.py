from dataclasses import dataclass


@dataclass
class Point:
    x: int
    y: List[int]


class Solution:
    def probe(self, n: int) -> int:
        point = Point(1, [2])
        counts = Counter([1, 1, 2])
        heap = []
        heapq.heappush(heap, (pow(2, 3, 5), n))
        values = SortedList([3, 1, 2])
        total = sum(accumulate([1, 2, 3])) + bisect_left([1, 2, 3], 2) + gcd(4, 6) + len(list(enumerate("ab")))
        assert inf > 0 and string.ascii_lowercase[0] == "a" and re.match("a", "ab") and min(3, 1) == 1
        assert defaultdict(list)[0] == [] and collections.deque([1])[0] == 1 and operator.add(1, 2) == 3
        assert reduce(lambda a, b: a + b, [1, 2]) == 3 and math.comb(4, 2) == 6 and random.randint(1, 1) == 1
        assert datetime.datetime(2020, 1, 1).year == 2020 and copy.copy([1]) == [1] and cache(lambda: 1)() == 1
        return counts[1] + heap[0][0] + values[0] + total + point.x + 20
