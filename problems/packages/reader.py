"""Packages from folders and archives: our own with a signature, Kattis' legacy format and 2023-07.

    problem.yaml                     name, limits, validation, ... and our keys (manifest.py)
    .timelimit                       the time limit where problem.yaml has none
    statement/ or problem_statement/ problem.<language>.md or .tex, pictures
    attachments/                     downloads
    data/sample, data/secret         NAME.in, NAME.ans, NAME.desc; testdata.yaml for flags (testdata.py)
    submissions/<verdict>/           files or folders (programs.py)
    output_validator(s)/             the author's own checker
    adapters/<language>/             where a signature cannot say what solvers write (adapters.py)

Every mistake is collected and raised together, each with file, line and cure.
"""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import IO

from problems.checkers.checker import PROGRAM
from problems.definition import CheckerSpec, Limits, Program
from problems.packages import programs, statement_files, testdata
from problems.packages.adapters import with_adapters
from problems.packages.document import read_document
from problems.packages.errors import Findings
from problems.packages.manifest import Manifest, read_manifest, slug_of
from problems.packages.package import Package, Statement
from problems.packages.rules import MANIFEST, check_package
from problems.packages.sources import (
    DEFAULT_BOUNDS,
    Bounds,
    Files,
    read_archive,
    read_folder,
)

# Kattis measures the accepted solutions where a package names no limit. This is what most come to.
ASSUMED_TIME_LIMIT_S = 3.0
# Packages made for Kattis expect its generous defaults; few come near its 2048 MB.
ASSUMED_LIMITS = Limits(memory_mb=1024, compile_time_s=60.0)
_INI_TIME_LIMIT = re.compile(rb"^\s*timelimit\s*=\s*['\"]?([0-9.]+)", re.MULTILINE)


def read_package(path: str | Path, *, bounds: Bounds = DEFAULT_BOUNDS) -> Package:
    """Read the package in a folder or zip archive; raise PackageErrors with everything wrong in it."""
    path = Path(path)
    findings = Findings()
    if path.is_dir():
        # `.` and `..` have no name of their own.
        return read_files(path.resolve().name, read_folder(path, findings, bounds), findings)
    if not path.is_file():
        findings.error(str(path), None, "no such folder or archive", "check the path")
        findings.raise_if_any()
    top, files = read_archive(path, findings, bounds)
    return read_files(top or path.stem, files, findings)


def read_upload(stream: IO[bytes], name: str, *, bounds: Bounds) -> Package:
    """Read a package from an uploaded archive called `name`; raise PackageErrors."""
    findings = Findings()
    top, files = read_archive(stream, findings, bounds)
    return read_files(top or Path(name).stem, files, findings)


def read_files(name: str, files: Files, findings: Findings | None = None) -> Package:
    """Make a package of its files by path; raise PackageErrors with everything wrong in it."""
    findings = findings or Findings()
    findings.raise_if_any()
    if MANIFEST not in files:
        cure = "a package has it beside data/ and submissions/"
        findings.error(MANIFEST, None, "the package has no problem.yaml", cure)
        findings.raise_if_any()
    document = read_document(MANIFEST, files[MANIFEST], findings)
    manifest = read_manifest(document, findings)
    statements = statement_files.read_statements(files, findings)
    checker, validator = _checker(manifest, files, findings)
    package = Package(
        slug=slug_of(name),
        title=_title(manifest, statements, name, findings),
        statements=statements,
        checker=checker,
        tests=testdata.read_tests(files, manifest, findings),
        difficulty=manifest.difficulty,
        tags=manifest.tags,
        metadata=manifest.metadata,
        signature=with_adapters(manifest.signature, files, findings),
        limits=_limits(manifest, files, findings),
        validator=validator,
        solutions=programs.read_solutions(files, is_ours=manifest.has_our_keys, findings=findings),
        attachments=statement_files.read_attachments(files, findings),
    )
    check_package(package, findings, document.line)
    if manifest.has_our_keys and not any(test.is_sample for test in package.tests):
        findings.error("data/sample", None, "no sample", "add data/sample/1.in and 1.ans")
    findings.raise_if_any()
    return replace(package, warnings=tuple(findings.warnings))


def _checker(
    manifest: Manifest, files: Files, findings: Findings
) -> tuple[CheckerSpec, Program | None]:
    """Choose the checker: the one named, the author's program if there is one, else the default."""
    before = len(findings.errors)
    validator = programs.read_validator(files, findings)
    is_broken = len(findings.errors) > before
    if manifest.has_custom_validation is False and validator is not None:
        message = "validation is `default`: the output validator is not used"
        line = manifest.document.line("validation")
        findings.warn(MANIFEST, line, message, "write `validation: custom` to use it")
        validator = None
    if manifest.checker is not None:
        return manifest.checker, validator
    if validator is not None or (manifest.has_custom_validation and not is_broken):
        return CheckerSpec(PROGRAM), validator
    return CheckerSpec("exact" if manifest.has_signature else "tokens"), None


def _title(
    manifest: Manifest, statements: tuple[Statement, ...], name: str, findings: Findings
) -> str:
    if manifest.title or manifest.has_our_keys:
        return manifest.title
    for statement in statements:
        if statement.title:
            return statement.title
    title = name.replace("_", " ").replace("-", " ").title()
    cure = "add `name: ...`"
    findings.warn(MANIFEST, None, f"the problem has no name: called {title!r}", cure)
    return title


def _limits(manifest: Manifest, files: Files, findings: Findings) -> Limits:
    defaults = Limits() if manifest.has_our_keys else ASSUMED_LIMITS
    time_s = manifest.time_limit_s or _time_limit_file(files, findings)
    if time_s is None and manifest.has_our_keys:
        time_s = defaults.time_s
    elif time_s is None:
        time_s = ASSUMED_TIME_LIMIT_S
        message = f"no time limit: {time_s:g} s assumed, where Kattis measures accepted solutions"
        findings.warn(MANIFEST, None, message, "add `limits: {time_limit: ...}`")
    return Limits(
        time_s=time_s,
        memory_mb=manifest.memory_mb or defaults.memory_mb,
        output_mb=manifest.output_mb or defaults.output_mb,
        compile_time_s=manifest.compile_time_s or defaults.compile_time_s,
        time_factors=manifest.time_factors,
    )


def _time_limit_file(files: Files, findings: Findings) -> float | None:
    """Read the time limit from where legacy packages keep it beside problem.yaml."""
    if ".timelimit" in files:
        text = files[".timelimit"][:40].decode("ascii", "replace").strip()
        try:
            return float(text)
        except ValueError:
            findings.error(".timelimit", 1, f"{text!r} is no number of seconds", "write e.g. 2")
    found = _INI_TIME_LIMIT.search(files.get("domjudge-problem.ini", b""))
    try:
        return float(found.group(1)) if found else None
    except ValueError:
        return None
