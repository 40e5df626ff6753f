# Bends what an interpreter that is forked for each submission would hand on: modules, types, the random state.
# problem: add
# verdicts: AC
import builtins
import collections
import ctypes
import gc
import json
import math
import random
import sys

builtins.sorted = lambda *a, **k: ["planted"]
builtins.planted = math.planted = collections.planted = True
json.dumps_planted = True
math.gcd = lambda *a: 666
random.seed(1)
random.random = lambda: 0.5
sys.setrecursionlimit(50)
sys.setswitchinterval(10)
gc.disable()
# The small integer 7 becomes 8, for whoever shares this memory.
ctypes.c_uint32.from_address(id(7) + 24).value = 7

class Solution:
    def add(self, a, b):
        return a + b
