"""What must be true when all is over: nothing lost, nothing doubled, nothing left over."""

from __future__ import annotations

import json
import time
import urllib.request
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import datetime

import docker
from django.conf import settings
from django.db.models import Count, Q
from redis import Redis

from bench.burst import wrong_lines
from bench.figures import say
from judge.schedule.database import database_now
from judge.schedule.jobs import JOBS, ROUND
from judge.schedule.models import Outcome, PeriodicJob
from judge.submissions.lifecycle import parked
from judge.submissions.models import (
    HELD,
    UNFINISHED,
    Judgement,
    OutboxEvent,
    ProblemStatistics,
    Status,
    Submission,
)
from judge.submissions.parking import put_back_parked
from judge.submissions.urgency import Queue
from leaderboard.models import Contest, ContestStanding, Standing
from leaderboard.overall.standings import first_solves
from problems.verdicts import Verdict
from tests.chaos.crowd import Record
from tests.chaos.site import Site
from tests.chaos.stores import patient

STUCK_S = 90.0  # without anything getting less


def settle(site: Site) -> int:
    """Wait until everything is judged and told, as staff put back what was parked; return how many were parked."""
    put_back = 0
    told = 0.0
    least = float("inf")
    deadline = time.monotonic() + STUCK_S
    while time.monotonic() < deadline:
        site.revive()
        put_back += patient(_put_back)
        left = patient(_unsettled)
        if not any(left.values()):
            break
        if left["judgements"] < least:
            least, deadline = left["judgements"], time.monotonic() + STUCK_S
        if time.monotonic() - told > 5:
            told = time.monotonic()
            some = [f"{count} {what}" for what, count in left.items() if count]
            say(f"waiting for {', '.join(some)}")
        time.sleep(0.2)
    return put_back


def _put_back() -> int:
    """Put back what is parked, and say why it was."""
    for judgement in parked():
        say(f"parked: {judgement.submission_id}")
        for each in judgement.failed_attempts:
            say(f"  attempt {each['attempt']}: {each['reason']}")
    return put_back_parked(parked())


def _unsettled() -> dict[str, int]:
    return {
        "judgements": Judgement.objects.filter(status__in=UNFINISHED).count(),
        "parked": parked().count(),
        "events": OutboxEvent.objects.filter(delivered_at__isnull=True).count(),
        "standings": Standing.objects.filter(is_stale=True).count(),
        "contest standings": ContestStanding.objects.filter(is_stale=True).count(),
        "problems": ProblemStatistics.objects.filter(is_stale=True).count(),
        "messages": sum(_messages().values()),
    }


def findings(record: Record, contest: Contest, site: Site) -> Iterator[str]:
    """Tell all that is not as it must be, while the site still runs."""
    yield from record.wrong
    yield from _submissions(record)
    yield from _numbers(contest)
    yield from _within(20, lambda: list(_boards(contest, site)))
    now = database_now()
    yield from _within(20, lambda: list(_jobs(now)))
    left = Judgement.objects.filter(Q(status__in=HELD) | Q(lease_expires_at__isnull=False)).count()
    if left:
        yield f"{left} judgements are still held"
    for what, count in _unsettled().items():
        if count:
            yield f"{count} {what} are left over"


def leftovers(site: Site) -> Iterator[str]:
    """Tell what is left of a site that has been stopped."""
    yield from _within(15, lambda: list(_containers(site)))
    for path in site.temporary.rglob("*"):
        # Python itself looks for a linker with an empty one, and may be killed while it does.
        if path.is_file() and path.stat().st_size:
            yield f"the file {path.name} is left over: {path.read_bytes()[:80]!r}"


