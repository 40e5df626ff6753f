from __future__ import annotations

import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from judge.backup import shelf

NOON = datetime(2026, 11, 22, 12, 0, 0, tzinfo=UTC)


def put(folder: Path, site: str = "gavel", *, minute: int = 0) -> Path:
    with shelf.new(folder, site, NOON + timedelta(minutes=minute)) as (file, path):
        file.write(b"rows")
    return path


def test_a_backup_is_for_its_owner_alone(tmp_path: Path) -> None:
    path = put(tmp_path / "backups")
    assert path.name == "gavel-2026-11-22T12-00-00.backup"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_what_is_not_finished_is_no_backup_and_leaves_nothing(tmp_path: Path) -> None:
    def fill_the_disk() -> None:
        with shelf.new(tmp_path, "gavel", NOON) as (file, _):
            file.write(b"half of the rows")
            assert shelf.kept(tmp_path, "gavel") == []
            raise OSError("full")

    with pytest.raises(OSError, match="full"):
        fill_the_disk()
    assert list(tmp_path.iterdir()) == []


def test_the_newest_are_kept(tmp_path: Path) -> None:
    paths = [put(tmp_path, minute=minute) for minute in range(5)]
    assert shelf.drop_old(tmp_path, "gavel", keep=2) == [paths[2], paths[1], paths[0]]
    assert shelf.kept(tmp_path, "gavel") == [paths[4], paths[3]]


def test_others_files_are_not_counted_and_not_deleted(tmp_path: Path) -> None:
    others = [
        put(tmp_path, "gavel-1a2b3c4d"),
        tmp_path / "gavel-before-the-exam.backup",
        tmp_path / "notes",
    ]
    for other in others[1:]:
        other.touch()
    own = put(tmp_path)
    assert shelf.drop_old(tmp_path, "gavel", keep=1) == []
    assert shelf.kept(tmp_path, "gavel") == [own]
    assert all(other.exists() for other in others)


def test_a_folder_that_is_not_there_holds_none(tmp_path: Path) -> None:
    assert shelf.kept(tmp_path / "nowhere", "gavel") == []
