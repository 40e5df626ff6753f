"""The file of a backup: a zip archive, so that `unzip` opens it too.

    tables/<name>     PostgreSQL's COPY text: a line a row, a tab between columns
    manifest.json     how to read them: versions, migrations, and each table's columns, rows and SHA-256
    its comment       the manifest's SHA-256

It is written from front to back and can go into a pipe. The manifest comes last: what was cut short has none.
"""

from __future__ import annotations

import hashlib
import io
import json
import struct
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from typing import IO, Any
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile

from judge.backup.errors import FileRefused

FORMAT = 1
_MANIFEST = "manifest.json"
_TABLES = "tables/"
_COMMENT = "Gavel backup; SHA-256 of its manifest: "
_CHUNK = 1 << 20
# Half of the usual level's time, for a file a tenth larger.
_LEVEL = 3
# What the standard library says of a zip archive with any of its bits changed.
_DAMAGE = (BadZipFile, zlib.error, struct.error, EOFError, KeyError, ValueError, RuntimeError)
# Told a table's name and how many more of its bytes went through.
Watcher = Callable[[str, int], None]


@dataclass(frozen=True)
class Numbering:
    """How far a column's numbers are given: not again, though their rows may be gone."""

    column: str
    last_value: int
    is_called: bool


@dataclass(frozen=True)
class Table:
    """A table in the file."""

    name: str
    columns: list[str]
    rows: int
    size: int  # bytes, not compressed
    sha256: str
    numberings: list[Numbering]


@dataclass(frozen=True)
class Manifest:
    """What the file is of."""

    made_at: str
    site: str
    gavel: str
    postgresql: str
    migrations: list[tuple[str, str]]
    tables: list[Table]
    left_out: list[str]

    @property
    def rows(self) -> int:
        """Return how many rows there are."""
        return sum(table.rows for table in self.tables)

    @property
    def size(self) -> int:
        """Return how many bytes the tables are, not compressed."""
        return sum(table.size for table in self.tables)

    def rows_of(self, name: str) -> int:
        """Return how many rows a table has."""
        return sum(table.rows for table in self.tables if table.name == name)


class Stream(io.RawIOBase):
    """A table's bytes on their way into the archive or out of it: counted, hashed and watched."""

    def __init__(self, member: IO[bytes], name: str, watch: Watcher) -> None:
        self._member, self._name, self._watch = member, name, watch
        self._sum = hashlib.sha256()
        self.size = 0

    @property
    def sha256(self) -> str:
        """Return the sum of what went through so far."""
        return self._sum.hexdigest()

    def writable(self) -> bool:
        """Take bytes, as the standard library wants it said."""
        return self._member.writable()

    def readable(self) -> bool:
        """Give bytes, as the standard library wants it said."""
        return self._member.readable()

    def write(self, data: Any) -> int:
        """Take bytes for the archive."""
        self._member.write(data)
        self._note(data)
        return len(data)

    def readinto(self, buffer: Any) -> int:
        """Give bytes of the archive."""
        data = self._member.read(len(buffer))
        buffer[: len(data)] = data
        self._note(data)
        return len(data)

    def _note(self, data: Any) -> None:
        self._sum.update(data)
        self.size += len(data)
        self._watch(self._name, len(data))


class Writer:
    """Writes a backup. Without `finish` it is none."""

    def __init__(self, target: IO[bytes], watch: Watcher) -> None:
        self._zip = ZipFile(target, "w", ZIP_DEFLATED, compresslevel=_LEVEL)
        self._watch = watch

    @contextmanager
    def table(self, name: str) -> Iterator[tuple[IO[bytes], Stream]]:
        """Return where a table's bytes go, and what counts them; the count is right after the block."""
        with self._zip.open(_TABLES + name, "w", force_zip64=True) as member:
            stream = Stream(member, name, self._watch)
            # A row at a time comes in.
            with io.BufferedWriter(stream, _CHUNK) as rows:
                yield rows, stream

    def finish(self, manifest: Manifest) -> None:
        """Write what the tables are, and close the archive."""
        text = json.dumps({"format": FORMAT, **asdict(manifest)}, indent=1).encode()
        self._zip.writestr(_MANIFEST, text)
        self._zip.comment = (_COMMENT + hashlib.sha256(text).hexdigest()).encode()
        self._zip.close()


class Reader:
    """Reads a backup, and refuses what is damaged, of something else or of a format that it does not know."""

    def __init__(self, source: IO[bytes], watch: Watcher) -> None:
        self._watch = watch
        head = source.read(64)
        source.seek(0)
        if not (head.startswith(b"PK\x03\x04") and _TABLES.encode() in head):
            raise FileRefused("This file is not a backup of Gavel.")
        with _damage_told():
            self._zip = ZipFile(source)
            text = self._zip.read(_MANIFEST)
            if self._zip.comment.decode() != _COMMENT + hashlib.sha256(text).hexdigest():
                raise BadZipFile("its manifest has another sum")
            self.manifest = _manifest(json.loads(text))

    @contextmanager
    def table(self, table: Table) -> Iterator[IO[bytes]]:
        """Return a table's bytes; raise FileRefused after the block when they are not what was written."""
        with _damage_told(), self._zip.open(_TABLES + table.name) as member:
            stream = Stream(member, table.name, self._watch)
            yield io.BufferedReader(stream, _CHUNK)
            if (stream.size, stream.sha256) != (table.size, table.sha256):
                raise BadZipFile(f"{table.name} has another sum")

    def verify(self) -> None:
        """Read it all; raise FileRefused when a byte differs from what was written."""
        for table in self.manifest.tables:
            with self.table(table) as rows:
                while rows.read(_CHUNK):
                    pass


@contextmanager
def _damage_told() -> Iterator[None]:
    try:
        yield
    except _DAMAGE as error:
        raise FileRefused(
            f"This backup is damaged or was cut short: {error}. Take another one."
        ) from error


def _manifest(document: dict[str, Any]) -> Manifest:
    if document.pop("format") != FORMAT:
        raise FileRefused(
            f"This backup, made by Gavel {document.get('gavel')}, is written in a way that this code does "
            "not know. Restore it with that version of Gavel or a newer one."
        )
    document["migrations"] = [(app, name) for app, name in document["migrations"]]
    document["tables"] = [_table(table) for table in document["tables"]]
    return Manifest(**document)


def _table(document: dict[str, Any]) -> Table:
    document["numberings"] = [Numbering(**one) for one in document["numberings"]]
    return Table(**document)
