"""Write the tests below data/: the same bytes at every run."""

import random
from pathlib import Path

DATA = Path(__file__).resolve().parent.parent / "data"
rng = random.Random(20116)


def smallest(num):
    """Choose digit by digit: of the digits left, the best one that may stand there."""
    left, result = list(str(abs(num))), ""
    while left:
        allowed = left if result or num == 0 else [digit for digit in left if digit != "0"]
        digit = max(allowed) if num < 0 else min(allowed)
        left.remove(digit)
        result += digit
    return int(result) if num >= 0 else -int(result)


def write(name, num):
    assert -(10**15) <= num <= 10**15, name
    path = DATA / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.with_suffix(".in").write_text(f"{num}\n")
    path.with_suffix(".ans").write_text(f"{smallest(num)}\n")


write("sample/1", 740)
write("sample/2", -3051)
write("sample/3", 0)

write("secret/01-one-digit", 7)
write("secret/02-one-digit-negative", -7)
write("secret/03-zero", 0)
write("secret/04-ten", 10)
write("secret/05-minus-ten", -10)
write("secret/06-in-order-already", 1234)
write("secret/07-in-order-already-negative", -4321)
write("secret/08-many-zeros", 9000000)
write("secret/09-many-zeros-negative", -1000009)
write("secret/10-equal-digits", 55555)
write("secret/11-just-above-32-bits", 2147483648)
write("secret/12-just-below-32-bits", -2147483649)
write("secret/13-grows-beyond-32-bits", -1999999999)
write("secret/14-largest", 10**15)
write("secret/15-smallest", -(10**15))
write("secret/16-all-nines", 10**15 - 1)
write("secret/17-all-nines-negative", 1 - 10**15)
write("secret/18-one-at-the-end", 900000000000001)
write("secret/19-zeros-between", 500400300200100)
for number, digits in enumerate([4, 6, 9, 12], 20):
    write(f"secret/{number}-random-{digits}-digits", rng.randint(10 ** (digits - 1), 10**digits))
    write(f"secret/{number + 4}-random-negative-{digits}-digits", -rng.randint(10 ** (digits - 1), 10**digits))
write("secret/28-large", 987654321012345)
write("secret/29-large-negative", -102345678987654)
