from __future__ import annotations

import errno
import re
import subprocess
import sys
from pathlib import Path

import pytest

from setup import chores
from setup.checkout import ROOT
from setup.errors import Unmet


def test_make_alone_lists_every_chore() -> None:
    listed = subprocess.run(["make", "-s"], cwd=ROOT, capture_output=True, text=True, check=True)
    named = set(re.findall(r"^  make ([\w-]+)", listed.stdout, re.MULTILINE))
    modules = {path.stem.replace("_", "-") for path in (ROOT / "setup" / "chores").glob("[!_]*.py")}
    assert named == modules
    assert all(re.search(rf"^  make {name} +\w", listed.stdout, re.MULTILINE) for name in named)


def test_an_unknown_chore_lists_the_known_ones(capsys: pytest.CaptureFixture[str]) -> None:
    assert chores.main(["rnu"]) == 2
    assert "  run " in capsys.readouterr().out


def test_an_error_is_told_with_its_cure_and_without_a_traceback(
    capsys: pytest.CaptureFixture[str],
) -> None:
    def fail() -> int:
        raise Unmet("There is no engine.", "Type: this\nthen that")

    assert chores.guarded(fail) == 1
    told = capsys.readouterr().err
    assert told == "\nThere is no engine.\n\n  Type: this\n  then that\n"


def test_a_full_disk_is_told_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    def fail() -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    assert chores.guarded(fail) == 1
    assert "df -h" in capsys.readouterr().err


def test_other_errors_of_the_system_keep_their_traceback() -> None:
    def fail() -> int:
        raise FileNotFoundError("x")

    with pytest.raises(FileNotFoundError):
        chores.guarded(fail)


def test_setup_needs_nothing_that_has_to_be_installed() -> None:
    """In a Python without site-packages, every module of the set-up imports."""
    modules = [
        ".".join(path.relative_to(ROOT).with_suffix("").parts)
        for path in (ROOT / "setup").rglob("*.py")
        if path.stem not in {"__init__", "__main__"}
    ]
    script = f"import importlib; [importlib.import_module(name) for name in {modules!r}]"
    done = subprocess.run(
        [
            sys.executable,
            "-I",
            "-S",
            "-c",
            f"import sys; sys.path.insert(0, {str(ROOT)!r}); {script}",
        ],
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr


def test_too_old_a_python_is_told_so(tmp_path: Path) -> None:
    """The first lines must work on any Python 3, so they are run as such, with an older version pretended."""
    source = (ROOT / "setup" / "__main__.py").read_text()
    head = source.partition("from setup.chores")[0]
    pretended = head.replace("import sys\n", "import sys\nsys.version_info = (3, 9, 2)\n", 1)
    done = subprocess.run([sys.executable, "-c", pretended], capture_output=True, text=True)
    assert done.returncode == 1
    assert "Gavel needs Python 3.11 or newer, and this is Python 3.9" in done.stderr
    assert "make run PYTHON=python3.12" in done.stderr


def test_no_lock_names_a_place_that_packages_come_from() -> None:
    for lock in [*ROOT.glob("requirements*.txt"), ROOT / "judge/web/frontend/package-lock.json"]:
        text = lock.read_text()
        assert "resolved" not in text, lock
        assert not re.search(
            r"^(-i|--index-url|--extra-index-url|--find-links)", text, re.MULTILINE
        ), lock


def test_every_package_is_locked_with_a_hash() -> None:
    for lock in ROOT.glob("requirements*.txt"):
        for name, rest in re.findall(
            r"^([\w.\[\]-]+)==(.*(?:\n    --hash.*)*)", lock.read_text(), re.MULTILINE
        ):
            assert "--hash=sha256:" in rest, f"{lock.name}: {name}"
