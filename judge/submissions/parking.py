"""Judgements that were given up: shown as IE to the solver, with the reason to staff, who can put them back."""

from __future__ import annotations

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from judge.submissions.lease import held
from judge.submissions.models import CaseResult, Judgement, JudgementQuerySet, Status
from judge.submissions.push import push
from judge.submissions.queues import wake_after_commit
from judge.submissions.rejudging import reopen
from judge.submissions.results import conclude, tell
from problems.verdicts import Verdict

UNJUDGED = "The judge failed on its own account; your program is not to blame. Staff can see why."


def park(judgement: Judgement, *, reason: str) -> bool:
    """Give a held judgement up as IE; False: the claim was lost, and nothing is changed."""
    with transaction.atomic():
        is_mine = held(judgement).update(
            status=Status.DONE,
            verdict=Verdict.IE,
            is_parked=True,
            failure=reason,
            message=UNJUDGED,
            lease_expires_at=None,
            retry_at=None,
            judged_at=timezone.now(),
        )
        if not is_mine:
            return False
        conclude(judgement, Verdict.IE)
    tell(judgement)
    return True


def put_back_parked(judgements: JudgementQuerySet) -> int:
    """Queue those of the judgements that are parked, with a fresh set of attempts; return how many they were.

    One that another judgement has replaced stays, and one of a rejudging that was given up: neither would count.
    """
    count = 0
    parked = judgements.filter(is_parked=True).exclude(replaced_by__is_current=True)
    for judgement in parked.iterator():
        with transaction.atomic():
            if judgement.rejudging_id is not None and not reopen(judgement.rejudging_id):
                continue
            is_parked = Judgement.objects.filter(pk=judgement.pk, is_parked=True).update(
                status=Status.QUEUED,
                verdict=None,
                is_parked=False,
                message="",
                judged_at=None,
                done_tests=0,
                forgiven_attempts=F("attempt"),
            )
            if not is_parked:
                continue
            CaseResult.objects.filter(judgement=judgement).delete()
            wake_after_commit(judgement.queue)
        push(judgement.submission_id)
        count += 1
    return count
