"""What an idempotency key stands for: one thing that its user sent, stored once."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext

from django.db import IntegrityError, connection, transaction

from judge.submissions.models import Submission


def found_under_key(submission: Submission) -> Submission | None:
    """Return what is stored under the submission's key, or None."""
    if submission.idempotency_key is None:
        return None
    same = Submission.objects.filter(
        user=submission.user, idempotency_key=submission.idempotency_key
    )
    return same.with_judgement().first()


def store_under_key(submission: Submission, store: Callable[[], None]) -> Submission | None:
    """Store it by one statement, or return what another request has stored under its key."""
    try:
        with transaction.atomic() if connection.in_atomic_block else nullcontext():
            store()
    except IntegrityError:
        earlier = found_under_key(submission)
        if earlier is None:
            raise
        return earlier
    return None


def what_was_sent(submission: Submission) -> tuple[object, ...]:
    """Return what two requests have in common that ask for the same."""
    return (
        submission.problem_id,
        submission.kind,
        submission.language,
        submission.source,
        submission.inputs,
    )
