"""Judge again: what can be, and at once those that got no verdict by our fault.

A new judgement by the problem's current version stands beside the old one until it is done. Where a verdict might be
taken from somebody, staff see it first: rejudging.py.
"""

from __future__ import annotations

from django.db import transaction
from django.db.models import Exists, OuterRef

from judge.submissions.models import (
    UNFINISHED,
    Judgement,
    Kind,
    Status,
    SubmissionQuerySet,
)
from judge.submissions.queues import wake_after_commit
from judge.submissions.urgency import Queue
from problems.verdicts import Verdict

_OF_IT = Judgement.objects.filter(submission=OuterRef("pk"))
_IS_TAKEN_BACK = Exists(_OF_IT.filter(is_current=True, status=Status.CANCELLED))
_IS_ON_ITS_WAY = Exists(
    _OF_IT.filter(
        status__in=UNFINISHED, is_proposed=False, version=OuterRef("problem__current_version")
    )
)
_HAS_FAILED = Exists(_OF_IT.filter(is_current=True, verdict=Verdict.IE))


def judgeable(submissions: SubmissionQuerySet) -> SubmissionQuerySet:
    """Return those that judging again can tell something of, in order.

    Left out: runs, what its user took back, and what waits for a judgement by the current version already.
    """
    return (
        submissions.prefetch_related(None)
        .filter(
            ~_IS_TAKEN_BACK,
            ~_IS_ON_ITS_WAY,
            kind=Kind.SUBMIT,
            problem__current_version__isnull=False,
        )
        .order_by("pk")
    )


def rejudge_failed(submissions: SubmissionQuerySet) -> int:
    """Queue a new judgement for each whose verdict is IE, to count as soon as it is done; return how many."""
    failed = judgeable(submissions.filter(_HAS_FAILED))
    with transaction.atomic():
        # The lock keeps two calls at once from adding two; the second query sees what came before it.
        list(failed.select_for_update(of=("self",), no_key=True).values_list("pk"))
        added = Judgement.objects.bulk_create(
            Judgement(submission_id=pk, version_id=version, queue=Queue.REJUDGE, is_current=False)
            for pk, version in failed.values_list("pk", "problem__current_version")
        )
        wake_after_commit(Queue.REJUDGE, len(added))
    return len(added)
