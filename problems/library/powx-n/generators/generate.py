"""Write the tests below data/: the same bytes at every run."""

import random
from decimal import Decimal, getcontext
from pathlib import Path

DATA = Path(__file__).resolve().parent.parent / "data"
getcontext().prec = 50
rng = random.Random(20120)


def write(name, x, n):
    result = float(Decimal(x) ** n)
    assert abs(result) <= 1e4, name
    path = DATA / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.with_suffix(".in").write_text(f"{float(x)!r}\n{n}\n")
    path.with_suffix(".ans").write_text(f"{result!r}\n")


def some(bits):
    """Choose an exponent of that many bits and a base near enough to 1."""
    n = rng.choice([-1, 1]) * rng.randint(2 ** (bits - 1), 2**bits - 1)
    return round(rng.choice([-1, 1]) * (1 + rng.uniform(-0.8, 6) / abs(n)), 15), n


write("sample/1", 1.5, 3)
write("sample/2", 2.0, -2)

write("secret/01-to-the-zeroth", 7.25, 0)
write("secret/02-to-the-first", -3.5, 1)
write("secret/03-to-the-minus-first", 8.0, -1)
write("secret/04-zero", 0.0, 5)
write("secret/05-zero-large-exponent", 0.0, 2147483647)
write("secret/06-one-largest-exponent", 1.0, 2147483647)
write("secret/07-one-smallest-exponent", 1.0, -2147483648)
write("secret/08-minus-one-odd", -1.0, 2147483647)
write("secret/09-minus-one-even", -1.0, -2147483648)
write("secret/10-negative-odd", -2.0, 13)
write("secret/11-negative-even", -2.0, 12)
write("secret/12-negative-base-negative-exponent", -0.5, -9)
write("secret/13-vanishes", 0.5, 1000)
write("secret/14-vanishes-smallest-exponent", 2.0, -2147483648)
write("secret/15-near-100", 99.99, 2)
write("secret/16-small-base", 0.00001, 3)
write("secret/17-many-bits", 1.000001, 1048575)
write("secret/18-single-bit", 1.000001, 1048576)
for number, bits in enumerate([3, 5, 8, 12, 20, 26], 19):
    write(f"secret/{number}-random-{bits}-bits", *some(bits))
write("secret/25-large-exponent", 1.000000001, 2147483647)
write("secret/26-large-negative-exponent", 0.999999999, -2147483648)
write("secret/27-large-exponent-negative-base", -1.000000002, 2147483645)
