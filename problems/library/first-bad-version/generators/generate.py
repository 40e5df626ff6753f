"""Write the tests below data/: the same bytes at every run."""

import random
from pathlib import Path

DATA = Path(__file__).resolve().parent.parent / "data"
LARGEST = 2**31 - 1
rng = random.Random(20132)


def write(name, n, bad):
    path = DATA / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.with_suffix(".in").write_text(f"{n}\n{bad}\n")
    path.with_suffix(".ans").write_text(f"{bad}\n")


write("sample/1", 6, 4)
write("sample/2", 3, 1)

write("secret/01-one", 1, 1)
write("secret/02-two-first", 2, 1)
write("secret/03-two-last", 2, 2)
for bad in (2, 3):
    write(f"secret/{bad + 2:02}-three-{bad}", 3, bad)
write("secret/06-first", 100, 1)
write("secret/07-last", 100, 100)
write("secret/08-last-but-one", 100, 99)
write("secret/09-middle", 100, 50)
write("secret/10-behind-the-middle", 100, 51)
write("secret/11-power-of-two", 1024, 512)
write("secret/12-one-less", 1023, 513)
for number, n in enumerate([10, 64, 999, 5000, 10**6, 10**9], 13):
    write(f"secret/{number}-random-{n}", n, rng.randint(1, n))
write("secret/19-two-to-the-30", 2**30, 2**30)
write("secret/20-beyond-the-half", LARGEST, 2**30 + 1)
write("secret/21-largest-random", LARGEST, 1_702_766_719)
write("secret/22-largest-first", LARGEST, 1)
write("secret/23-largest-last-but-one", LARGEST, LARGEST - 1)
write("secret/24-largest-last", LARGEST, LARGEST)
