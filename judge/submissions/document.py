"""The one document of a submission: what the poll answers, the socket pushes and the page is drawn from.

On hidden tests a reader sees the verdict and the test's number and nothing else: a program can print its input, so
its output is as secret as the test. Staff, and everyone when the problem says so, see the first hidden test that
failed. Times are ISO 8601 in UTC; the whole is ready for JSON.
"""

from __future__ import annotations

import zlib
from datetime import UTC, datetime
from typing import TypedDict

from judge.submissions.models import CaseResult, Judgement, Kind, Status, Submission
from judge.submissions.pace import Place, place_of
from problems.models import TestCaseRow
from problems.verdicts import Verdict

# As much of a hidden test's texts as is shown to those who may see it.
SHOWN_CHARACTERS = 8_000

_LABELS = {verdict.value: verdict.label for verdict in Verdict}


class Progress(TypedDict):
    """Tests judged, of all."""

    done: int
    total: int


class Named(TypedDict):
    """A problem, as far as a link needs it."""

    slug: str
    title: str


class CaseDocument(TypedDict):
    """One test. The texts are None where the reader may not see them."""

    ordinal: int
    name: str | None
    is_sample: bool
    verdict: str
    time_ms: int
    memory_kb: int
    input: str | None
    expected: str | None
    actual: str | None
    stdout: str | None
    stderr: str | None
    message: str | None


class SubmissionSummary(TypedDict):
    """A submission as a line of a list."""

    id: str
    kind: str
    problem: Named
    user: str
    language: str
    status: str
    progress: Progress
    verdict: str | None
    verdict_label: str | None
    passed: int
    total: int
    runtime_ms: int | None
    memory_kb: int | None
    is_close_call: bool
    created_at: str
    judged_at: str | None


class FailedAttempt(TypedDict):
    """One attempt to judge that came to nothing: who made it, when, and why."""

    attempt: int
    worker: str
    began_at: str
    ended_at: str
    reason: str


class SubmissionDocument(SubmissionSummary):
    """A submission in full. Why the judge failed, and at which attempts, is for staff; None for others."""

    compile_output: str
    message: str
    queue: Place | None
    cases: list[CaseDocument]
    source: str | None
    failure: str | None
    failed_attempts: list[FailedAttempt] | None


def submission_summary(submission: Submission) -> SubmissionSummary:
    """Return a submission as a line of a list; load the rows with `with_judgement()`."""
    judgement = submission.judgement
    return {
        "id": str(submission.pk),
        "kind": submission.kind,
        "problem": {"slug": submission.problem.slug, "title": submission.problem.title},
        "user": submission.user.get_username(),
        "language": submission.language,
        "status": judgement.status,
        "progress": {"done": judgement.done_tests, "total": judgement.total_tests},
        "verdict": judgement.verdict,
        "verdict_label": _LABELS.get(judgement.verdict or ""),
        "passed": judgement.passed_tests,
        "total": judgement.total_tests,
        "runtime_ms": judgement.runtime_ms,
        "memory_kb": judgement.memory_kb,
        "is_close_call": judgement.is_close_call,
        "created_at": utc(submission.created_at),
        "judged_at": None if judgement.judged_at is None else utc(judgement.judged_at),
    }


def submission_document(submission: Submission, reader: object) -> SubmissionDocument:
    """Return a submission in full, as far as the reader may see it; who may see it at all is the caller's question.

    A handful of queries, however many tests there are.
    """
    judgement = submission.judgement
    is_staff = bool(getattr(reader, "is_staff", False))
    is_owner = submission.user_id == getattr(reader, "pk", None)
    return {
        **submission_summary(submission),
        "compile_output": judgement.compile_output,
        "message": judgement.message,
        "queue": place_of(judgement),
        "cases": _cases(submission, judgement, is_staff=is_staff),
        "source": submission.source if is_owner or is_staff else None,
        "failure": judgement.failure if is_staff else None,
        "failed_attempts": judgement.failed_attempts if is_staff else None,
    }


def _cases(submission: Submission, judgement: Judgement, *, is_staff: bool) -> list[CaseDocument]:
    if judgement.status != Status.DONE:
        return []
    opens_all = submission.kind == Kind.RUN
    opens_failed = is_staff or submission.problem.shows_hidden_tests
    cases = [_terse_case(*case) for case in judgement.terse_cases]
    for kept in judgement.cases.all():
        if opens_all or kept.is_sample:
            cases.append(_open_case(kept, kept.input, kept.expected))
        elif opens_failed and kept.verdict != Verdict.AC:
            cases.append(_open_case(kept, *_hidden_texts(judgement, kept)))
        else:
            cases.append(
                _terse_case(kept.ordinal, kept.verdict, kept.time_ms, kept.wall_ms, kept.memory_kb)
            )
    return sorted(cases, key=lambda case: case["ordinal"])


def _terse_case(
    ordinal: int, verdict: str, time_ms: int, wall_ms: int, memory_kb: int
) -> CaseDocument:
    return {
        "ordinal": ordinal,
        "name": None,
        "is_sample": False,
        "verdict": verdict,
        "time_ms": time_ms,
        "memory_kb": memory_kb,
        "input": None,
        "expected": None,
        "actual": None,
        "stdout": None,
        "stderr": None,
        "message": None,
    }


def _open_case(kept: CaseResult, given: str, expected: str) -> CaseDocument:
    return {
        "ordinal": kept.ordinal,
        "name": kept.name,
        "is_sample": kept.is_sample,
        "verdict": kept.verdict,
        "time_ms": kept.time_ms,
        "memory_kb": kept.memory_kb,
        "input": given,
        "expected": expected,
        "actual": kept.actual,
        "stdout": kept.stdout,
        "stderr": kept.stderr,
        "message": kept.message,
    }


def _hidden_texts(judgement: Judgement, kept: CaseResult) -> tuple[str, str]:
    """Return the input and the answer of a hidden test from the problem version, cut to what is shown."""
    test = (
        TestCaseRow.objects.select_related("input", "answer")
        .filter(version_id=judgement.version_id, ordinal=kept.ordinal)
        .first()
    )
    if test is None:
        return kept.input, kept.expected
    return _beginning(test.input.data), _beginning(test.answer.data)


def _beginning(compressed: bytes | memoryview) -> str:
    content = zlib.decompressobj().decompress(compressed, max_length=4 * SHOWN_CHARACTERS)
    text = content.decode(errors="replace").replace("\0", "\N{SYMBOL FOR NULL}")
    return (
        text
        if len(text) <= SHOWN_CHARACTERS
        else text[:SHOWN_CHARACTERS] + "\N{HORIZONTAL ELLIPSIS}"
    )


def utc(moment: datetime) -> str:
    """Return a moment as documents write it."""
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")
