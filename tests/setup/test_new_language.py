"""A language's folder that was just begun can be read, and says of each probe what it must do."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from judge.languages import starter_code
from judge.languages.folder import read_language
from setup.checkout import ROOT
from setup.chores import new_language
from setup.errors import Unmet
from tests.conformance import test_completeness
from tests.judge.languages.conftest import SIGNATURES


@pytest.fixture
def harnesses(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copy(ROOT / "harnesses" / "probes.toml", tmp_path)
    monkeypatch.setattr(new_language, "_HARNESSES", tmp_path)
    return tmp_path


def test_the_folder_is_a_language_at_once(
    harnesses: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert new_language.main(["zig", ".zig"]) == 0

    language = read_language(harnesses / "zig", lambda folder: f"image-of-{folder.name}")
    assert (language.id, language.name, language.file_name) == ("zig", "Zig", "solution.zig")
    assert all("zig" not in starter_code(language, signature) for signature in SIGNATURES.values())
    assert "boom" in (harnesses / "zig" / "probes" / "raises.zig").read_text()
    assert (harnesses / "zig" / "probes" / "echo.jinja").is_file()
    test_completeness.test_a_language_has_every_probe(language)
    assert "-k zig" in capsys.readouterr().out


def test_it_never_writes_over_a_folder(harnesses: Path) -> None:
    (harnesses / "zig").mkdir()
    with pytest.raises(Unmet, match="already there"):
        new_language.main(["zig", ".zig"])
    assert list((harnesses / "zig").iterdir()) == []


@pytest.mark.parametrize(
    "words", [[], ["zig"], ["Zig", ".zig"], ["../zig", ".zig"], ["zig", "zig"]]
)
def test_a_slip_is_told_with_what_to_type(harnesses: Path, words: list[str]) -> None:
    with pytest.raises(Unmet) as refused:
        new_language.main(words)
    assert ".zig" in refused.value.cure or "zig" in refused.value.cure
    assert sorted(path.name for path in harnesses.iterdir()) == ["probes.toml"]
