# An ordinary solution, in an interpreter that should be as new.
# problem: add
# verdicts: AC
import builtins
import heapq
import os
import sys

found = [thing for thing in (sys, heapq, os, builtins) if hasattr(thing, "planted")]
found += [name for name in ("PYTHONSTARTUP", "PYTHONPATH", "LD_PRELOAD") if os.environ.get(name) == "/tmp"]
found += [name for name in ("sitecustomize", "usercustomize") if getattr(sys.modules.get(name), "__file__", "").startswith(("/tmp", "/box"))]

class Solution:
    def add(self, a, b):
        if found:
            print("BREACH: found", found)
            return None
        return a + b
