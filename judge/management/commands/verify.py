"""manage.py verify: judge the solutions of packages and compare with what their folders say."""

from __future__ import annotations

import json
import time
from collections.abc import Iterable
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from judge.grading.limits import run_limits
from judge.grading.verification import Finding, verify
from judge.languages import find, languages_for
from judge.management.packages import package_paths
from judge.sandbox.errors import SandboxError
from judge.submissions.engine import docker_sandbox, judge_slots
from problems.packages import Package, PackageErrors, read_package

COLUMNS = "  {:<{width}} {:<11} {:<9} {:<8} {:>9} {:>16} {:>8}"
HEADINGS = ("solution", "language", "expected", "verdict", "passed", "time", "memory")


class Command(BaseCommand):
    """Judge every file under submissions/ of problem packages; exit with 1 when a verdict is not its folder's."""

    help = "Judge every file under submissions/ of packages and compare with the folder's verdict."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take paths and how to report."""
        parser.add_argument("paths", nargs="+", help="package folders, zips, or folders of them")
        parser.add_argument("--json", action="store_true", help="print one JSON array and no table")
        parser.add_argument(
            "--jobs", type=int, default=0, help="solutions judged at once (default: one a core)"
        )

    def handle(self, *, paths: list[str], json: bool, jobs: int, **_: Any) -> None:
        """Read all packages, judge all solutions, report."""
        began_at = time.monotonic()
        packages = self._read(paths)
        try:
            findings = self._judged(packages, jobs or judge_slots())
        except SandboxError as error:
            raise CommandError(f"The sandbox failed: {error}") from error
        seconds = time.monotonic() - began_at
        wrong = sum(not finding.agrees for finding in findings)
        if json:
            self.stdout.write(_as_json(packages, findings))
        else:
            self._print_tables(packages, findings)
        skipped = sum(bool(finding.skipped) for finding in findings)
        self.stderr.write(
            f"{len(findings) - skipped} solutions of {len(packages)} problems judged in {seconds:.1f} s: "
            f"{wrong} disagree, {skipped} skipped."
        )
        if wrong:
            raise SystemExit(1)

    def _read(self, paths: list[str]) -> list[Package]:
        packages = []
        mistakes = []
        for path in package_paths(paths):
            try:
                packages.append(read_package(path))
            except PackageErrors as errors:
                mistakes.append(f"{path}:\n{errors}")
        if mistakes:
            raise CommandError("\n".join(mistakes))
        return packages

    def _judged(self, packages: list[Package], jobs: int) -> list[Finding]:
        """Judge with so many threads; tell each result as it comes."""
        sandbox = docker_sandbox(slots=jobs)
        pool = ThreadPoolExecutor(max_workers=jobs, thread_name_prefix="verify")
        try:
            futures: list[Future[Finding]] = []
            for package in packages:
                definition = package.definition()
                futures += [
                    pool.submit(verify, definition, solution, sandbox)
                    for solution in package.solutions
                ]
            for count, future in enumerate(as_completed(futures), start=1):
                self._tell(count, len(futures), future.result())
            return [future.result() for future in futures]
        finally:
            pool.shutdown(cancel_futures=True)
            sandbox.close()

    def _tell(self, count: int, total: int, finding: Finding) -> None:
        sign = "ok" if finding.agrees else "WRONG"
        sign = "skipped" if finding.skipped else sign
        self.stderr.write(f"[{count}/{total}] {finding.slug} {finding.path}: {sign}")

    def _print_tables(self, packages: list[Package], findings: list[Finding]) -> None:
        width = max((len(finding.path) for finding in findings), default=0)
        for package in packages:
            self.stdout.write(f"\n{package.slug}")
            for line in _languages(package):
                self.stdout.write(f"  {line}")
            self.stdout.write(COLUMNS.format(*HEADINGS, width=width))
            for finding in findings:
                if finding.slug == package.slug:
                    cells, remarks = _line(package, finding)
                    line = "  ".join([COLUMNS.format(*cells, width=width), *remarks])
                    self.stdout.write(line.rstrip())


def _languages(package: Package) -> list[str]:
    """Say in which languages the problem can be solved, and for which no accepted solution shows it."""
    offered = languages_for(package.signature)
    shown = {one.language for one in package.solutions if one.folder == "accepted"}
    lines = [f"{len(offered)} languages: {', '.join(one.name for one in offered)}"]
    if without := [one.name for one in offered if one.id not in shown]:
        lines.append(f"without an accepted solution: {', '.join(without)}")
    adapters = package.signature.adapters if package.signature else {}
    if unknown := sorted(set(adapters) - {one.id for one in offered}):
        lines.append(f"adapters for what is no language here, or takes none: {', '.join(unknown)}")
    return lines


def _line(package: Package, finding: Finding) -> tuple[list[str], list[str]]:
    """Return a finding's cells and what else is to be said of it."""
    cells = [finding.path, finding.language, "/".join(sorted(finding.expected)) or "any"]
    outcome = finding.outcome
    if outcome is None:
        said = f"FAILED: {finding.failed}" if finding.failed else f"skipped: {finding.skipped}"
        return [*cells, "-", "", "", ""], [said]
    cells += [
        outcome.verdict,
        f"{outcome.passed}/{outcome.total}",
        f"{outcome.runtime_ms} of {_limit_ms(package, finding)} ms",
        f"{outcome.memory_kb // 1024} MB",
    ]
    remarks = []
    if outcome.is_close_call:
        remarks.append("close call")
    if not finding.agrees:
        remarks.append(f"DISAGREES: {outcome.message or outcome.compile_output[:2000]}")
    return cells, remarks


def _limit_ms(package: Package, finding: Finding) -> int:
    language = find(finding.language)
    return (
        0
        if language is None
        else round(1000 * run_limits(package.definition().limits, language).time_s)
    )


def _as_json(packages: list[Package], findings: Iterable[Finding]) -> str:
    by_slug = {package.slug: package for package in packages}
    return json.dumps(
        [
            {
                "problem": finding.slug,
                "path": finding.path,
                "language": finding.language,
                "expected": sorted(finding.expected),
                "agrees": finding.agrees,
                "skipped": finding.skipped or None,
                "failed": finding.failed or None,
                **_figures(by_slug[finding.slug], finding),
            }
            for finding in findings
        ],
        indent=2,
    )


def _figures(package: Package, finding: Finding) -> dict[str, Any]:
    outcome = finding.outcome
    if outcome is None:
        return {"verdict": None}
    return {
        "verdict": outcome.verdict,
        "passed": outcome.passed,
        "total": outcome.total,
        "runtime_ms": outcome.runtime_ms,
        "time_limit_ms": _limit_ms(package, finding),
        "memory_kb": outcome.memory_kb,
        "is_close_call": outcome.is_close_call,
        "message": outcome.message,
        "compile_output": outcome.compile_output,
    }
