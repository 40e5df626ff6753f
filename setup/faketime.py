"""The library that lets a process believe in another time."""

from __future__ import annotations

from pathlib import Path

from setup import account, debian
from setup.progress import Progress

_LIBRARIES = Path("/usr/lib")


def find() -> Path | None:
    """Return the library, if it is installed."""
    return next(_LIBRARIES.glob("*/faketime/libfaketimeMT.so.1"), None)


def ensure(progress: Progress) -> None:
    """Have it where we may install it."""
    if find() is None and account.is_root():
        debian.install(progress, "libfaketime", reason="Workers are started under wrong clocks")
