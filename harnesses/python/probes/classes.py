class Account:
    def __init__(self, owner: str, balance: int):
        self.owner = owner
        self.history = [balance]

    def add(self, amount: int) -> None:
        self.history.append(self.history[-1] + amount)

    def getHistory(self) -> List[int]:
        return self.history

    def greet(self, words: List[str]) -> str:
        return " ".join(words + [self.owner])
