"""Tell on a terminal or in a log how far a long command is."""

from __future__ import annotations

import time

from django.core.management.base import OutputWrapper

_EVERY_S = 5.0


class Narration:
    """A line every few seconds: which table, and how much of it so far."""

    def __init__(self, out: OutputWrapper) -> None:
        self._out = out
        self._table = ""
        self._size = 0
        self._said_at = time.monotonic()

    def watch(self, table: str, size: int) -> None:
        """Note that more bytes of this table went through."""
        if table != self._table:
            self._table, self._size = table, 0
        self._size += size
        if time.monotonic() - self._said_at >= _EVERY_S:
            self._said_at = time.monotonic()
            self.say(f"  {table}: {megabytes(self._size)} so far")

    def say(self, line: str) -> None:
        """Write a line at once."""
        self._out.write(line, str)  # standard error's own style is for errors
        self._out.flush()


def megabytes(size: int) -> str:
    """Return a size as people read it."""
    return f"{size / 1e6:,.1f} MB"
