"""What a rejudging would change, or has changed: counted, listed, and told by other packages in their words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import Case, Count, F, FilteredRelation, Q, Value, When
from django.db.models.expressions import Combinable
from django.dispatch import Signal
from django.utils import timezone

from judge.submissions.models import (
    UNFINISHED,
    Judgement,
    JudgementQuerySet,
    Rejudging,
    RejudgingState,
    Status,
)
from judge.submissions.pace import SAMPLE, pace_of
from judge.submissions.rejudging import RESULT
from problems.verdicts import Verdict

# Sent with `rejudging` and `changed` (see Changes) when staff look at one that is ready. A receiver returns Sections:
# what applying would change in its own package, such as the ranks of a contest. It writes nothing, and may be asked
# many times.
rejudging_reviewed = Signal()


# What is shown of the old judgement.
OLD_COLUMNS = ("id", *RESULT, "runtime_ms", "memory_kb")


@dataclass(frozen=True)
class Section:
    """A table of the review. A cell is text, or what `format_html` made."""

    title: str
    columns: Sequence[str]
    rows: Sequence[Sequence[object]]
    note: str = ""


class Fate(StrEnum):
    """What becomes of a submission when its rejudging is applied, or became."""

    WAITING = "waiting"  # not judged yet
    CHANGED = "changed"
    SAME = "same"
    FAILED = "failed"  # the new judgement is IE: the old one stays
    LEFT_ALONE = "left_alone"  # something newer counts, or the one that counts is being judged
    CANCELLED = "cancelled"


@dataclass(frozen=True)
class Matrix:
    """Old verdicts down, new ones across."""

    columns: Sequence[Verdict]
    rows: Sequence[tuple[Verdict, Sequence[tuple[Verdict, int]]]]


@dataclass(frozen=True)
class Changes:
    """What a rejudging changes. Rows of `changed` have `old_verdict`, `old_passed_tests` and so on beside their own."""

    fates: Counter[Fate]
    verdicts: Mapping[tuple[str, str], int]  # (old, new), of those changed and those the same
    standing: int  # judgements of it that are current
    outdated: int  # judged by a version that the problem has left behind since
    changed: JudgementQuerySet

    @property
    def matrix(self) -> Matrix:
        """Return the counts as a table of the verdicts that occur: old ones down, new ones across."""
        old = [verdict for verdict in Verdict if any(pair[0] == verdict for pair in self.verdicts)]
        new = [verdict for verdict in Verdict if any(pair[1] == verdict for pair in self.verdicts)]
        return Matrix(
            columns=new,
            rows=[(each, [(to, self.verdicts.get((each, to), 0)) for to in new]) for each in old],
        )

    @property
    def total(self) -> int:
        """Return how many submissions it has."""
        return sum(self.fates.values())

    @property
    def judged(self) -> int:
        """Return how many of them need no judging any more."""
        return self.total - self.fates[Fate.WAITING]

    @property
    def changed_count(self) -> int:
        """Return how many submissions get another result: another verdict, or other tests passed."""
        return self.fates[Fate.CHANGED]

    @property
    def movable(self) -> int:
        """Return how many submissions get another judgement when it is applied, with another result or not."""
        return self.fates[Fate.CHANGED] + self.fates[Fate.SAME]


def changes(rejudging: Rejudging) -> Changes:
    """Count what the rejudging changes, in one query, and say where its rows are."""
    fates: Counter[Fate] = Counter()
    verdicts: Counter[tuple[str, str]] = Counter()
    standing = outdated = 0
    groups = (
        compared(rejudging)
        .order_by()
        .values(becomes=F("fate"), old=F("old_verdict"), new=F("verdict"))
        .annotate(
            count=Count("pk"),
            standing=Count("pk", filter=Q(is_current=True)),
            outdated=Count("pk", filter=~Q(version=F("submission__problem__current_version"))),
        )
    )
    for row in groups:
        fate = Fate(row["becomes"])
        fates[fate] += row["count"]
        standing += row["standing"]
        outdated += row["outdated"]
        if fate in {Fate.CHANGED, Fate.SAME}:
            verdicts[row["old"], row["new"]] += row["count"]
    return Changes(
        fates=fates,
        verdicts=verdicts,
        standing=standing,
        outdated=outdated,
        changed=of_fate(rejudging, Fate.CHANGED),
    )


def of_fate(rejudging: Rejudging, fate: Fate) -> JudgementQuerySet:
    """Return those of its judgements, compared, whose submissions have this fate."""
    return compared(rejudging).filter(Q(fate=fate))


def compared(rejudging: Rejudging) -> JudgementQuerySet:
    """Return its judgements, each with its `fate` and, under `old_...`, the one that it replaces or would replace."""
    judgements = Judgement.objects.filter(rejudging=rejudging).alias(
        current=FilteredRelation(
            "submission__judgements", condition=Q(submission__judgements__is_current=True)
        )
    )
    olds = {f"old_{name}": _of_old(name) for name in OLD_COLUMNS}
    return (
        judgements.annotate(**olds)
        .annotate(fate=_fate(rejudging))
        .select_related("submission__user", "submission__problem")
        .order_by("submission_id")
    )


def _of_old(column: str) -> Combinable:
    return Case(
        When(replaces__isnull=False, then=F(f"replaces__{column}")), default=F(f"current__{column}")
    )


def _fate(rejudging: Rejudging) -> Combinable:
    if rejudging.state in {RejudgingState.APPLIED, RejudgingState.UNDONE}:
        is_left_alone = Q(replaces__isnull=True)
    else:
        is_left_alone = Q(current__id__gt=F("pk")) | ~Q(current__status=Status.DONE)
    says_the_same = Q(*[Q((column, F(f"old_{column}"))) for column in RESULT])
    return Case(
        When(status__in=UNFINISHED, then=Value(Fate.WAITING)),
        When(status=Status.CANCELLED, then=Value(Fate.CANCELLED)),
        When(verdict=Verdict.IE, then=Value(Fate.FAILED)),
        When(is_left_alone, then=Value(Fate.LEFT_ALONE)),
        When(says_the_same, then=Value(Fate.SAME)),
        default=Value(Fate.CHANGED),
    )


def eta_s(rejudging: Rejudging, waiting: int) -> int | None:
    """Return in how many seconds its last judgement is due, at the pace of its newest ones; None: nothing known yet."""
    times = (
        Judgement.objects.filter(rejudging=rejudging, status=Status.DONE, started_at__isnull=False)
        .order_by("-judged_at")
        .values_list("started_at", "judged_at")[:SAMPLE]
    )
    pace = pace_of([(a, b) for a, b in times if a and b], timezone.now())
    return pace.eta_s(waiting) if pace and waiting else None


def sections(rejudging: Rejudging, changed: JudgementQuerySet) -> list[Section]:
    """Ask the other packages what applying would change there; one that fails (Django logs it) hides nothing else."""
    found: list[Section] = []
    answers = rejudging_reviewed.send_robust(sender=Rejudging, rejudging=rejudging, changed=changed)
    for _receiver, answer in answers:
        if isinstance(answer, Exception):
            found.append(Section("A part of the review failed", ["Why"], [[str(answer)]]))
        else:
            found.extend(answer or [])
    return found
