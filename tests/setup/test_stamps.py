from __future__ import annotations

from pathlib import Path

import pytest

from setup.stamps import Stamp, digest


def test_what_was_made_completely_is_remembered(tmp_path: Path) -> None:
    stamp = Stamp("front-end", tmp_path / "stamps")
    assert not stamp.matches("abc")
    with stamp.renewed("abc"):
        assert not stamp.matches("abc")
    assert stamp.matches("abc")
    assert not stamp.matches("abd")


def test_what_failed_half_way_is_forgotten(tmp_path: Path) -> None:
    stamp = Stamp("front-end", tmp_path)
    stamp.put("abc")
    with pytest.raises(RuntimeError), stamp.renewed("abc"):
        raise RuntimeError
    assert not stamp.matches("abc")


def test_a_digest_sees_contents_names_and_boundaries(tmp_path: Path) -> None:
    folder = tmp_path / "src"
    folder.mkdir()
    (folder / "a.ts").write_text("1")
    first = digest(folder)
    assert digest(folder) == first

    (folder / "a.ts").write_text("2")
    changed = digest(folder)
    (folder / "a.ts").rename(folder / "b.ts")
    renamed = digest(folder)
    assert len({first, changed, renamed}) == 3
    assert digest("ab", "c") != digest("a", "bc")


def test_a_digest_does_not_see_what_is_made_from_the_sources(tmp_path: Path) -> None:
    before = digest(tmp_path)
    for name in ("node_modules", "__pycache__"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "x.js").write_text("built")
    assert digest(tmp_path) == before
