"""Take back a submission that nobody has begun to judge."""

from __future__ import annotations

from judge.submissions.models import Judgement, Status, Submission
from judge.submissions.push import push


def cancel(submission: Submission) -> bool:
    """Cancel the submission while it waits; tell whether it still did. A claim that came first wins."""
    is_cancelled = bool(
        Judgement.objects.filter(
            submission=submission, is_current=True, status=Status.QUEUED
        ).update(status=Status.CANCELLED)
    )
    if is_cancelled:
        push(submission.pk)
    return is_cancelled
