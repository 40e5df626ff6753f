"""Judge again: a new judgement by the problem's current version, beside the old one until it is done."""

from __future__ import annotations

from itertools import islice

from django.db import transaction
from django.db.models import Exists, F, OuterRef

from judge.submissions.models import (
    HELD,
    Judgement,
    Kind,
    Status,
    Submission,
    SubmissionQuerySet,
)
from judge.submissions.queues import wake_after_commit
from judge.submissions.urgency import Queue

BATCH = 500


def rejudge(submissions: SubmissionQuerySet) -> int:
    """Queue a new judgement for each submission that counts; return how many.

    One that waits for a judgement by the current version already gets no second one, so calling twice is harmless.
    """
    is_on_its_way = Judgement.objects.filter(
        submission=OuterRef("pk"),
        status__in=[Status.QUEUED, *HELD],
        version=OuterRef("problem__current_version"),
    )
    due = (
        submissions.filter(kind=Kind.SUBMIT, problem__current_version__isnull=False)
        .exclude(Exists(is_on_its_way))
        .order_by("id")
        .annotate(version=F("problem__current_version"))
    )
    count = 0
    rows = due.values_list("pk", "version").iterator()
    while batch := list(islice(rows, BATCH)):
        with transaction.atomic():
            # The lock keeps two rejudges at once from adding two.
            locked = Submission.objects.select_for_update().filter(
                ~Exists(is_on_its_way), pk__in=[pk for pk, _ in batch]
            )
            versions = dict(batch)
            added = Judgement.objects.bulk_create(
                Judgement(
                    submission=submission,
                    version_id=versions[submission.pk],
                    queue=Queue.REJUDGE,
                    is_current=False,
                )
                for submission in locked.only("pk")
            )
            wake_after_commit(Queue.REJUDGE, len(added))
        count += len(added)
    return count
