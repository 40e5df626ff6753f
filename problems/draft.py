"""Editing a problem: a version becomes a package again, is changed, checked and published like any other.

package = package_from_version(problem.current_version)
package = changed(package, title="Two Sum", limits={"time_s": 1})
package = with_test(package, TestCase("7", "secret", False, b"[1]\n2\n", b"0\n"))
errors = validate(package) or publish(package)
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields, replace
from typing import Any

from problems.definition import CheckerSpec, Limits, TestCase
from problems.models import ProblemVersion
from problems.packages import Finding, Findings, Package, Solution, Statement, check_package
from problems.packages.manifest import slug_of
from problems.packages.programs import main_first
from problems.packages.rules import MANIFEST
from problems.packages.testdata import ordered
from problems.stored import blob_bytes, definition
from problems.values import SignatureError, signature_from_json
from problems.verdicts import Verdict


def new_package(slug: str, title: str) -> Package:
    """Start a problem that does not exist yet: a stdin problem without statement and tests."""
    return Package(
        slug=slug, title=title, statements=(Statement(""),), checker=CheckerSpec("tokens"), tests=()
    )


def package_from_version(version: ProblemVersion) -> Package:
    """Return what a version holds as a package; publishing it unchanged gives the same version."""
    stored = definition(version)
    problem = version.problem
    return Package(
        slug=problem.slug,
        title=problem.title,
        statements=(Statement(version.statement_source, version.statement_format),),
        checker=stored.checker,
        tests=tuple(stored.tests),
        difficulty=problem.difficulty,
        tags=tuple(sorted(problem.tags.values_list("slug", flat=True))),
        metadata=version.metadata,
        signature=stored.signature,
        limits=stored.limits,
        validator=stored.validator,
        solutions=tuple(_solutions(version)),
        attachments={
            one.name: blob_bytes(one.blob)
            for one in version.attachments.select_related("blob").order_by("name")
        },
    )


def changed(
    package: Package,
    *,
    title: str | None = None,
    difficulty: str | None = None,
    tags: Iterable[str] | None = None,
    statement: str | None = None,
    statement_format: str | None = None,
    limits: Mapping[str, Any] | None = None,
    checker: str | Mapping[str, Any] | None = None,
) -> Package:
    """Return the package with what is given changed; `validate` tells what is wrong with it.

    `limits` are fields of `problems.definition.Limits`; `checker` is as in problem.yaml: a name, or a
    mapping of `name` and options.
    """
    old = package.statement
    changes: dict[str, Any] = {
        "title": package.title if title is None else title.strip(),
        "difficulty": difficulty or package.difficulty,
        "statements": (
            replace(
                old,
                text=old.text if statement is None else statement.replace("\r\n", "\n"),
                format=statement_format or old.format,
            ),
        ),
        "limits": _limits(package.limits, limits or {}),
    }
    if tags is not None:
        slugs = (slug_of(tag)[:50].strip("-") for tag in tags)
        changes["tags"] = tuple(dict.fromkeys(slug for slug in slugs if slug))
    if checker is not None:
        given = {"name": checker} if isinstance(checker, str) else dict(checker)
        changes["checker"] = CheckerSpec(str(given.pop("name", "")), given)
    return replace(package, **changes)


def with_signature(package: Package, document: Mapping[str, Any] | None) -> Package:
    """Return the package with the signature of problem.yaml's form; raise SignatureError."""
    signature = signature_from_json(document) if document is not None else None
    return replace(package, signature=signature)


def signature_findings(error: SignatureError) -> list[Finding]:
    """Turn a signature's mistakes into findings beside all others."""
    return [Finding(MANIFEST, None, f"signature: {mistake}") for mistake in error.mistakes]


def with_test(package: Package, test: TestCase) -> Package:
    """Return the package with a test more, or changed if one of that folder and name is there."""
    others = (one for one in package.tests if (one.group, one.name) != (test.group, test.name))
    return replace(package, tests=ordered([*others, test]))


def without_test(package: Package, *, group: str, name: str) -> Package:
    """Return the package without a test."""
    kept = (one for one in package.tests if (one.group, one.name) != (group, name))
    return replace(package, tests=tuple(kept))


def validate(package: Package) -> list[Finding]:
    """Return everything that keeps the package from being published."""
    findings = Findings()
    check_package(package, findings)
    return findings.errors


def _solutions(version: ProblemVersion) -> Iterable[Solution]:
    for row in version.solutions.order_by("path"):
        files = {name: text.encode() for name, text in row.files.items()}
        language = row.language or None
        yield Solution(
            path=row.path,
            language=language,
            files=main_first(files, language),
            expected=frozenset(map(Verdict, row.expected)),
        )


def _limits(limits: Limits, changes: Mapping[str, Any]) -> Limits:
    known = {field.name for field in fields(Limits)}
    return replace(limits, **{name: value for name, value in changes.items() if name in known})
