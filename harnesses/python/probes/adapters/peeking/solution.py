class PeekingIterator:
    def __init__(self, iterator):
        self.iterator = iterator
        self.ahead = deque()

    def peek(self):
        if not self.ahead:
            self.ahead.append(self.iterator.next())
        return self.ahead[0]

    def next(self):
        self.peek()
        return self.ahead.popleft()

    def hasNext(self):
        return bool(self.ahead) or self.iterator.hasNext()
