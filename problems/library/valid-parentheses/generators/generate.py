"""Write the tests below data/: the same bytes at every run."""

import json
import random
from pathlib import Path

DATA = Path(__file__).resolve().parent.parent / "data"
PAIRS = {"(": ")", "[": "]", "{": "}"}
rng = random.Random(20102)


def reference(s):
    """Jump from bracket to partner: `end[i]` is where the well nested text that starts at i ends."""
    depth, left_at = 0, {}
    for i, c in enumerate(s):
        if c in PAIRS:
            left_at[depth] = i
            depth += 1
        else:
            depth -= 1
            if depth < 0 or PAIRS[s[left_at[depth]]] != c:
                return False
    return depth == 0


def write(name, s):
    path = DATA / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.with_suffix(".in").write_text(json.dumps(s) + "\n")
    path.with_suffix(".ans").write_text(json.dumps(reference(s)) + "\n")


def nested(length, open_share=0.5):
    """Make a well nested text by a random walk that comes home."""
    text, stack = [], []
    while len(text) + len(stack) < length:
        if stack and rng.random() > open_share:
            text.append(stack.pop())
        else:
            bracket = rng.choice("([{")
            text.append(bracket)
            stack.append(PAIRS[bracket])
    return "".join(text + stack[::-1])


def spoil(s, position, bracket):
    return s[:position] + bracket + s[position + 1 :]


write("sample/1", "([])")
write("sample/2", "{([)]}")
write("sample/3", "(()")

write("secret/01-one-open", "[")
write("secret/02-one-closed", "}")
write("secret/03-pair", "{}")
write("secret/04-wrong-kind", "(]")
write("secret/05-wrong-way-round", ")(")
write("secret/06-closes-too-much", "()[]}")
write("secret/07-crossed", "[(])")
write("secret/08-side-by-side", "()[]{}" * 10)
write("secret/09-counts-agree", "({)}[]")
write("secret/10-all-open", "(" * 500)
write("secret/11-all-closed", ")" * 500)
write("secret/12-odd", "(){}[](")
write("secret/13-opened-in-the-end", "()" * 20 + "[")
for number, length in enumerate([30, 200, 2000], 14):
    write(f"secret/{number}-nested-{length}", nested(length))
write("secret/17-random", "".join(rng.choice("()[]{}") for _ in range(1000)))
good = nested(3000, 0.7)
write("secret/18-spoilt-in-the-middle", spoil(good, good.index(")", 1500), "]"))
write("secret/19-spoilt-at-the-end", spoil(good, len(good) - 1, "("))
write("secret/20-large", nested(9999, 0.52))
write("secret/21-large-flat", "()" * 5000)
write("secret/22-large-deep", "(" * 25000 + ")" * 25000)
deep = "([{" * 8333
write("secret/23-large-deep-mixed", deep + "".join(PAIRS[c] for c in reversed(deep)))
write("secret/24-large-deep-spoilt", spoil(deep + "".join(PAIRS[c] for c in reversed(deep)), 25000, ")"))
