"""Add up pytest's runs: read their reports, and close with one line in pytest's own words."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from dataclasses import dataclass
from pathlib import Path

_WIDTH = 80


@dataclass(frozen=True)
class Tally:
    """How many tests ended how."""

    passed: int = 0
    failed: int = 0
    errors: int = 0
    skipped: int = 0
    seconds: float = 0.0

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            passed=self.passed + other.passed,
            failed=self.failed + other.failed,
            errors=self.errors + other.errors,
            skipped=self.skipped + other.skipped,
            seconds=self.seconds + other.seconds,
        )


def read(report: Path) -> Tally:
    """Return what a JUnit report counts; nothing when pytest did not get as far as writing one."""
    if not report.exists():
        return Tally(errors=1)
    suites = ElementTree.parse(report).getroot().iter("testsuite")  # noqa: S314 - our own pytest wrote it
    total = Tally()
    for suite in suites:
        failed, errors, skipped = (int(suite.get(k, 0)) for k in ("failures", "errors", "skipped"))
        total += Tally(
            passed=int(suite.get("tests", 0)) - failed - errors - skipped,
            failed=failed,
            errors=errors,
            skipped=skipped,
            seconds=float(suite.get("time", 0)),
        )
    return total


def closing_line(total: Tally) -> str:
    """Return `===== 1 failed, 811 passed, 3 skipped in 512.33s =====`."""
    counts = [
        (total.failed, "failed"),
        (total.passed, "passed"),
        (total.skipped, "skipped"),
        (total.errors, "error" if total.errors == 1 else "errors"),
    ]
    words = ", ".join(f"{count} {word}" for count, word in counts if count) or "no tests ran"
    return f" {words} in {total.seconds:.2f}s ".center(_WIDTH, "=")
