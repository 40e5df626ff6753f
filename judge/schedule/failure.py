"""What is kept of an exception."""

from __future__ import annotations

import traceback
from typing import NamedTuple

LONGEST_LINE = 1_000
LONGEST_TRACEBACK = 20_000


class Failure(NamedTuple):
    """What went wrong, in a line and in full."""

    error: str
    traceback: str = ""


def failure_of(error: BaseException) -> Failure:
    """Return what to keep: Python's traceback shows code, and no variable's value. Of a long one the end."""
    line = traceback.format_exception_only(error)[-1].strip()
    whole = "".join(traceback.format_exception(error))
    return Failure(_storable(line)[:LONGEST_LINE], _storable(whole)[-LONGEST_TRACEBACK:])


def _storable(text: str) -> str:
    """Replace what PostgreSQL takes in no text: an error may quote a stranger's bytes."""
    return text.replace("\0", "\\0").encode(errors="backslashreplace").decode()
