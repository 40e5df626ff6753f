"""Lock the Python packages with hashes: `lock PACKAGE...` moves these to their newest version, `lock all` every one."""

from __future__ import annotations

from pathlib import Path

from setup import programs, virtualenv
from setup.checkout import ROOT
from setup.errors import SetupError
from setup.progress import Progress

_PYTHON = "3.11"  # the oldest that we run on
_FLAGS = (
    "--quiet", "--universal", "--python-version", _PYTHON, "--generate-hashes", "--no-header",
    # A lock names packages and hashes, and leaves it to each site where they come from.
    "--no-emit-index-url", "--no-emit-find-links",
)  # fmt: skip


def main(arguments: list[str]) -> int:
    """Write the lock files anew."""
    progress = Progress()
    virtualenv.ensure(progress, lock=virtualenv.DEV_LOCK)
    all_locked = ROOT / "requirements.txt"
    moved = [word for name in arguments for word in ("--upgrade-package", name)]
    if arguments == ["all"]:
        moved = ["--upgrade"]
    for lock, groups, below in (
        (all_locked, (), None),
        (virtualenv.RUN_LOCK, ("local",), all_locked),
        (virtualenv.DEV_LOCK, ("local", "dev"), virtualenv.RUN_LOCK),
    ):
        _compile(progress, lock, ROOT / "pyproject.toml", moved, groups=groups, below=below)
    _compile(progress, virtualenv.NODE_LOCK, ROOT / "pyproject.toml", moved, only="node")
    return 0


def _compile(
    progress: Progress,
    lock: Path,
    source: Path,
    moved: list[str],
    *,
    groups: tuple[str, ...] = (),
    below: Path | None = None,
    only: str = "",
) -> None:
    words: list[str | Path] = ["--group", only] if only else [source]
    for group in groups:
        words += ["--group", group]
    if below is not None:
        words += ["-c", below.name]
    with progress.step(lock.name) as step:
        programs.run(
            [virtualenv.program("uv"), "pip", "compile", *_FLAGS, *moved, *words, "-o", lock.name],
            step=step,
            what="uv pip compile",
        )
        if "://" in lock.read_text():
            raise SetupError(f"{lock.name} names the place that packages came from.", "Lock again.")
