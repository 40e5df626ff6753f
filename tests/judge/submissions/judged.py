"""Let judgements end without a worker: a claim, and then a result as grading would give it."""

from __future__ import annotations

from django.db.models import F

from judge.grading import Outcome
from judge.submissions.models import Judgement, Rejudging, Status, Submission
from judge.submissions.results import write
from problems.verdicts import Verdict
from tests.factories import held_columns


def proposed(submission: Submission) -> Judgement:
    """Return what an open rejudging proposes for the submission."""
    return Judgement.objects.select_related("submission").get(
        submission=submission, is_proposed=True
    )


def claimed(judgement: Judgement) -> Judgement:
    """Let a worker hold the judgement."""
    held = {**held_columns(), "attempt": F("attempt") + 1, "retry_at": None}
    Judgement.objects.filter(pk=judgement.pk).update(status=Status.RUNNING, **held)
    judgement.refresh_from_db()
    return judgement


def finish(judgement: Judgement, verdict: str = "AC", *, passed: int | None = None) -> bool:
    """Let its worker write this verdict, of three tests; tell whether its claim still held."""
    if passed is None:
        passed = 3 if verdict == "AC" else 2
    return write(judgement, Outcome(Verdict(verdict), passed, 3, 12, 9_000))


def end(judgement: Judgement, verdict: str = "AC", *, passed: int | None = None) -> Judgement:
    """Let the judgement be claimed and end with this verdict."""
    assert finish(claimed(judgement), verdict, passed=passed)
    judgement.refresh_from_db()
    return judgement


def end_all(rejudging: Rejudging, verdict: str = "AC") -> None:
    """Let all that the rejudging still waits for end with this verdict."""
    for judgement in rejudging.judgements.filter(status=Status.QUEUED):
        end(judgement, verdict)
    rejudging.refresh_from_db()
