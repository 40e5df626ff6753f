r"""A rejudging: submissions judged anew as one change, which staff see before anybody else does.

    judging --the last judgement is done--> ready --apply--> applied --undo--> undone
       \______________________________________/
                         cancel --> cancelled

`start` queues a new judgement for each submission, by the problem's current version. It is only proposed: it is not
current when it is done, and no event tells of it. Nothing but `apply` makes it so, for all at once, and remembers
which judgement each replaced, so that `undo` finds its way back.

what happens in between                                  then
a newer judgement counts, or the one that counts is      apply leaves that submission alone
being judged
another judgement has replaced what was applied          undo leaves that submission alone
the new judgement is IE                                  the old one stays; put back, it counts once it is done
two workers end the last two judgements at once          each looks after its own commit, so one of them sees both
a worker dies before it looks, a judgement is cancelled  the sweeper looks

Who changes which judgement of a submission is current holds the submission's row.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from judge.accounts.models import User
from judge.submissions.errors import RejudgingRefused
from judge.submissions.events import SubmissionJudged, announce_all
from judge.submissions.lifecycle import call_off
from judge.submissions.models import (
    OPEN,
    UNFINISHED,
    Judgement,
    JudgementQuerySet,
    Rejudging,
    RejudgingState,
    Status,
    Submission,
    SubmissionQuerySet,
)
from judge.submissions.push import push_all
from judge.submissions.queues import announce_events, wake_after_commit
from judge.submissions.rejudge import judgeable
from judge.submissions.urgency import Queue
from problems.verdicts import Verdict

BATCH = 500

_UNFINISHED = Exists(Judgement.objects.filter(rejudging=OuterRef("pk"), status__in=UNFINISHED))
_IS_PROPOSED = Exists(Judgement.objects.filter(submission=OuterRef("pk"), is_proposed=True))
# What a new judgement may replace.
_OLD = Judgement.objects.filter(
    submission=OuterRef("submission"), is_current=True, status=Status.DONE, pk__lt=OuterRef("pk")
)
# The columns that anything is counted from: a judgement that differs in these says something else.
RESULT = ("verdict", "passed_tests", "total_tests")
_SAYS_THE_SAME = Q(*[Q((column, F(f"replaces__{column}"))) for column in RESULT])


@dataclass(frozen=True)
class Effect:
    """What applying or undoing did: submissions with another judgement, those of them with another result."""

    moved: int
    changed: int
    left_alone: int


def eligible(submissions: SubmissionQuerySet) -> SubmissionQuerySet:
    """Return those that a rejudging can begin with; one is in at most one that is open."""
    return judgeable(submissions).exclude(_IS_PROPOSED)


def start(submissions: SubmissionQuerySet, *, reason: str, by: User) -> Rejudging:
    """Queue a new judgement for each eligible submission; raise RejudgingRefused when there is none."""
    with transaction.atomic():
        rejudging = Rejudging.objects.create(reason=reason, started_by=by)
        rows = eligible(submissions).values_list("pk", "problem__current_version").iterator()
        while batch := list(islice(rows, BATCH)):
            Judgement.objects.bulk_create(
                (
                    Judgement(
                        submission_id=pk,
                        version_id=version,
                        queue=Queue.REJUDGE,
                        is_current=False,
                        rejudging=rejudging,
                        is_proposed=True,
                    )
                    for pk, version in batch
                ),
                ignore_conflicts=True,  # one that another rejudging took a moment ago is its own
            )
        count = rejudging.judgements.count()
        if count == 0:
            raise RejudgingRefused(
                "There is nothing to rejudge: what counts of these is being judged by the current "
                "version already, or is in another rejudging that is open."
            )
        # The sweeper wakes workers for the others: a request does not wait for thousands of messages.
        wake_after_commit(Queue.REJUDGE, min(count, BATCH))
    return rejudging


def apply(rejudging: Rejudging, *, by: User) -> Effect:
    """Make its judgements the current ones, all or none; raise RejudgingRefused unless it is ready."""
    with transaction.atomic():
        _move(
            rejudging,
            [RejudgingState.READY],
            state=RejudgingState.APPLIED,
            decided_by=by,
            decided_at=timezone.now(),
        )
        new = _judgements(rejudging)
        lock_submissions(new.values("submission"))
        valid = new.filter(status=Status.DONE).exclude(verdict=Verdict.IE)
        valid.update(replaces=Subquery(_OLD.values("pk")))
        _leave_alone(rejudging, valid.filter(replaces=None))
        replacing = new.filter(replaces__isnull=False)
        Judgement.objects.filter(pk__in=replacing.values("replaces")).update(is_current=False)
        replacing.update(is_current=True, is_proposed=False)
        new.filter(is_proposed=True).update(is_proposed=False)
        moved = list(replacing.values_list("submission", flat=True))
        changed = announce_all(_events(replacing.exclude(_SAYS_THE_SAME), "pk", "verdict"))
        _tell_after_commit(moved)
    return Effect(moved=len(moved), changed=changed, left_alone=len(rejudging.left_alone))


def undo(rejudging: Rejudging, *, by: User) -> Effect:
    """Make what it replaced current again, all or none; raise RejudgingRefused unless it is applied."""
    with transaction.atomic():
        _move(
            rejudging,
            [RejudgingState.APPLIED],
            state=RejudgingState.UNDONE,
            undone_by=by,
            undone_at=timezone.now(),
        )
        new = _judgements(rejudging)
        # Before the lock: a worker that ends one of them holds that, and wants its submission's row.
        call_off(new)
        lock_submissions(new.values("submission"))
        replacing = new.filter(replaces__isnull=False)
        _leave_alone(rejudging, replacing.filter(is_current=False))
        standing = replacing.filter(is_current=True)
        moved = list(standing.values_list("submission", flat=True))
        changed = announce_all(
            _events(
                # One without a verdict was put back, and tells of itself.
                standing.exclude(_SAYS_THE_SAME).exclude(replaces__verdict=None),
                "replaces",
                "replaces__verdict",
            )
        )
        standing.update(is_current=False)
        has_current = Exists(
            Judgement.objects.filter(submission=OuterRef("submission"), is_current=True)
        )
        Judgement.objects.filter(~has_current, pk__in=replacing.values("replaces")).update(
            is_current=True
        )
        _tell_after_commit(moved)
    return Effect(moved=len(moved), changed=changed, left_alone=len(rejudging.left_alone))


def cancel(rejudging: Rejudging, *, by: User) -> int:
    """End it without any change; return how many judgements are not made. Raise RejudgingRefused unless it is open."""
    with transaction.atomic():
        _move(
            rejudging,
            OPEN,
            state=RejudgingState.CANCELLED,
            decided_by=by,
            decided_at=timezone.now(),
        )
        new = _judgements(rejudging)
        spared = call_off(new)
        new.update(is_proposed=False)
    return spared


def settle(rejudgings: QuerySet[Rejudging]) -> int:
    """Let those be ready in which no judgement is left to do; return how many."""
    count = 0
    judged = rejudgings.filter(~_UNFINISHED, state=RejudgingState.JUDGING)
    for pk in judged.values_list("pk", flat=True):
        with transaction.atomic():
            # Looked at once more under the lock, which `reopen` takes as well.
            _lock(pk)
            count += judged.filter(pk=pk).update(state=RejudgingState.READY)
    return count


def reopen(rejudging_id: int) -> bool:
    """Inside the transaction that puts one of its judgements back: let it judge again; False: it counts for nobody."""
    rejudging = _lock(rejudging_id)
    Rejudging.objects.filter(pk=rejudging_id, state=RejudgingState.READY).update(
        state=RejudgingState.JUDGING
    )
    return rejudging.is_open or rejudging.state == RejudgingState.APPLIED


def lock_submissions(ids: Iterable[UUID] | QuerySet[Judgement, Any]) -> None:
    """Inside a transaction: wait until nobody else changes which of their judgements is current, and keep it so."""
    rows = Submission.objects.select_for_update(no_key=True).filter(pk__in=ids).order_by("pk")
    list(rows.values_list("pk"))


def _lock(pk: int) -> Rejudging:
    return Rejudging.objects.select_for_update(no_key=True).get(pk=pk)


def _judgements(rejudging: Rejudging) -> JudgementQuerySet:
    return Judgement.objects.filter(rejudging=rejudging)


def _move(rejudging: Rejudging, states: Iterable[RejudgingState], **fields: object) -> None:
    is_mine = Rejudging.objects.filter(pk=rejudging.pk, state__in=states).update(**fields)
    rejudging.refresh_from_db()
    if not is_mine:
        raise RejudgingRefused(
            f"Nothing was changed: by now, this rejudging is {rejudging.get_state_display().lower()}."
        )


def _leave_alone(rejudging: Rejudging, judgements: JudgementQuerySet) -> None:
    rejudging.left_alone += [str(pk) for pk in judgements.values_list("submission", flat=True)]
    rejudging.save(update_fields=["left_alone"])


def _events(judgements: JudgementQuerySet, pk: str, verdict: str) -> Iterable[SubmissionJudged]:
    rows = judgements.order_by("pk").values_list(
        "submission", pk, "submission__problem", "submission__user", verdict
    )
    for submission_id, judgement_id, problem_id, user_id, value in rows.iterator():
        yield SubmissionJudged(
            submission_id=str(submission_id),
            judgement_id=judgement_id,
            problem_id=problem_id,
            user_id=user_id,
            verdict=Verdict(value),
        )


def _tell_after_commit(submission_ids: list[UUID]) -> None:
    def tell() -> None:
        push_all(submission_ids)
        announce_events()

    transaction.on_commit(tell)
