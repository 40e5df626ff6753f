"""Free space: asked for before something large is made, since a half-written thing helps nobody."""

from __future__ import annotations

import os
from pathlib import Path

from setup.errors import Unmet

_MIB = 1024 * 1024


def require(path: Path, *, mib: int, what: str) -> None:
    """Raise Unmet unless the file system that holds the path has so much room for us."""
    free = free_mib(path)
    if free is not None and free < mib:
        raise Unmet(
            f"Too little disk space for {what}: {path} has {free} MiB free, {mib} MiB are needed.",
            "See what takes space with `df -h` and `docker system df`;\n"
            "`make prune-images` removes runner images of other versions,\n"
            "`docker image prune` those that nothing names.",
        )


def free_mib(path: Path) -> int | None:
    """Return how much an ordinary process may still write there; None where that cannot be asked."""
    while not path.exists() and path != path.parent:
        path = path.parent
    try:
        state = os.statvfs(path)
    except OSError:
        return None
    return state.f_bavail * state.f_frsize // _MIB
