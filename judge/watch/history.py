"""The last hours in charts: from the samples what stood, and from the judgements what happened."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import NamedTuple

from django.db import connection
from django.utils import timezone

from judge.languages import find
from judge.submissions.urgency import Queue
from judge.watch.charts import Chart, Series
from judge.watch.samples import Moment, since

COLUMNS = 72  # of a chart
KINDS = {
    "Accepted": ("AC",),
    "Wrong answer": ("WA",),
    "Limits and crashes": ("TLE", "MLE", "OLE", "RE"),
    "Compile error": ("CE",),
    "Our own failure": ("IE",),
}
COLOURS = {
    "Accepted": "good",
    "Wrong answer": "bad",
    "Limits and crashes": "warm",
    "Compile error": "calm",
    "Our own failure": "ours",
}

_VERDICTS = """
    SELECT floor(extract(epoch FROM judged_at) / %(step)s)::bigint, verdict, count(*)
    FROM submissions_judgement
    WHERE status = 'done' AND judged_at >= %(begin)s
    GROUP BY 1, 2
"""
_LANGUAGES = """
    SELECT submission.language, count(*),
        percentile_cont(ARRAY[0.5, 0.95]) WITHIN GROUP (
            ORDER BY extract(epoch FROM judgement.judged_at - judgement.started_at)
        )
    FROM submissions_judgement AS judgement
    JOIN submissions_submission AS submission ON submission.id = judgement.submission_id
    WHERE judgement.status = 'done' AND judgement.judged_at >= %s AND judgement.started_at IS NOT NULL
    GROUP BY 1
    ORDER BY 2 DESC, 1
