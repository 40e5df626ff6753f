"""A problem package in memory: what a reader makes of a folder or archive, and what publishing takes."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from problems.definition import CheckerSpec, Definition, Limits, Program, TestCase
from problems.packages.errors import Finding
from problems.values import Signature, signature_to_json
from problems.verdicts import Verdict

MARKDOWN = "markdown"
TEX = "tex"
DIFFICULTIES = ("easy", "medium", "hard")


@dataclass(frozen=True)
class Statement:
    """The problem's text in one language. `format` is `markdown` or `tex`."""

    text: str
    format: str = MARKDOWN
    language: str = "en"
    title: str = ""
    file: str = ""  # where it came from, for messages


@dataclass(frozen=True)
class Solution:
    """A program under submissions/ and the verdicts it may get there.

    `path` starts below submissions/ (`accepted/hash_map.py`); of several files the one to start is first.
    """

    path: str
    language: str | None
    files: Mapping[str, bytes]
    expected: frozenset[Verdict]

    @property
    def folder(self) -> str:
        """Return the folder below submissions/, e.g. `accepted`."""
        return self.path.split("/", 1)[0]


@dataclass(frozen=True)
class Package:
    """Everything an author says about a problem, checked or still to be checked (see rules.py)."""

    slug: str
    title: str
    statements: tuple[Statement, ...]
    checker: CheckerSpec
    tests: tuple[TestCase, ...]
    difficulty: str = "medium"
    tags: tuple[str, ...] = ()
    metadata: Mapping[str, Any] = field(default_factory=dict)  # source, license, authors, hints
    signature: Signature | None = None
    limits: Limits = field(default_factory=Limits)
    validator: Program | None = None
    solutions: tuple[Solution, ...] = ()
    attachments: Mapping[str, bytes] = field(default_factory=dict)
    warnings: tuple[Finding, ...] = ()

    @property
    def statement(self) -> Statement:
        """Return the statement that is shown: the English one, else the first."""
        english = (one for one in self.statements if one.language.startswith("en"))
        return next(english, self.statements[0] if self.statements else Statement(""))

    def definition(self) -> Definition:
        """Return what judging needs."""
        return Definition(
            slug=self.slug,
            checker=self.checker,
            limits=self.limits,
            tests=self.tests,
            signature=self.signature,
            validator=self.validator,
        )

    @property
    def content_hash(self) -> str:
        """Hash what a version holds, whatever it was packed in.

        Title, difficulty and tags are labels on the shelf: changing them makes no new version.
        """
        statement = self.statement
        content = {
            "statement": [statement.format, statement.text],
            "signature": signature_to_json(self.signature) if self.signature else None,
            "checker": [self.checker.name, dict(self.checker.options)],
            "limits": limits_to_json(self.limits),
            "validator": _program_digest(self.validator) if self.validator else None,
            "metadata": dict(self.metadata),
            "tests": [_test_digest(test) for test in self.tests],
            "solutions": [
                [one.path, one.language, _file_digests(one.files), sorted(one.expected)]
                for one in sorted(self.solutions, key=lambda one: one.path)
            ],
            "attachments": sorted(_file_digests(self.attachments)),
        }
        text = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
        return hashlib.sha256(text.encode()).hexdigest()


def limits_to_json(limits: Limits) -> dict[str, Any]:
    """Write limits field by field, numbers of one kind always alike."""
    document = asdict(limits)
    document["time_s"] = float(limits.time_s)
    document["compile_time_s"] = float(limits.compile_time_s)
    document["time_factors"] = {key: float(one) for key, one in limits.time_factors.items()}
    return document


def _test_digest(test: TestCase) -> list[Any]:
    return [
        test.group,
        test.name,
        test.is_sample,
        _digest(test.input),
        _digest(test.answer),
        test.explanation,
        list(test.validator_flags),
    ]


def _program_digest(program: Program) -> list[Any]:
    return [program.language, _file_digests(program.files)]


def _file_digests(files: Mapping[str, bytes]) -> list[list[str]]:
    """Return names and digests in the given order, which says which file is started."""
    return [[name, _digest(data)] for name, data in files.items()]


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
