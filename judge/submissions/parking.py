"""Judgements that were given up: shown as IE to the solver, with reason and history to staff, who can put them back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import structlog
from django.db import transaction

from judge.submissions import lifecycle
from judge.submissions.models import CaseResult, Judgement, JudgementQuerySet
from judge.submissions.push import push_all
from judge.submissions.queues import wake_after_commit
from judge.submissions.rejudging import reopen
from judge.submissions.results import conclude, tell
from problems.verdicts import Verdict

logger = structlog.get_logger(__name__)

BATCH = 500


def park(judgement: Judgement, *, reason: str, claim: JudgementQuerySet | None = None) -> bool:
    """Give a held judgement up as IE; False: the claim was lost, and nothing is changed."""
    if claim is None:
        claim = lifecycle.held(judgement)
    with transaction.atomic():
        if not lifecycle.give_up(claim, reason=reason):
            return False
        conclude(judgement, Verdict.IE)
    # What alerts are made of: nothing but staff brings it on from here.
    logger.error(
        "judgement_parked",
        submission=str(judgement.submission_id),
        judgement=judgement.pk,
        attempt=judgement.attempt,
        reason=reason,
    )
    tell(judgement)
    return True


def put_back_parked(judgements: JudgementQuerySet) -> int:
    """Queue those of the judgements that are parked, with a fresh set of attempts; return how many they were.

    One that another judgement has replaced stays, and one of a rejudging that was given up: neither would count.
    """
    parked = judgements.filter(is_parked=True).exclude(replaced_by__is_current=True)
    ids = list(parked.order_by("pk").values_list("pk", flat=True))
    return sum(_put_back(ids[first : first + BATCH]) for first in range(0, len(ids), BATCH))


def _put_back(ids: Iterable[int]) -> int:
    with transaction.atomic():
        ended = _ended_rejudgings(ids)
        rows = (
            Judgement.objects.filter(pk__in=ids, is_parked=True)
            .exclude(rejudging__in=ended)
            .select_for_update(no_key=True)
            .order_by("pk")
        )
        found = list(rows.values_list("pk", "submission_id", "queue"))
        chosen = [pk for pk, _, _ in found]
        lifecycle.release(Judgement.objects.filter(pk__in=chosen))
        CaseResult.objects.filter(judgement__in=chosen).delete()
        for queue, count in Counter(queue for _, _, queue in found).items():
            wake_after_commit(queue, count)
    push_all(submission_id for _, submission_id, _ in found)
    return len(found)


def _ended_rejudgings(ids: Iterable[int]) -> list[int]:
    """Let the rejudgings of these judgements judge again; return those for which it is too late."""
    concerned = Judgement.objects.filter(pk__in=ids, is_parked=True, rejudging__isnull=False)
    rejudgings = concerned.order_by("rejudging").values_list("rejudging", flat=True).distinct()
    return [pk for pk in list(rejudgings) if pk is not None and not reopen(pk)]
