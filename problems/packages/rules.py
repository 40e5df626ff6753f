"""What a package must satisfy to be published, wherever it was made: on the disk or in the admin."""

from __future__ import annotations

import math
import re
from collections.abc import Callable

from problems.checkers import checkers, spec_mistakes
from problems.checkers.checker import PROGRAM
from problems.checkers.texts import FlagError, rules_from_flags
from problems.definition import TestCase
from problems.packages.errors import Findings
from problems.packages.package import DIFFICULTIES, MARKDOWN, TEX, Package
from problems.packages.statement_files import attachment_name
from problems.values import Signature, ValueRefused
from problems.values.encoding import parse_test_answer, parse_test_input, storable_text

MAX_TITLE = 200
MAX_SLUG = 100
MAX_NAME = 200
MAX_PATH = 300
MAX_TESTS = 2_000
# What one judge worker can give a single test.
MAX_TIME_S = 60.0
MAX_MEMORY_MB = 4096
MAX_OUTPUT_MB = 64
MAX_COMPILE_TIME_S = 120.0
# Mistakes in test files that are named one by one; a wrong signature makes every file wrong.
MAX_NAMED_TESTS = 50

# Says where a part of problem.yaml stands: its key's path to a line.
Locate = Callable[..., int | None]

MANIFEST = "problem.yaml"
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_TAG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_EXTERNAL_PICTURE = re.compile(r"!\[[^\]]*\]\(\s*<?(?P<target>[^)\s>]+)")


def _nowhere(*path: str | int) -> int | None:
    return None


def check_package(package: Package, findings: Findings, locate: Locate = _nowhere) -> None:
    """Note everything that keeps the package from being published."""
    _check_labels(package, findings, locate)
    _check_limits(package, findings, locate)
    _check_statement(package, findings)
    _check_checker(package, findings, locate)
    _check_tests(package, findings)
    for solution in package.solutions:
        if len(solution.path) > MAX_PATH:
            findings.error(
                f"submissions/{solution.path}", None, "the path is too long", "shorten it"
            )
    for name in package.attachments:
        if len(name) > MAX_NAME:
            findings.error(name, None, f"a name beyond {MAX_NAME} characters", "rename it")


def _check_labels(package: Package, findings: Findings, locate: Locate) -> None:
    if not _SLUG.fullmatch(package.slug) or len(package.slug) > MAX_SLUG:
        cure = "rename the folder: small letters, digits and single hyphens"
        message = f"{package.slug[:60]!r} cannot be an address"
        findings.error("", None, message, cure)
    if not package.title.strip():
        findings.error(MANIFEST, locate("name"), "the problem has no name", "add `name: ...`")
    elif len(package.title) > MAX_TITLE or not package.title.isprintable():
        cure = f"write one line of at most {MAX_TITLE} characters"
        findings.error(MANIFEST, locate("name"), "the name is too long or no plain text", cure)
    if package.difficulty not in DIFFICULTIES:
        cure = f"write one of {', '.join(DIFFICULTIES)}"
        message = f"unknown difficulty {package.difficulty!r}"
        findings.error(MANIFEST, locate("difficulty"), message, cure)
    for tag in package.tags:
        if not _TAG.fullmatch(tag) or len(tag) > 50:
            findings.error(MANIFEST, locate("tags"), f"{tag[:60]!r} is no tag", "e.g. hash-table")


def _check_limits(package: Package, findings: Findings, locate: Locate) -> None:
    limits = package.limits
    bounds: tuple[tuple[str, float, float, str], ...] = (
        ("time_limit", limits.time_s, MAX_TIME_S, "s"),
        ("memory", limits.memory_mb, MAX_MEMORY_MB, "MB"),
        ("output", limits.output_mb, MAX_OUTPUT_MB, "MB"),
        ("compilation_time", limits.compile_time_s, MAX_COMPILE_TIME_S, "s"),
    )
    for key, value, highest, unit in bounds:
        if not (math.isfinite(value) and 0 < value <= highest):
            message = f"{key} {value:g} {unit} is outside of what a judge gives"
            findings.error(MANIFEST, locate("limits", key), message, f"at most {highest:g} {unit}")
    for language, factor in limits.time_factors.items():
        if not (math.isfinite(factor) and 0 < factor <= 20):
            line = locate("limits", "time_factors", language)
            findings.error(MANIFEST, line, f"time factor {factor:g} of {language}", "at most 20")


