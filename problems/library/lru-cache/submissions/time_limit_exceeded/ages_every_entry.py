class LRUCache:
    def __init__(self, capacity: int):
        self.capacity = capacity
        self.values = {}
        self.ages = {}

    def use(self, key):
        for other in self.ages:
            self.ages[other] += 1
        self.ages[key] = 0

    def get(self, key: int) -> int:
        if key not in self.values:
            return -1
        self.use(key)
        return self.values[key]

    def put(self, key: int, value: int) -> None:
        if key not in self.values and len(self.values) == self.capacity:
            oldest = max(self.ages, key=self.ages.get)
            del self.ages[oldest]
            del self.values[oldest]
        self.values[key] = value
        self.use(key)
