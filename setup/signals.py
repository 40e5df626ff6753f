"""Being asked to stop: Ctrl-C, a polite kill, a closed terminal, the end of our parent. All are one exception."""

from __future__ import annotations

import signal
from types import FrameType

from setup import programs

_ASKING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def listen() -> None:
    """Raise KeyboardInterrupt in the main thread when asked to stop."""
    for number in _ASKING:
        signal.signal(number, _interrupt)


def follow_parent() -> None:
    """Count the death of our parent as being asked."""
    programs.die_with_parent(signal.SIGTERM)


def outlive_parent() -> None:
    """Stay when our parent ends."""
    programs.die_with_parent(0)


def be_deaf() -> None:
    """Hear no more requests: we are stopping already."""
    for number in _ASKING:
        signal.signal(number, signal.SIG_IGN)


def _interrupt(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt
