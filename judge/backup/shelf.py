"""The folder of backups: gavel-2026-11-22T13-30-05.backup, readable by its owner alone."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import IO

_STAMP = "%Y-%m-%dT%H-%M-%S"
_STAMPED = r"\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d"
_ENDING = ".backup"


@contextmanager
def new(folder: Path, site: str, at: datetime) -> Iterator[tuple[IO[bytes], Path]]:
    """Return a file to write and the path that it gets when the block ends well; until then it has another name."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = folder / f"{site}-{at.strftime(_STAMP)}{_ENDING}"
    unfinished = path.with_suffix(".unfinished")
    descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            yield file, path
            file.flush()
            os.fsync(file.fileno())
        unfinished.rename(path)
        _sync(folder)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise


def kept(folder: Path, site: str) -> list[Path]:
    """Return the site's backups, the newest first."""
    name = re.compile(re.escape(site) + "-" + _STAMPED + re.escape(_ENDING))
    found = folder.iterdir() if folder.is_dir() else ()
    return sorted((path for path in found if name.fullmatch(path.name)), reverse=True)


def drop_old(folder: Path, site: str, *, keep: int) -> list[Path]:
    """Delete all but the newest; return what was deleted."""
    old = kept(folder, site)[keep:]
    for path in old:
        path.unlink()
    return old


def _sync(folder: Path) -> None:
    """Have the name outlive a power cut too."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
