from __future__ import annotations

import io
import re
import sys
from pathlib import Path

import pytest

from setup import virtualenv
from setup.progress import Progress
from setup.stamps import Stamp

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Have an environment of its own; return the locks that are installed into it."""
    monkeypatch.setattr(virtualenv, "VENV", tmp_path)
    monkeypatch.setattr(virtualenv, "PYTHON", tmp_path / "python")
    (tmp_path / "python").touch()
    Stamp("home.stamp", tmp_path).put(str(tmp_path))
    done: list[str] = []

    def run(argv: list[object], **options: object) -> str:
        done.extend(word.name for word in argv if isinstance(word, Path) and word.suffix == ".txt")
        return ""

    monkeypatch.setattr(virtualenv.programs, "run", run)
    return done


def ensure(lock: Path) -> None:
    virtualenv.ensure(Progress(io.StringIO()), lock=lock)


def test_what_developers_have_serves_a_run_too(installed: list[str]) -> None:
    for lock in (virtualenv.DEV_LOCK, virtualenv.RUN_LOCK, virtualenv.DEV_LOCK):
        ensure(lock)
    assert installed == ["requirements-dev.txt"]


def test_a_run_stays_without_what_only_developers_need(installed: list[str]) -> None:
    ensure(virtualenv.RUN_LOCK)
    ensure(virtualenv.RUN_LOCK)
    assert installed == ["requirements-local.txt"]


def test_another_interpreter_of_the_same_version_changes_nothing(
    installed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    ensure(virtualenv.DEV_LOCK)
    monkeypatch.setattr(sys, "version", "3.11.99 (another build)")
    ensure(virtualenv.DEV_LOCK)
    ensure(virtualenv.RUN_LOCK)
    assert installed == ["requirements-dev.txt"]


def test_a_lock_that_changed_is_installed(
    installed: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock = tmp_path / "requirements-dev.txt"
    monkeypatch.setattr(virtualenv, "DEV_LOCK", lock)
    for content in ("one", "one", "two"):
        lock.write_text(content)
        ensure(lock)
    assert installed == ["requirements-dev.txt"] * 2


def test_each_lock_holds_the_one_below_it() -> None:
    production, run, develop = (
        set(re.findall(r"^[a-z0-9._-]+(?:\[[^]]+\])?==\S+", (ROOT / name).read_text(), re.M))
        for name in ("requirements.txt", "requirements-local.txt", "requirements-dev.txt")
    )
    assert production < run < develop
    assert not any(pin.startswith(("pytest", "mypy", "ruff", "playwright")) for pin in run)
