"""People, problems and submissions for tests: plain functions with good defaults, written as direct rows."""

from __future__ import annotations

import hashlib
import itertools
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any, Literal

from django.utils import timezone

from judge.accounts.models import User
from judge.submissions.events import SubmissionJudged
from judge.submissions.models import HELD, CaseResult, Judgement, Kind, Status, Submission
from judge.submissions.urgency import Queue
from problems.definition import Limits
from problems.models import Blob, Problem, ProblemVersion, Tag, TestCaseRow
from problems.verdicts import Verdict

_numbers = itertools.count(1)

PASSWORD = "correct horse battery"  # of everyone made here

# What a problem of each kind asks for, and its tests: (input, answer), the first one a sample.
SIGNATURES: dict[str, dict[str, Any] | None] = {
    "function": {
        "function": {
            "name": "twoSum",
            "params": [
                {"name": "nums", "type": "integer[]"},
                {"name": "target", "type": "integer"},
            ],
            "returns": "integer[]",
        }
    },
    "class": {
        "class": {
            "name": "Counter",
            "constructor": {"params": [{"name": "start", "type": "integer"}]},
            "methods": [
                {
                    "name": "add",
                    "params": [{"name": "amount", "type": "integer"}],
                    "returns": "void",
                },
                {"name": "total", "params": [], "returns": "integer"},
            ],
        }
    },
    "stdin": None,
}
TESTS: dict[str, list[tuple[str, str]]] = {
    "function": [
        ("[2,7,11,15]\n9\n", "[0,1]\n"),
        ("[3,2,4]\n6\n", "[1,2]\n"),
        ("[3,3]\n6\n", "[0,1]\n"),
    ],
    "class": [
        ('["Counter","add","total"]\n[[1],[2],[]]\n', "[null,null,3]\n"),
        ('["Counter","total"]\n[[5],[]]\n', "[null,5]\n"),
    ],
    "stdin": [("1 2\n", "3\n"), ("40 2\n", "42\n")],
}
SOURCES = {
    "function": "class Solution:\n    def twoSum(self, nums, target):\n        return [0, 1]\n",
    "class": "class Counter:\n    pass\n",
    "stdin": "print(sum(map(int, input().split())))\n",
}


def make_user(username: str | None = None, *, is_staff: bool = False, **fields: Any) -> User:
    """Make someone who can sign in with PASSWORD; staff may do everything."""
    fields.setdefault("is_superuser", is_staff)
    return User.objects.create_user(
        username or f"user{next(_numbers)}", password=PASSWORD, is_staff=is_staff, **fields
    )


def make_blob(content: str | bytes) -> Blob:
    """Store bytes under their hash."""
    data = content.encode() if isinstance(content, str) else content
    blob, _ = Blob.objects.get_or_create(
        sha256=hashlib.sha256(data).hexdigest(),
        defaults={"size": len(data), "data": zlib.compress(data)},
    )
    return blob


def make_problem(
    kind: Literal["function", "class", "stdin"] = "function",
    *,
    slug: str | None = None,
    title: str | None = None,
    difficulty: str = "easy",
    tags: Sequence[str] = (),
    is_published: bool = True,
    tests: Sequence[tuple[str, str]] | None = None,
    samples: int = 1,
    limits: Limits | None = None,
    statement_html: str = "<p>Find it.</p>",
    **fields: Any,
) -> Problem:
    """Make a problem with one version; the first `samples` of its `tests` (input, answer) are shown."""
    number = next(_numbers)
    problem = Problem.objects.create(
        slug=slug or f"problem-{number}",
        title=title or f"Problem {number}",
        difficulty=difficulty,
        is_published=is_published,
        **fields,
    )
    problem.tags.set(
        Tag.objects.get_or_create(slug=tag, defaults={"name": tag.replace("-", " ").title()})[0]
        for tag in tags
    )
    make_version(
        problem,
        signature=SIGNATURES[kind],
        tests=TESTS[kind] if tests is None else tests,
        samples=samples,
        limits=limits,
        statement_html=statement_html,
    )
    return problem


def make_version(
    problem: Problem,
    *,
    signature: Mapping[str, Any] | None,
    tests: Sequence[tuple[str, str]],
    samples: int = 1,
    limits: Limits | None = None,
    statement_html: str = "<p>Find it.</p>",
) -> ProblemVersion:
    """Give the problem its next version, and make it the current one."""
    number = problem.versions.count() + 1
    version = ProblemVersion.objects.create(
        problem=problem,
        number=number,
        content_hash=hashlib.sha256(f"{problem.slug} {number}".encode()).hexdigest(),
        statement_format="markdown",
        statement_source="Find it.",
        statement_html=statement_html,
        signature=signature,
        checker={"name": "exact" if signature else "tokens", "options": {}},
        limits=asdict(limits or Limits()),
    )
    for ordinal, (given, answer) in enumerate(tests):
        is_sample = ordinal < samples
        TestCaseRow.objects.create(
            version=version,
            ordinal=ordinal,
            name=f"{ordinal + 1:02}",
            group="sample" if is_sample else "secret",
            is_sample=is_sample,
            input=make_blob(given),
            answer=make_blob(answer),
            explanation="Because." if is_sample else "",
        )
    problem.current_version = version
    problem.save(update_fields=["current_version"])
    return version


