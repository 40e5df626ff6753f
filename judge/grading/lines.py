"""Each test as the one line that a harness reads, written once for tests that are judged again and again."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Sequence

from problems.definition import TestCase
from problems.values import Signature
from problems.values.harness import harness_line

KEPT_BYTES = 128 << 20

# By the tests' identity; the tests are held along with the lines, so that no other takes their identity meanwhile.
_kept: OrderedDict[int, tuple[Sequence[TestCase], Signature, list[bytes]]] = OrderedDict()
_lock = threading.Lock()


def lines_of(signature: Signature, tests: Sequence[TestCase], *, is_kept: bool) -> list[bytes]:
    """Return the tests' lines, without their newlines (the box ends them); raise ValueRefused for a broken test.

    `is_kept` is for the tests of a problem, which come back with the next submission.
    """
    with _lock:
        kept = _kept.get(id(tests))
        if kept is not None and kept[1] == signature:
            _kept.move_to_end(id(tests))
            return kept[2]
    lines = [harness_line(signature, test.input).rstrip(b"\n") for test in tests]
    if not is_kept:
        return lines
    with _lock:
        _kept[id(tests)] = (tests, signature, lines)
        total = sum(_size(kept) for _, _, kept in _kept.values())
        while total > KEPT_BYTES:
            _, (_, _, oldest) = _kept.popitem(last=False)
            total -= _size(oldest)
    return lines


def _size(lines: list[bytes]) -> int:
    return sum(map(len, lines)) + 100 * len(lines)
