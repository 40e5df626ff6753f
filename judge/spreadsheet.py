"""Tables to take along as CSV, in which a spreadsheet finds no formula that somebody wrote as a name."""

from __future__ import annotations

import csv
from collections.abc import Iterable

_BEGINS_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class _Echo:
    def write(self, line: str) -> str:
        return line


def line(cells: Iterable[object]) -> str:
    """Return the line with its end; None is an empty cell."""
    written: str = csv.writer(_Echo()).writerow(map(_harmless, cells))
    return written


def _harmless(cell: object) -> object:
    is_formula = isinstance(cell, str) and cell.startswith(_BEGINS_FORMULA)
    return f"'{cell}" if is_formula else cell
