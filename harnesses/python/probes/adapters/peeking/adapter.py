class JudgePeeking:
    def __init__(self, nums):
        self._iterator = PeekingIterator(Iterator(nums))

    def peek(self):
        return self._iterator.peek()

    def next(self):
        return self._iterator.next()

    def hasNext(self):
        return self._iterator.hasNext()
