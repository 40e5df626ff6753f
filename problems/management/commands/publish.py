"""`manage.py publish PATH...`: packages, archives and folders of packages become problems."""

from __future__ import annotations

import time
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from problems.packages import PackageErrors, read_package
from problems.packages.rules import MANIFEST
from problems.publish import is_known, publish


class Command(BaseCommand):
    """Read each package, name everything that is wrong, publish those that are right."""

    help = "Publish problem packages: folders, zip archives, or folders that hold several of them."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the arguments."""
        parser.add_argument("paths", nargs="+", type=Path, metavar="PATH")
        parser.add_argument("--hidden", action="store_true", help="show them to staff only")
        parser.add_argument("--shown", action="store_true", help="show them to solvers again")
        parser.add_argument(
            "--only-new",
            action="store_true",
            help="leave problems alone whose content was published before, whatever became of them",
        )
        parser.add_argument("--quiet", action="store_true", help="say nothing of warnings")

    def handle(self, *args: Any, **options: Any) -> None:
        """Publish; the exit code tells whether all went well."""
        if options["hidden"] and options["shown"]:
            raise CommandError("--hidden and --shown contradict each other: give one.")
        is_published = False if options["hidden"] else True if options["shown"] else None
        paths = [found for path in options["paths"] for found in packages_at(path)]
        if not paths:
            raise CommandError(
                "No package found: a package is a folder with a problem.yaml or a zip."
            )
        failed = 0
        for path in paths:
            started = time.perf_counter()
            try:
                done = self._publish(path, is_published, options["only_new"], options["quiet"])
            except PackageErrors as error:
                failed += 1
                done = f"not published, {len(error.errors)} wrong"
                for finding in error.errors:
                    self.stderr.write(
                        f"{path.name}/{finding}" if finding.file else f"{path.name}: {finding}"
                    )
            self.stdout.write(f"{path.name}: {done} ({time.perf_counter() - started:.1f} s)")
        if failed:
            raise CommandError(f"{failed} of {len(paths)} packages were not published.")

    def _publish(self, path: Path, is_published: bool | None, only_new: bool, quiet: bool) -> str:
        package = read_package(path)
        for warning in () if quiet else package.warnings:
            self.stderr.write(f"{path.name}/{warning} (warning)")
        if only_new and is_known(package):
            return "known, left alone"
        outcome = publish(package, is_published=is_published)
        tests = f"{len(package.tests)} tests"
        if outcome.is_new:
            return f"published as version {outcome.version.number}, {tests}"
        if outcome.is_changed:
            return f"updated, content as in version {outcome.version.number}"
        return f"unchanged, version {outcome.version.number}"


def packages_at(path: Path) -> list[Path]:
    """Return the package at a path, or the packages in the folder there."""
    if not path.is_dir() or (path / MANIFEST).is_file():
        return [path]
    return sorted(
        one
        for one in path.iterdir()
        if (one / MANIFEST).is_file() or (one.is_file() and one.suffix in {".zip", ".kpp"})
    )