def make_submission(
    user: User | None = None,
    problem: Problem | None = None,
    *,
    verdict: str | None = "AC",
    status: str | None = None,
    kind: str = Kind.SUBMIT,
    language: str = "python",
    source: str = SOURCES["function"],
    created_at: datetime | None = None,
    judgement: Mapping[str, Any] | None = None,
    **fields: Any,
) -> Submission:
    """Make a submission with its current judgement.

    With a verdict it is done: every test has a result, and unless the verdict is AC or CE the last one
    failed. `verdict=None` leaves it queued, or at the `status` that is given. `judgement` sets more of its columns.
    """
    problem = problem or make_problem()
    version = problem.current_version
    assert version is not None
    submission = Submission.objects.create(
        user=user or make_user(),
        problem=problem,
        kind=kind,
        language=language,
        source=source,
        **fields,
    )
    if created_at is not None:
        Submission.objects.filter(pk=submission.pk).update(created_at=created_at)
        submission.created_at = created_at
    tests = list(version.tests.select_related("input", "answer"))
    if kind == Kind.RUN:
        tests = [test for test in tests if test.is_sample]
    is_done = verdict is not None
    failed = {"AC": 0, "CE": len(tests)}.get(verdict or "", 1)
    row = Judgement.objects.create(
        submission=submission,
        version=version,
        **{
            "queue": Queue.RUN if kind == Kind.RUN else Queue.JUDGE,
            "status": status or (Status.DONE if is_done else Status.QUEUED),
            "verdict": verdict,
            "total_tests": len(tests),
            "done_tests": len(tests) if is_done else 0,
            "passed_tests": len(tests) - failed if is_done else 0,
            "runtime_ms": 12 if is_done else None,
            "memory_kb": 9_000 if is_done else None,
            "compile_output": "solution.py:1: error" if verdict == "CE" else "",
            "judged_at": timezone.now() if is_done else None,
            **(held_columns() if {status, (judgement or {}).get("status")} & set(HELD) else {}),
            **(judgement or {}),
        },
    )
    if is_done and verdict != "CE":
        for test in tests:
            make_case_result(
                row, test, verdict="AC" if test.ordinal < len(tests) - failed else str(verdict)
            )
    return submission


def held_columns() -> dict[str, Any]:
    """Return what a judgement has while a worker holds it, at its first attempt."""
    now = timezone.now()
    return {
        "attempt": 1,
        "worker": "worker:1",
        "started_at": now,
        "lease_expires_at": now + timedelta(seconds=30),
    }


def overrule(submission: Submission, verdict: str) -> Judgement:
    """Let a newer judgement with this verdict count, as a rejudge does."""
    old = submission.judgements.get(is_current=True)
    submission.judgements.filter(pk=old.pk).update(is_current=False)
    return Judgement.objects.create(
        submission=submission,
        version=old.version,
        replaces=old,
        status=Status.DONE,
        verdict=verdict,
        total_tests=old.total_tests,
        done_tests=old.total_tests,
        passed_tests=old.total_tests if verdict == "AC" else 0,
        judged_at=timezone.now(),
    )


def make_case_result(judgement: Judgement, test: TestCaseRow, *, verdict: str = "AC") -> CaseResult:
    """Make the result of one test, its texts as the judge would store them."""
    answer = zlib.decompress(test.answer.data).decode()
    return CaseResult.objects.create(
        judgement=judgement,
        ordinal=test.ordinal,
        name=test.name,
        is_sample=test.is_sample,
        verdict=verdict,
        time_ms=3,
        wall_ms=4,
        memory_kb=9_000,
        input=zlib.decompress(test.input.data).decode(),
        expected=answer,
        actual=answer if verdict == "AC" else "[9,9]\n",
        stdout="printed\n",
        stderr="",
        message="" if verdict == "AC" else "The answer differs.",
    )


def judged_event(submission: Submission, verdict: Verdict = Verdict.AC) -> SubmissionJudged:
    """Return the event that tells of the submission's judging."""
    return SubmissionJudged(
        submission_id=str(submission.pk),
        judgement_id=submission.judgement.pk,
        problem_id=submission.problem_id,
        user_id=submission.user_id,
        verdict=verdict,
    )
