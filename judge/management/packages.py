"""Packages named on a command line: folders, zips, and folders full of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from django.core.management.base import CommandError


def package_paths(paths: Iterable[str]) -> Iterator[Path]:
    """Yield the packages at these paths, or directly below them; raise CommandError for a path that has none."""
    for text in paths:
        path = Path(text)
        if is_package(path):
            yield path
            continue
        below = (
            sorted(child for child in path.iterdir() if is_package(child)) if path.is_dir() else []
        )
        if not below:
            raise CommandError(f"{text} is no package: no folder with a problem.yaml, no .zip.")
        yield from below


def is_package(path: Path) -> bool:
    """Tell whether this is a package: a folder with a problem.yaml, or a zip."""
    return (path / "problem.yaml").is_file() or (path.is_file() and path.suffix == ".zip")
