"""manage.py judge: judge files from the command line."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from judge.grading import Outcome
from judge.grading import judge as judge_program
from judge.languages import by_extension, find, languages
from judge.languages.language import Language
from judge.management.packages import is_package
from judge.sandbox.errors import SandboxError
from judge.submissions.engine import docker_sandbox
from problems.definition import Definition
from problems.models import Problem
from problems.packages import PackageErrors, read_package
from problems.stored import definition as stored_definition
from problems.verdicts import Verdict

COLUMNS = "  {:<28} {:<8} {:>9} {:>9} {:>9}  {}"


class Command(BaseCommand):
    """Judge solutions of one problem and show what became of each test; exit with 1 unless all are accepted."""

    help = "Judge files as solutions of a problem: verdict, per-test results, times, memory."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the problem, the files and how to report."""
        parser.add_argument("problem", help="a published problem's slug, or a package's path")
        parser.add_argument("files", nargs="+", help="one solution each")
        parser.add_argument("--language", help="an id or alias (default: by the file's ending)")
        parser.add_argument("--json", action="store_true", help="print one JSON array and no table")

    def handle(
        self, *, problem: str, files: list[str], language: str | None, json: bool, **options: Any
    ) -> None:
        """Judge the files one after the other."""
        definition = _definition(problem)
        programs = [(file, _language(file, language), _source(file)) for file in files]
        try:
            outcomes = self._judged(definition, programs)
        except SandboxError as error:
            raise CommandError(f"The sandbox failed: {error}") from error
        if json:
            self.stdout.write(_as_json(programs, outcomes))
        else:
            for (file, spoken, _), outcome in zip(programs, outcomes, strict=True):
                self._print(file, spoken, outcome)
        if any(outcome.verdict is not Verdict.AC for outcome in outcomes):
            raise SystemExit(1)

    def _judged(
        self, definition: Definition, programs: list[tuple[str, Language, bytes]]
    ) -> list[Outcome]:
        sandbox = docker_sandbox(slots=1)
        try:
            return [
                judge_program(definition, language, source, sandbox)
                for _, language, source in programs
            ]
        finally:
            sandbox.close()

    def _print(self, file: str, language: Language, outcome: Outcome) -> None:
        verdict = outcome.verdict
        self.stdout.write(
            f"{file} ({language.name}): {verdict} {verdict.label}, {outcome.passed} of {outcome.total} tests, "
            f"{outcome.runtime_ms} ms, {outcome.memory_kb // 1024} MB"
            + (", close call" if outcome.is_close_call else "")
        )
        for text in (outcome.message, outcome.compile_output):
            if text:
                self.stdout.write(text)
        if outcome.cases:
            self.stdout.write(COLUMNS.format("test", "verdict", "cpu", "wall", "memory", ""))
        for case in outcome.cases:
            self.stdout.write(
                COLUMNS.format(
                    case.name,
                    case.verdict,
                    f"{case.time_ms} ms",
                    f"{case.wall_ms} ms",
                    f"{case.memory_kb // 1024} MB",
                    case.message,
                ).rstrip()
            )


def _definition(problem: str) -> Definition:
    path = Path(problem)
    if is_package(path):
        try:
            return read_package(path).definition()
        except PackageErrors as errors:
            raise CommandError(f"{path}:\n{errors}") from errors
    row = Problem.objects.select_related("current_version").filter(slug=problem).first()
    if row is None or row.current_version is None:
        raise CommandError(f"There is no problem {problem!r}, and no package at that path.")
    return stored_definition(row.current_version)


def _language(file: str, name: str | None) -> Language:
    language = find(name) if name else by_extension(Path(file).name)
    if language is None:
        known = ", ".join(languages())
        raise CommandError(f"In which language is {file}? Say --language with one of: {known}.")
    return language


def _source(file: str) -> bytes:
    try:
        return Path(file).read_bytes()
    except OSError as error:
        raise CommandError(f"{file}: {error.strerror}") from error


def _as_json(programs: list[tuple[str, Language, bytes]], outcomes: list[Outcome]) -> str:
    return json.dumps(
        [
            {"file": file, "language": language.id, **asdict(outcome)}
            for (file, language, _), outcome in zip(programs, outcomes, strict=True)
        ],
        indent=2,
    )
