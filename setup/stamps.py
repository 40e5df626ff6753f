"""Remember what a thing was made from, so that an unchanged thing is not made again.

A stamp is a small file that holds a digest. It is written last, when the thing is complete, and dropped before
the thing is touched: a set-up killed half-way leaves no stamp.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from setup.checkout import STAMPS


def digest(*parts: str | bytes | Path) -> str:
    """Return one digest of texts, bytes, files and whole folders (names and contents, sorted)."""
    total = hashlib.sha256()
    for part in parts:
        for chunk in _chunks(part):
            total.update(len(chunk).to_bytes(8, "big"))
            total.update(chunk)
    return total.hexdigest()


class Stamp:
    """One remembered digest, in a file."""

    def __init__(self, name: str, folder: Path = STAMPS) -> None:
        self.path = folder / name

    def matches(self, value: str) -> bool:
        """Tell whether the thing was completely made from exactly this."""
        try:
            return self.path.read_text() == value
        except FileNotFoundError:
            return False

    def drop(self) -> None:
        """Forget it."""
        self.path.unlink(missing_ok=True)

    def put(self, value: str) -> None:
        """Remember it, in one step."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        fresh = self.path.with_name(f"{self.path.name}.{os.getpid()}")
        fresh.write_text(value)
        fresh.replace(self.path)

    @contextlib.contextmanager
    def renewed(self, value: str) -> Iterator[None]:
        """Forget while the thing is being made; remember when that went well."""
        self.drop()
        yield
        self.put(value)


def _chunks(part: str | bytes | Path) -> Iterable[bytes]:
    if isinstance(part, str):
        yield part.encode()
    elif isinstance(part, bytes):
        yield part
    elif part.is_dir():
        for path in sorted(part.rglob("*")):
            if (
                "__pycache__" not in path.parts
                and "node_modules" not in path.parts
                and path.is_file()
            ):
                yield str(path.relative_to(part)).encode()
                yield path.read_bytes()
    elif part.exists():
        yield part.read_bytes()
