class Solution:
    def myPow(self, x: float, n: int) -> float:
        result = 1.0
        for step in range(abs(n)):
            result *= x
            print("step", step, "of", abs(n), ":", result)
        return result if n >= 0 else 1 / result
