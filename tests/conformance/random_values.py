"""Random types and random values of them, with what is extreme drawn often."""

from __future__ import annotations

import math
import random
import struct
from collections.abc import Callable
from typing import Any

from problems.values import ValueType, parse_type

SCALARS = ("integer", "integer", "long", "double", "boolean", "string", "character")
NODES = ("TreeNode", "ListNode")
MAX_NESTING = 3

_INTEGERS = (0, 1, -1, 2**31 - 1, -(2**31))
_LONGS = (*_INTEGERS, 2**53 - 1, 2**53, 2**53 + 1, -(2**53) - 1, 2**63 - 1, -(2**63))
_DOUBLES = (0.0, 1.0, -1.0, 0.1, 1e-7, 1e21, 1e22, 5e-324, 1.7976931348623157e308, 2.0**53 + 2)
# From the characters that escapes, encodings and line endings stumble over, to any that there are.
_CHARACTERS = (
    lambda rng: rng.choice('"\\/\b\f\n\r\t\x00\x01\x1f\x7f\u2028\u2029\ufeff\ufffd'),
    lambda rng: chr(rng.randrange(0x20, 0x7F)),
    lambda rng: chr(rng.randrange(0x80, 0x800)),
    lambda rng: chr(rng.choice((rng.randrange(0x800, 0xD800), rng.randrange(0xE000, 0x10000)))),
    lambda rng: chr(rng.randrange(0x10000, 0x110000)),
)


def random_type(rng: random.Random) -> str:
    """Return a type, e.g. `list<string>[]`."""
    text = rng.choice(SCALARS) if rng.random() < 0.8 else rng.choice(NODES)
    for _ in range(rng.randint(0, MAX_NESTING)):
        text = f"{text}[]" if rng.random() < 0.5 else f"list<{text}>"
    return text


def random_value(rng: random.Random, type: str) -> Any:
    """Return a value of the type, as files have it."""
    return _value(rng, parse_type(type))


def _value(rng: random.Random, type: ValueType) -> Any:
    if type.item is not None:
        return [_value(rng, type.item) for _ in range(_length(rng))]
    return _MAKERS[type.name](rng)


def _length(rng: random.Random) -> int:
    return rng.choice((0, 1, rng.randint(2, 5), rng.randint(2, 5)))


def _integer(rng: random.Random) -> int:
    return rng.choice((rng.choice(_INTEGERS), rng.randint(-(2**31), 2**31 - 1), rng.randint(-9, 9)))


def _long(rng: random.Random) -> int:
    spread = 2 ** rng.randint(1, 63)
    return rng.choice((rng.choice(_LONGS), rng.randint(-spread, spread - 1)))


def _double(rng: random.Random) -> float:
    (any_bits,) = struct.unpack("d", rng.randbytes(8))
    if not math.isfinite(any_bits):
        return 0.5
    return float(rng.choice((rng.choice(_DOUBLES), any_bits, rng.uniform(-1000, 1000))))


def _text(rng: random.Random) -> str:
    return "".join(rng.choice(_CHARACTERS)(rng) for _ in range(_length(rng) * rng.choice((1, 9))))


def _tree(rng: random.Random) -> list[int | None]:
    values: list[int | None] = []
    places = rng.choice((0, 1, 1))
    while places and len(values) < 60:
        is_there = not values or rng.random() < 0.65
        values.append(_integer(rng) if is_there else None)
        places += 1 if is_there else -1
    while values and values[-1] is None:
        values.pop()
    return values


_MAKERS: dict[str, Callable[[random.Random], Any]] = {
    "integer": _integer,
    "long": _long,
    "double": _double,
    "boolean": lambda rng: rng.random() < 0.5,
    "string": _text,
    "character": lambda rng: chr(rng.randrange(0x20, 0x7F)),
    "TreeNode": _tree,
    "ListNode": lambda rng: [_integer(rng) for _ in range(rng.choice((0, 1, 3, 40)))],
}
