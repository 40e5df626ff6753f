# Checks that the world is as it should be.
# problem: add
# verdicts: AC
import builtins
import collections
import gc
import json
import math
import random
import sys

found = [thing.__name__ for thing in (builtins, math, collections) if hasattr(thing, "planted")]
if hasattr(json, "dumps_planted") or math.gcd(12, 18) != 6 or sorted([2, 1]) != [1, 2]:
    found.append("functions")
if len({random.random() for _ in range(5)}) != 5 or sys.getrecursionlimit() < 1000 or not gc.isenabled() or sys.getswitchinterval() > 1:
    found.append("settings")
if sum([1] * 7) != 8 - 1 or list(range(10))[7] - 7:
    found.append("numbers")

class Solution:
    def add(self, a, b):
        if found:
            print("BREACH: found", found)
            return None
        return a + b
