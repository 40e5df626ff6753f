class MinStack:
    def __init__(self):
        self.stack = []

    def push(self, val: int) -> None:
        self.stack.append(val)

    def pop(self) -> None:
        self.stack.pop()

    def top(self) -> int:
        return self.stack[-1]

    def getMin(self) -> int:
        aside = []
        smallest = self.stack[-1]
        while self.stack:
            aside.append(self.stack.pop())
            if aside[-1] < smallest:
                smallest = aside[-1]
        while aside:
            self.stack.append(aside.pop())
        return smallest
