"""Publishing: a package becomes a version of a problem, in one transaction or not at all.

A version's content never changes. The same content published again is the version it already was;
content of an earlier version makes that version current again. Test files are stored once, compressed,
under their hash, however many versions hold them.
"""

from __future__ import annotations

import base64
import hashlib
import mimetypes
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.db.models import Max

from problems.definition import Program
from problems.models import (
    Attachment,
    Blob,
    Problem,
    ProblemVersion,
    ReferenceSolution,
    Tag,
    TestCaseRow,
)
from problems.packages import Findings, Package, check_package
from problems.packages.package import limits_to_json
from problems.packages.statement_files import attachment_name
from problems.statements import render
from problems.values import signature_to_json

# Blobs are written in portions: all tests of a large package at once would fill the memory.
_BATCH_BYTES = 16 * 1024 * 1024
_BATCH_ROWS = 500
# What \includegraphics may leave out.
_PICTURE_SUFFIXES = ("", ".png", ".jpg", ".jpeg", ".svg", ".gif", ".webp", ".pdf")


@dataclass(frozen=True)
class PublishOutcome:
    """What publishing did.

    `is_new`: the content was not known before; `is_changed`: the problem is not as it was.
    """

    problem: Problem
    version: ProblemVersion
    is_new: bool
    is_changed: bool


def publish(
    package: Package,
    *,
    author: AbstractBaseUser | None = None,
    is_published: bool | None = None,
) -> PublishOutcome:
    """Make the package the current version of its problem; raise PackageErrors if it breaks a rule.

    A new problem is shown to solvers and a known one stays shown or hidden, unless `is_published` says.
    """
    findings = Findings()
    check_package(package, findings)
    findings.raise_if_any()
    html = statement_html(package)
    content_hash = package.content_hash
    with transaction.atomic():
        problem, is_first = Problem.objects.get_or_create(
            slug=package.slug,
            defaults={
                "title": package.title,
                "author_id": author.pk if author else None,
                "is_published": True,
            },
        )
        # Two publishings of one problem take their turns, and so number their versions.
        problem = Problem.objects.select_for_update().get(pk=problem.pk)
        version = problem.versions.filter(content_hash=content_hash).first()
        is_new = version is None
        if version is None:
            version = _new_version(problem, package, content_hash, html)
        elif version.statement_html != html:
            # Derived from the content by a renderer that has become better.
            version.statement_html = html
            version.save(update_fields=["statement_html"])
        is_changed = _update_labels(problem, package, version, is_published)
    return PublishOutcome(problem, version, is_new=is_new, is_changed=is_changed or is_first)


def is_known(package: Package) -> bool:
    """Tell whether this content was published before, as the current version or an earlier one."""
    return ProblemVersion.objects.filter(
        problem__slug=package.slug, content_hash=package.content_hash
    ).exists()


def statement_html(package: Package) -> str:
    """Render the statement that is shown; pictures lead to the problem's attachments."""

    def picture_address(name: str) -> str:
        file = attachment_name(name)
        for suffix in _PICTURE_SUFFIXES:
            if f"{file}{suffix}" in package.attachments:
                return f"/problems/{package.slug}/files/{file}{suffix}"
        return f"/problems/{package.slug}/files/{file}"

    return render(package.statement.text, package.statement.format, picture_address)


def _new_version(
    problem: Problem, package: Package, content_hash: str, html: str
) -> ProblemVersion:
    last = problem.versions.aggregate(last=Max("number"))["last"] or 0
    version = ProblemVersion.objects.create(
        problem=problem,
        number=last + 1,
        content_hash=content_hash,
        statement_format=package.statement.format,
        statement_source=package.statement.text,
        statement_html=html,
        signature=signature_to_json(package.signature) if package.signature else None,
        checker={"name": package.checker.name, "options": dict(package.checker.options)},
        limits=limits_to_json(package.limits),
        validator=_program_to_json(package.validator),
        metadata=dict(package.metadata),
    )
    _store_blobs(_all_bytes(package))
    TestCaseRow.objects.bulk_create(
        [
            TestCaseRow(
                version=version,
                ordinal=ordinal,
                name=test.name,
                group=test.group,
                is_sample=test.is_sample,
                input_id=_sha256(test.input),
                answer_id=_sha256(test.answer),
                explanation=test.explanation,
                validator_flags=list(test.validator_flags),
            )
            for ordinal, test in enumerate(package.tests)
        ],
        batch_size=_BATCH_ROWS,
    )
    ReferenceSolution.objects.bulk_create(
        ReferenceSolution(
            version=version,
            path=solution.path,
            language=solution.language or "",
            files={name: text.decode() for name, text in solution.files.items()},
            expected=sorted(solution.expected),
        )
        for solution in package.solutions
    )
    Attachment.objects.bulk_create(
        Attachment(
            version=version,
            name=name,
            media_type=mimetypes.guess_type(name)[0] or "application/octet-stream",
            blob_id=_sha256(data),
        )
        for name, data in package.attachments.items()
    )
    return version


def _update_labels(
    problem: Problem, package: Package, version: ProblemVersion, is_published: bool | None
) -> bool:
    """Bring the problem's own columns and tags up to date; tell whether anything changed."""
    wanted: dict[str, Any] = {
        "title": package.title,
        "difficulty": package.difficulty,
        "current_version_id": version.pk,
    }
    if is_published is not None:
        wanted["is_published"] = is_published
    changes = {name: value for name, value in wanted.items() if getattr(problem, name) != value}
    for name, value in changes.items():
        setattr(problem, name, value)
    if changes:
        problem.save(update_fields=[name.removesuffix("_id") for name in changes] + ["updated_at"])
    tags = set(problem.tags.values_list("slug", flat=True))
    if tags == set(package.tags):
        return bool(changes)
    Tag.objects.bulk_create(
        [Tag(slug=slug, name=_tag_name(slug)) for slug in package.tags], ignore_conflicts=True
    )
    problem.tags.set(Tag.objects.filter(slug__in=package.tags))
    return True


def _store_blobs(contents: Mapping[str, bytes]) -> None:
    """Store what is not there yet, compressed."""
    known = set(Blob.objects.filter(pk__in=contents).values_list("pk", flat=True))
    batch: list[Blob] = []
    size = 0
    for sha256, data in contents.items():
        if sha256 in known:
            continue
        compressed = zlib.compress(data, 6)
        batch.append(Blob(sha256=sha256, size=len(data), data=compressed))
        size += len(compressed)
        if size >= _BATCH_BYTES or len(batch) >= _BATCH_ROWS:
            Blob.objects.bulk_create(batch, ignore_conflicts=True)
            batch, size = [], 0
    Blob.objects.bulk_create(batch, ignore_conflicts=True)


def _all_bytes(package: Package) -> dict[str, bytes]:
    contents: Iterable[bytes] = (
        data for test in package.tests for data in (test.input, test.answer)
    )
    found = {_sha256(data): data for data in contents}
    found.update({_sha256(data): data for data in package.attachments.values()})
    return found


def _program_to_json(program: Program | None) -> dict[str, Any] | None:
    if program is None:
        return None
    files = {name: base64.b64encode(data).decode() for name, data in program.files.items()}
    return {"language": program.language, "files": files}


def _tag_name(slug: str) -> str:
    return slug.replace("-", " ").capitalize()[:60]


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
