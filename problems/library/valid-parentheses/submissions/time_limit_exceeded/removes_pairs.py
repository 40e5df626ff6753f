class Solution:
    def isValid(self, s: str) -> bool:
        brackets = list(s)
        changed = True
        while changed:
            changed = False
            for i in range(len(brackets) - 1):
                if brackets[i] + brackets[i + 1] in ("()", "[]", "{}"):
                    del brackets[i : i + 2]
                    changed = True
                    break
        return not brackets
