import sys

text = sys.stdin.read()
raise ValueError("boom")  # HERE
