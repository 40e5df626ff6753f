"""How a benchmark speaks: progress for people on stderr, one JSON object a figure on stdout."""

import json
import statistics
import sys
import time
from collections.abc import Callable, Sequence


def say(text: str) -> None:
    """Print a line of progress with the time since the start."""
    print(f"[{time.monotonic() - _START:6.1f} s] {text}", file=sys.stderr, flush=True)


def print_figure(name: str, value: float, unit: str) -> None:
    """Print one figure."""
    print(json.dumps({"name": name, "value": round(value, 4), "unit": unit}), flush=True)


def seconds_of(deed: Callable[[], object]) -> float:
    """Return the wall seconds that a deed takes."""
    begin = time.perf_counter()
    deed()
    return time.perf_counter() - begin


def median_ratio(first: Sequence[float], second: Sequence[float]) -> float:
    """Return the median of pairwise ratios: both sides were measured in turn, under the same noise."""
    return statistics.median(a / b for a, b in zip(first, second, strict=True))


def percentile(values: Sequence[float], share: float) -> float:
    """Return the value below which that share of the values lies."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


_START = time.monotonic()
