class MedianFinder:
    def __init__(self):
        self.numbers = []

    def addNum(self, num: int) -> None:
        self.numbers.append(num)

    def findMedian(self) -> float:
        lower = heapq.nsmallest(len(self.numbers) // 2 + 1, self.numbers)
        if len(self.numbers) % 2:
            return lower[-1]
        return (lower[-2] + lower[-1]) / 2