def _submissions(record: Record) -> Iterator[str]:
    stored = {
        str(row.pk): row
        for row in Submission.objects.annotate(
            all=Count("judgements"),
            current=Count("judgements", filter=Q(judgements__is_current=True)),
        )
    }
    for id, sent in record.accepted.items():
        row = stored.pop(id, None)
        if row is None:
            yield f"{sent.key} was accepted as {id} and is lost"
            continue
        if (row.all, row.current) != (1, 1):
            yield f"{sent.key} has {row.all} judgements, {row.current} of them current"
        judgement = row.judgement
        if (judgement.status, judgement.verdict) != (Status.DONE, sent.verdict):
            yield (
                f"{sent.key} ({sent.language}) is {judgement.status} {judgement.verdict}, not {sent.verdict}: "
                f"{judgement.message or judgement.failure or judgement.compile_output} {judgement.failed_attempts}"
            )
        if judgement.verdict == Verdict.AC and judgement.passed_tests != judgement.total_tests:
            yield f"{sent.key} is accepted with {judgement.passed_tests} of {judgement.total_tests} tests"
    answered = {sent.key for sent in record.accepted.values()}
    for row in stored.values():
        if row.idempotency_key in answered:
            yield f"{row.idempotency_key} is stored twice"
    cases = Counter(Judgement.objects.values_list("pk", "cases__ordinal"))
    if doubled := [key for key, count in cases.items() if count > 1]:
        yield f"results of tests are stored twice: {doubled[:5]}"


def _numbers(contest: Contest) -> Iterator[str]:
    """Compare what was derived with what it is derived from."""
    if wrong := wrong_lines(contest):
        yield f"{wrong} lines of the contest's board are not what their attempts are worth"
    for standing in Standing.objects.all():
        solved = len(first_solves(standing.pk))
        if standing.solved != solved:
            yield f"user {standing.pk} stands at {standing.solved} solved, not {solved}"
    for row in ProblemStatistics.objects.select_related("problem"):
        counted = Submission.objects.filter(problem=row.problem).aggregate(
            judged=Count("pk", filter=Q(judgements__status=Status.DONE)),
            accepted=Count("pk", filter=Q(judgements__verdict=Verdict.AC)),
        )
        if (row.submissions, row.accepted) != (counted["judged"], counted["accepted"]):
            yield f"{row.problem.slug} counts {row}, not {counted}"


def _boards(contest: Contest, site: Site) -> Iterator[str]:
    """Compare what readers are shown with the standings."""
    address = f"{site.address}/api/contests/{contest.slug}/leaderboard?top=100"
    try:
        with urllib.request.urlopen(address, timeout=20) as response:
            shown = [row["user"] for row in json.load(response)["results"]]
    except OSError as error:  # the web process may have been started again just now
        yield f"the contest's board does not answer: {error}"
        return
    ranked = list(
        ContestStanding.objects.filter(participation__contest=contest, score__isnull=False)
        .order_by("-score", "participation_id")
        .values_list("participation__user__username", flat=True)
    )
    if sorted(shown) != sorted(ranked[:100]):
        yield f"the contest's board shows {len(shown)} lines, not {len(ranked)}"


def _jobs(since: datetime) -> Iterator[str]:
    """Tell which of the jobs of each round has not run well since that time."""
    well = PeriodicJob.objects.filter(began_at__gt=since, outcome=Outcome.DONE)
    for name in {job.name for job in JOBS if job.every == ROUND} - set(
        well.values_list("name", flat=True)
    ):
        yield f"the job {name} runs no more"


def _containers(site: Site) -> Iterator[str]:
    client = docker.from_env()
    found = client.api.containers(all=True, filters={"label": f"gavel.site={site.name}"})
    client.close()
    if found:
        yield f"{len(found)} containers are left over"


def _messages() -> dict[str, int]:
    """Return how many messages lie in the broker's queues, and how many were never acknowledged."""
    with Redis.from_url(settings.REDIS_URL) as broker:
        names = [*Queue, "maintenance", "board"]
        found = {name: int(broker.llen(f"gavel:{name}")) for name in names}
        found["unacked"] = int(broker.hlen("gavel:unacked"))
    return found


def _within(seconds: float, find: Callable[[], list[str]]) -> list[str]:
    """Return what is still found after that time; nothing as soon as nothing is."""
    deadline = time.monotonic() + seconds
    while (found := find()) and time.monotonic() < deadline:
        time.sleep(0.3)
    return found
