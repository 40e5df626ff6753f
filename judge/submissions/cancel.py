"""Take back a submission that nobody has begun to judge."""

from __future__ import annotations

from judge.submissions import lifecycle
from judge.submissions.models import Judgement, Submission
from judge.submissions.push import push


def cancel(submission: Submission) -> bool:
    """Cancel the submission while it waits; tell whether it still did. A claim that came first wins."""
    current = Judgement.objects.filter(submission=submission, is_current=True)
    is_cancelled = bool(lifecycle.cancel(current))
    if is_cancelled:
        push(submission.pk)
    return is_cancelled