def _check_statement(package: Package, findings: Findings) -> None:
    for statement in package.statements:
        if not statement.text.strip():
            findings.error(statement.file, None, "the statement is empty", "write it")
        if storable_text(statement.text) != statement.text:
            cure = "remove them"
            findings.error(statement.file, None, "the text holds what is no character", cure)
        if statement.format == MARKDOWN:
            _check_pictures(package, statement.text, statement.file, findings)
        elif statement.format != TEX:
            message = f"unknown format {statement.format!r}"
            findings.error(statement.file, None, message, "write it in Markdown or TeX")


def _check_pictures(package: Package, text: str, file: str, findings: Findings) -> None:
    for match in _EXTERNAL_PICTURE.finditer(text):
        target = match["target"]
        line = text.count("\n", 0, match.start()) + 1
        if re.match(r"[a-z]+:|//", target):
            cure = "put it beside the statement and name it without an address"
            findings.error(file, line, "a picture from elsewhere is not shown", cure)
        elif attachment_name(target) not in package.attachments:
            cure = "put it beside the statement"
            findings.error(file, line, f"no picture {target[:100]!r}", cure)


def _check_checker(package: Package, findings: Findings, locate: Locate) -> None:
    line = locate("checker")
    for mistake in spec_mistakes(package.checker, package.signature):
        findings.error(MANIFEST, line, mistake, "docs/problems.md lists checkers and options")
    if package.checker.name == PROGRAM and package.validator is None:
        cure = "add output_validator/ with a program, or name another checker"
        findings.error(MANIFEST, line or locate("validation"), "the package has no validator", cure)
    elif package.checker.name != PROGRAM and package.validator is not None:
        cure = "remove the `checker` key, or the validator"
        findings.error(MANIFEST, line, "a checker and an output validator", cure)


def _check_tests(package: Package, findings: Findings) -> None:
    if not package.tests:
        findings.error("data", None, "no tests", "add data/secret/1.in and data/secret/1.ans")
    if len(package.tests) > MAX_TESTS:
        message = f"{len(package.tests)} tests; the limit is {MAX_TESTS}"
        findings.error("data", None, message, "leave some out")
        return
    seen = set()
    wrong = 0
    for test in package.tests:
        file = test_file(test)
        if len(test.name) > MAX_NAME or len(test.group) > MAX_NAME:
            findings.error(
                f"{file[:100]}.in", None, f"a name beyond {MAX_NAME} characters", "rename it"
            )
        if file in seen:
            findings.error(f"{file}.in", None, "two tests bear this name", "rename one")
        seen.add(file)
        before = len(findings.errors)
        if package.checker.name != PROGRAM:
            _check_flags(test, file, package, findings)
        if package.signature is not None:
            _check_values(test, file, package.signature, package.checker.name, findings)
        wrong += len(findings.errors) > before
        if wrong >= MAX_NAMED_TESTS:
            message = "more tests are wrong in the same way and not named"
            findings.error("data", None, message, "mend these and read it again")
            return


def test_file(test: TestCase) -> str:
    """Return the path of a test's files, without the suffix."""
    return f"data/{test.group}/{test.name}"


def _check_flags(test: TestCase, file: str, package: Package, findings: Findings) -> None:
    if not test.validator_flags:
        return
    if package.signature is not None:
        cure = "give options to the checker instead"
        findings.error(f"{file}.in", None, "validator flags beside a signature", cure)
        return
    try:
        rules_from_flags(test.validator_flags)
    except FlagError as error:
        findings.error(f"{file}.in", None, str(error), "docs/problems.md lists the flags")


def _check_values(
    test: TestCase, file: str, signature: Signature, checker: str, findings: Findings
) -> None:
    operations = None
    try:
        arguments = parse_test_input(signature, test.input)
        operations = arguments[0] if signature.kind == "class" else None
    except ValueRefused as error:
        findings.error(
            f"{file}.in", error.line, str(error), "one JSON value per parameter per line"
        )
        if signature.kind == "class":
            return
    if checker not in checkers():  # the author's own program may read what it likes
        return
    for number, answer in enumerate(checkers()[checker].answers(test.answer), start=1):
        try:
            parse_test_answer(signature, answer, operations=operations)
        except ValueRefused as error:
            findings.error(f"{file}.ans", number, str(error), "one JSON value of the answer's type")
