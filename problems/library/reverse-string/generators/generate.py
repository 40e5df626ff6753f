"""Write the tests below data/: the same bytes at every run."""

import json
import random
from pathlib import Path

DATA = Path(__file__).resolve().parent.parent / "data"
PRINTABLE = [chr(code) for code in range(32, 127)]
rng = random.Random(20115)


def write(name, text):
    path = DATA / name
    path.parent.mkdir(parents=True, exist_ok=True)
    for suffix, characters in ((".in", list(text)), (".ans", list(text)[::-1])):
        path.with_suffix(suffix).write_text(json.dumps(characters, separators=(",", ":")) + "\n")


def some(n, characters=PRINTABLE):
    return [rng.choice(characters) for _ in range(n)]


write("sample/1", "stop")
write("sample/2", "Hannah")

write("secret/01-one", "a")
write("secret/02-two", "ab")
write("secret/03-two-equal", "aa")
write("secret/04-three", "xyz")
write("secret/05-space", " ")
write("secret/06-words", "never odd or even")
write("secret/07-quotes-and-backslashes", "\"\\'\\\"")
write("secret/08-brackets-and-commas", "[,],{,}")
write("secret/09-digits", "0123456789")
write("secret/10-all-printable", PRINTABLE)
write("secret/11-palindrome", "level")
write("secret/12-all-equal", "~" * 64)
write("secret/13-spaces-outside", "  in between ")
for number, n in enumerate([5, 10, 33, 100, 500, 1000, 1999], 14):
    write(f"secret/{number}-random-{n}", some(n))
write("secret/21-large-letters", some(4999, "abcdefghij"))
write("secret/22-largest", some(20000, "abcdefghij"))