"""


class LanguageTimes(NamedTuple):
    """How long the judgings in a language took; half of them at most the first, all but a twentieth the second."""

    name: str
    judged: int
    p50_s: float
    p95_s: float


@dataclass(frozen=True)
class Span:
    """The time that the charts show, in equal steps."""

    hours: int

    @property
    def step(self) -> timedelta:
        """Return the width of a column."""
        return timedelta(hours=self.hours) / COLUMNS

    def columns(self, now: datetime) -> list[datetime]:
        """Return when each column begins; the last one is under way."""
        step_s = self.step.total_seconds()
        last = int(now.timestamp() // step_s)
        return [
            datetime.fromtimestamp((last - back) * step_s, tz=UTC)
            for back in reversed(range(COLUMNS))
        ]


SPANS = (Span(1), Span(6), Span(24), Span(48))


def charts(span: Span) -> list[Chart]:
    """Return the charts, the most urgent first."""
    times = span.columns(timezone.now())
    moments = _in_columns(since(times[0]), times, span)
    step_s = span.step.total_seconds()
    rates = _Rates(moments, step_s)
    return [
        Chart(
            "waiting",
            "Waiting",
            "judgements",
            times,
            [
                Series(queue.label, _each(moments, _waiting_in(queue)), name)
                for queue, name in zip(Queue, ("ours", "warm", "calm", "quiet"), strict=True)
            ],
        ),
        Chart(
            "oldest",
            "Age of the oldest that waits",
            "seconds",
            times,
            [Series("Age", _each(moments, lambda one: one.oldest_s), "calm")],
        ),
        _verdict_chart(times, step_s),
        Chart(
            "flow",
            "Taken in",
            "a minute",
            times,
            [Series("Submissions and runs", rates.of(lambda one: one.taken_in, 60), "calm")],
        ),
        Chart(
            "http",
            "HTTP requests",
            "a second",
            times,
            [
                Series("Answered", rates.of(lambda one: one.requests, 1), "calm"),
                Series("Failed (5xx)", rates.of(lambda one: one.failures, 1), "bad"),
            ],
        ),
        Chart(
            "answers",
            "Time of an answer",
            "milliseconds",
            times,
            [
                Series("19 of 20 at most", rates.quantile_ms(0.95), "warm"),
                Series("Half of them at most", rates.quantile_ms(0.5), "calm"),
            ],
        ),
    ]


def language_times(span: Span) -> list[LanguageTimes]:
    """Return the times by language, the most used first."""
    with connection.cursor() as cursor:
        cursor.execute(_LANGUAGES, [span.columns(timezone.now())[0]])
        rows = cursor.fetchall()
    return [
        LanguageTimes(language.name if (language := find(id)) else id, count, p50, p95)
        for id, count, (p50, p95) in rows
    ]


def _verdict_chart(times: Sequence[datetime], step_s: float) -> Chart:
    with connection.cursor() as cursor:
        cursor.execute(_VERDICTS, {"step": step_s, "begin": times[0]})
        rows = cursor.fetchall()
    counts = {(column, verdict): count for column, verdict, count in rows}
    first = int(times[0].timestamp() // step_s)
    return Chart(
        "verdicts",
        "Verdicts",
        "a minute",
        times,
        [
            Series(
                kind,
                [
                    sum(counts.get((first + index, verdict), 0) for verdict in verdicts)
                    * 60
                    / step_s
                    for index in range(len(times))
                ],
                COLOURS[kind],
            )
            for kind, verdicts in KINDS.items()
        ],
        is_stacked=True,
    )


def _in_columns(
    moments: Sequence[Moment], times: Sequence[datetime], span: Span
) -> list[Moment | None]:
    """Return the last sample in each column."""
    found: list[Moment | None] = [None] * len(times)
    for moment in moments:
        index = int((moment.at - times[0]) / span.step)
        if 0 <= index < len(found):
            found[index] = moment
    return found


def _waiting_in(queue: Queue) -> Callable[[Moment], float]:
    return lambda moment: moment.waiting.get(queue, 0)


def _each(
    moments: Sequence[Moment | None], figure: Callable[[Moment], float | None]
) -> list[float | None]:
    return [None if one is None else figure(one) for one in moments]


class _Rates:
    """What happened between one sample and the next."""

    def __init__(self, moments: Sequence[Moment | None], step_s: float) -> None:
        self._moments = moments
        self._step_s = step_s

    def of(self, count: Callable[[Moment], float | None], per_s: float) -> list[float | None]:
        """Return how much of it came in so many seconds."""
        return [None, *(self._rate(*pair, count, per_s) for pair in pairwise(self._moments))]

    def quantile_ms(self, part: float) -> list[float | None]:
        """Return the time that this part of the requests took at most."""
        return [None, *(self._quantile(*pair, part) for pair in pairwise(self._moments))]

    def _rate(
        self,
        before: Moment | None,
        after: Moment | None,
        count: Callable[[Moment], float | None],
        per_s: float,
    ) -> float | None:
        if before is None or after is None:
            return None
        old, new = count(before), count(after)
        if old is None or new is None:
            return None
        between_s = (after.at - before.at).total_seconds() or self._step_s
        return _added(old, new) * per_s / between_s

    def _quantile(self, before: Moment | None, after: Moment | None, part: float) -> float | None:
        if before is None or after is None or before.seconds is None or after.seconds is None:
            return None
        added = {
            bound: _added(before.seconds.get(bound, 0.0), count)
            for bound, count in after.seconds.items()
        }
        found = quantile(added, part)
        return None if found is None else found * 1000


def quantile(counts: Mapping[str, float], part: float) -> float | None:
    """Return the time that this part of what was counted took at most, as Prometheus estimates it."""
    bounds = sorted((float(bound), count) for bound, count in counts.items())
    if not bounds or not bounds[-1][1]:
        return None
    wanted = part * bounds[-1][1]
    lower, below = 0.0, 0.0
    for bound, count in bounds:
        if count >= wanted:
            if bound == float("inf"):
                return lower
            return lower + (bound - lower) * (wanted - below) / max(count - below, 1e-9)
        lower, below = bound, count
    return lower


def _added(old: float, new: float) -> float:
    return new - old if new >= old else new
