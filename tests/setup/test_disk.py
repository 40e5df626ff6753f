from __future__ import annotations

from pathlib import Path

import pytest

from setup import disk
from setup.errors import Unmet


def test_room_enough_is_fine(tmp_path: Path) -> None:
    disk.require(tmp_path / "not" / "there" / "yet", mib=1, what="a test")


def test_too_little_room_is_told_with_both_figures(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(disk, "free_mib", lambda path: 300)
    with pytest.raises(Unmet) as caught:
        disk.require(tmp_path, mib=1500, what="the Python packages")
    assert "Python packages" in caught.value.message
    assert "300 MiB free, 1500 MiB are needed" in caught.value.message
    assert "make prune-images" in caught.value.cure


def test_what_cannot_be_asked_does_not_stand_in_the_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(disk, "free_mib", lambda path: None)
    disk.require(tmp_path, mib=10**9, what="everything")
