from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable

import pytest

from judge.backup.archive import Manifest, Numbering, Reader, Table, Writer
from judge.backup.errors import FileRefused

ROWS = 200
TEXT = b"".join(b"%d\tname %d\n" % (n, n) for n in range(ROWS))


def unwatched(table: str, size: int) -> None:
    pass


def written(target: io.BytesIO | None = None) -> bytes:
    target = target or io.BytesIO()
    writer = Writer(target, unwatched)
    with writer.table("things") as (rows, stream):
        for line in TEXT.splitlines(keepends=True):
            rows.write(line)
    table = Table(
        "things", ["id", "name"], ROWS, stream.size, stream.sha256, [Numbering("id", 7, True)]
    )
    writer.finish(
        Manifest("2026-11-22", "gavel", "1.0", "18", [("app", "0001")], [table], ["left"])
    )
    return target.getvalue()


def verify(data: bytes) -> Manifest:
    reader = Reader(io.BytesIO(data), unwatched)
    reader.verify()
    return reader.manifest


def test_what_was_written_is_read() -> None:
    manifest = verify(written())
    (table,) = manifest.tables
    assert (table.rows, table.size, table.numberings) == (
        ROWS,
        len(TEXT),
        [Numbering("id", 7, True)],
    )
    assert (manifest.rows, manifest.size, manifest.rows_of("things")) == (ROWS, len(TEXT), ROWS)
    assert manifest.migrations == [("app", "0001")]


def test_it_is_a_zip_archive_that_other_programs_read() -> None:
    with zipfile.ZipFile(io.BytesIO(written())) as archive:
        assert archive.read("tables/things") == TEXT
        assert json.loads(archive.read("manifest.json"))["format"] == 1


def test_it_can_be_written_into_a_pipe() -> None:
    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return False

        def tell(self) -> int:
            raise io.UnsupportedOperation

        def seek(self, *_: object) -> int:
            raise io.UnsupportedOperation

    assert verify(written(Pipe())) == verify(written())


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_a_file_cut_short_is_refused(share: float) -> None:
    data = written()
    with pytest.raises(FileRefused, match="damaged or was cut short"):
        verify(data[: int(len(data) * share)])


@pytest.mark.parametrize("bit", [0x01, 0x10, 0x80])
def test_every_flipped_bit_that_matters_is_found(bit: int) -> None:
    data = written()
    whole = verify(data)
    for place in range(len(data)):
        damaged = bytearray(data)
        damaged[place] ^= bit
        try:
            # A zip archive says some things twice; where nobody looks, nothing is lost.
            assert verify(bytes(damaged)) == whole, place
        except FileRefused:
            continue


@pytest.mark.parametrize("data", [b"", b"PK", b"#!/bin/sh\n" * 50, b"PK\x03\x04" + bytes(200)])
def test_something_else_is_refused(data: bytes) -> None:
    with pytest.raises(FileRefused, match="not a backup"):
        verify(data)


def test_another_zip_archive_is_refused() -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("problem.yaml", "name: Two Sum")
    with pytest.raises(FileRefused, match="not a backup"):
        verify(target.getvalue())


def changed(change: Callable[[dict[str, object]], None]) -> bytes:
    """Return a backup whose manifest was edited, with the sum that belongs to it or not."""
    source, target = io.BytesIO(written()), io.BytesIO()
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        new.writestr("tables/things", old.read("tables/things"))
        document = json.loads(old.read("manifest.json"))
        change(document)
        new.writestr("manifest.json", json.dumps(document))
        new.comment = old.comment
    return target.getvalue()


def test_an_edited_manifest_is_refused() -> None:
    def hide(document: dict[str, object]) -> None:
        document["tables"] = []

    with pytest.raises(FileRefused, match="manifest has another sum"):
        verify(changed(hide))


def test_a_format_of_later_days_is_refused_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("judge.backup.archive.FORMAT", 2)
    data = written()
    monkeypatch.undo()
    with pytest.raises(FileRefused, match=r"made by Gavel 1\.0, is written in a way"):
        verify(data)
