"""How far two floating numbers may lie apart and still be the same answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from problems.checkers.checker import Option, is_tolerance

# LeetCode's.
DEFAULT = 1e-5

OPTIONS: Mapping[str, Option] = {
    "tolerance": Option("a number such as 1e-6, absolute or relative", is_tolerance),
    "absolute": Option("a number such as 1e-6", is_tolerance),
    "relative": Option("a number such as 1e-6", is_tolerance),
}


@dataclass(frozen=True)
class Tolerance:
    """Numbers are the same when they are near enough in absolute or in relative terms."""

    absolute: float
    relative: float

    def allows(self, expected: float, actual: float) -> bool:
        """Compare two finite numbers."""
        try:
            apart = abs(expected - actual)
            return apart <= self.absolute or apart <= self.relative * abs(expected)
        except OverflowError:  # an integer beyond what a double holds
            return expected == actual

    def width(self, number: float) -> float:
        """Return how far from this number another may lie."""
        return max(self.absolute, self.relative * abs(number))


def from_options(options: Mapping[str, Any], default: float = DEFAULT) -> Tolerance:
    """Read `tolerance` (both) or `absolute` and `relative`, where one alone leaves the other at nought."""
    if "absolute" in options or "relative" in options:
        return Tolerance(
            absolute=float(options.get("absolute", 0.0)),
            relative=float(options.get("relative", 0.0)),
        )
    both = float(options.get("tolerance", default))
    return Tolerance(absolute=both, relative=both)
