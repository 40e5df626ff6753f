"""How a board's times and cells are written; the page's script writes them alike (frontend/src/board/words.ts)."""

from __future__ import annotations

from enum import StrEnum
from typing import Any, NamedTuple

from leaderboard.rules import Times

MINUS = "\N{MINUS SIGN}"


class Kind(StrEnum):
    """What a cell shows, and its colour."""

    SOLVED = "solved"
    PENDING = "pending"
    TRIED = "tried"
    UNTRIED = "untried"


class CellShown(NamedTuple):
    """A cell as the page shows it: `says` is the same in words."""

    label: str
    kind: Kind
    value: str  # when it was solved, or its points
    mark: str  # "+2": solved after two wrong tries; minus three: as many wrong tries; "?1": one is not told yet
    is_first: bool
    says: str


def time_text(seconds: float, times: Times) -> str:
    """Write a time: 1:02:03, 2:03, or for minutes 62."""
    whole = int(seconds)
    if times is Times.MINUTES:
        return str(whole // 60)
    hours, minutes, rest = whole // 3600, whole // 60 % 60, whole % 60
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def cell_shown(
    label: str, cell: dict[str, Any] | None, *, times: Times, is_first: bool
) -> CellShown:
    """Return what is shown of one problem on a line; None: it was not tried."""
    kind = _kind(cell)
    if cell is None or kind is Kind.UNTRIED:
        return CellShown(label, Kind.UNTRIED, "", "", False, "")
    tries, pending = cell["tries"], cell["pending"]
    points = str(cell["points"])
    at = None if cell["time_s"] is None else time_text(cell["time_s"], times)
    if times is Times.NONE:
        value, achieved = points, f"{points} {_plural(cell['points'], 'point')}"
    else:
        value = at or ""
        achieved = f"solved at {at}" if at is not None else "not solved"
    match kind:
        case Kind.SOLVED:
            mark = f"+{tries}" if tries else ""
        case Kind.PENDING:
            mark = f"?{pending}"
        case _:
            mark = f"{MINUS}{tries}"
    parts = [f"{label}: {achieved}"]
    if tries:
        parts.append(f"{tries} wrong {_plural(tries, 'try', 'tries')}")
    if pending:
        parts.append(f"{pending} not told yet")
    if is_first:
        parts.append("first to solve it")
    return CellShown(label, kind, value, mark, is_first, ", ".join(parts))


def _kind(cell: dict[str, Any] | None) -> Kind:
    if cell is None:
        return Kind.UNTRIED
    if cell["time_s"] is not None:
        return Kind.SOLVED
    if cell["pending"]:
        return Kind.PENDING
    return Kind.TRIED if cell["tries"] or cell["points"] else Kind.UNTRIED


def _plural(count: float, one: str, many: str = "") -> str:
    return one if count == 1 else many or f"{one}s"
