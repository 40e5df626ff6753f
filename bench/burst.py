"""A burst: thousands of submissions at once from hundreds of people, while what takes them and judges them is killed.

    poster  --POST with an Idempotency-Key-->  web          SIGKILLed once
                                               broker       SIGKILLed once; it keeps nothing on disk
                                               judge worker SIGKILLed twice, the second time when all is posted

A poster that gets no answer asks again with the same key, as any client should; what is answered 202 is accepted. In
the end each accepted submission must have exactly one judgement, done and current.

    burst.accepted        answered 202, of so many
    burst.lost            accepted, but without a verdict
    burst.doubled         judged twice, or stored twice for one key
    burst.wrong_lines     lines of the board that are not what its attempts are worth, computed anew
    burst.accepted_per_s  from the first POST to the last answer, deaths included
    burst.judged_per_s    from the first POST to the last verdict, deaths included
    burst.real_*          some hundreds of the same with real containers
"""

from __future__ import annotations

import itertools
import json
import tempfile
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any

from django.db import connection
from django.db.models import Count, Q
from redis import Redis

from bench import people
from bench.field import make_contest
from bench.figures import print_figure, say
from bench.line import Line
from bench.nginx import free_port
from bench.people import Person
from bench.processes import WORKER, Processes, await_true, processes, program
from bench.programs import TWO_SUM
from bench.stand_in import WRONG
from judge.submissions.engine import judge_slots
from judge.submissions.models import Judgement, OutboxEvent, Status, Submission
from judge.submissions.urgency import Queue
from leaderboard.contests import standings
from leaderboard.models import Contest, ContestStanding

PEOPLE = 300
POSTERS = 16
FIELD = "ABCDEFGHIJ"
GIVE_UP_S = 60.0
JUDGED_WITHIN_S = 600.0


def with_stand_in(count: int) -> None:
    """Let so many be judged by a worker whose sandbox answers at once: what is tested is everything around it."""
    _burst("burst", count, app="bench.stand_in")


def with_containers(count: int) -> None:
    """The same with real containers."""
    _burst("burst.real_", count, app="judge.config.celery")


@dataclass
class Posted:
    """What was answered."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    ids: list[str] = field(default_factory=list)
    retries: int = 0

    def note(self, id: str, tries: int) -> None:
        """Note an accepted submission."""
        with self.lock:
            self.ids.append(id)
            self.retries += tries - 1


def _burst(prefix: str, count: int, *, app: str) -> None:
    name = prefix if prefix.endswith("_") else f"{prefix}."
    contest = make_contest()
    crowd = people.take_part(contest, PEOPLE)
    port = free_port()
    with (
        tempfile.TemporaryDirectory() as folder,
        processes(REDIS_URL=f"redis://127.0.0.1:{port}/0") as started,
    ):
        address = _start(started, folder, port, app)
        posted = Posted()
        begin = time.monotonic()
        with ThreadPoolExecutor(POSTERS) as threads:
            shares = [range(first, count, POSTERS) for first in range(POSTERS)]
            posting = [threads.submit(_post, address, crowd, numbers, posted) for numbers in shares]
            # In this thread: what another one starts ends with it.
            _kill(started, port, posted, posting, count)
            for one in posting:
                one.result()
        accepted_s = time.monotonic() - begin
        say(f"{name}: {len(posted.ids)} accepted in {accepted_s:.0f} s, {posted.retries} retries")
        _kill_worker(started)
        _await_verdicts(name, contest, len(posted.ids))
        judged_s = time.monotonic() - begin
        await_true(
            lambda: (
                not OutboxEvent.objects.filter(delivered_at__isnull=True).exists()
                and not ContestStanding.objects.filter(contest=contest, is_stale=True).exists()
                and _points(contest) > 0
            ),
            "the standings",
        )
        stored = Submission.objects.filter(attempt__participation__contest=contest)
        whole = stored.filter(pk__in=posted.ids).annotate(
            good=Count(
                "judgements", filter=Q(judgements__is_current=True, judgements__status=Status.DONE)
            ),
            all=Count("judgements"),
        )
        print_figure(f"{name}accepted", len(set(posted.ids)), "submissions")
        lost = len(set(posted.ids)) - whole.filter(good=1).count()
        print_figure(f"{name}lost", lost, "submissions")
        doubled = whole.filter(all__gt=1).count() + max(0, stored.count() - len(set(posted.ids)))
        print_figure(f"{name}doubled", doubled, "submissions")
        print_figure(f"{name}wrong_lines", wrong_lines(contest), "lines")
        print_figure(f"{name}accepted_per_s", count / accepted_s, "1/s")
        print_figure(f"{name}judged_per_s", count / judged_s, "1/s")


def _start(started: Processes, folder: str, port: int, app: str) -> str:
    words = ["--port", str(port), "--bind", "127.0.0.1", "--save", "", "--dir", folder]
    started.start("broker", [program("valkey-server"), *words])
    await_true(lambda: _answers(port), "the broker")
    slots = str(judge_slots())
    started.celery("judge", app, *WORKER, "-c", slots, "-Q", ",".join(Queue), "-n", "judge@%h")
    started.celery(
        "others",
        "judge.config.celery",
        *WORKER,
        "-c",
        "2",
        "-Q",
        "maintenance,board",
        "-n",
        "others@%h",
    )
    started.celery(
        "beat",
        "judge.config.celery",
        "beat",
        "-l",
        "WARNING",
        "--pidfile=",
    )
    return started.web()


def _kill(
    started: Processes, port: int, posted: Posted, posting: list[Future[None]], count: int
) -> None:
    """Kill one after the other while the posts come in; each comes back at once, or after a moment."""
    deaths: list[tuple[float, str, Callable[[], None]]] = [
        (0.2, "judge worker", lambda: _kill_worker(started)),
        (0.4, "broker", lambda: _kill_broker(started, port)),
        (0.6, "web process", lambda: _kill_web(started)),
    ]
    for share, name, death in deaths:
        while len(posted.ids) < share * count:
            if all(one.done() for one in posting):
                return  # refused; whoever waits for them is told
            time.sleep(0.02)
        say(f"{len(posted.ids)} accepted: the {name} is killed")
        death()


def _kill_worker(started: Processes) -> None:
    started.kill("judge")
    started.restart("judge")


def _kill_broker(started: Processes, port: int) -> None:
    started.kill("broker")
    time.sleep(1)
    started.restart("broker")
    await_true(lambda: _answers(port), "the broker again")


def _kill_web(started: Processes) -> None:
    started.kill("web")
    started.restart("web")


def _post(address: str, crowd: list[Person], numbers: range, posted: Posted) -> None:
    line = Line(address)
    for number in numbers:
        person = crowd[number % len(crowd)]
        label = FIELD[number // len(crowd) % len(FIELD)]
        path = f"/api/contests/{person.contest.slug}/problems/{label}/submit"
        remark = WRONG if number % 5 == 0 else "#"
        body = {"language": "python", "code": f"{TWO_SUM}{remark} {number}\n"}
        deadline = time.monotonic() + GIVE_UP_S
        for tries in itertools.count(1):
            answer = line.post(person, path, body, f"burst-{number}")
            if answer is not None and answer.id is not None:
                posted.note(answer.id, tries)
                break
            if answer is not None and answer.status < 500:
                raise SystemExit(f"Refused: {answer}")
            if time.monotonic() > deadline:
                break  # counted as not accepted
            time.sleep(0.1)


def _await_verdicts(name: str, contest: Contest, count: int) -> None:
    done = Judgement.objects.filter(
        submission__attempt__participation__contest=contest, status=Status.DONE, is_current=True
    )
    deadline = time.monotonic() + JUDGED_WITHIN_S
    told = 0.0
    while (judged := done.count()) < count and time.monotonic() < deadline:
        if time.monotonic() - told > 5:
            told = time.monotonic()
            say(f"{name}: {judged} of {count} judged")
        time.sleep(0.2)


def _points(contest: Contest) -> int:
    return ContestStanding.objects.filter(contest=contest, score__gt=0).count()


def wrong_lines(contest: Contest) -> int:
    """Return how many stored standings differ from what their attempts are worth."""
    stored = list(ContestStanding.objects.filter(contest=contest))
    judged = standings.judged_attempts([one.pk for one in stored])
    contest = Contest.objects.prefetch_related("problems").get(pk=contest.pk)

    def worth(standing: ContestStanding) -> dict[str, Any]:
        attempts = judged.get(standing.pk)
        # Of whom nothing was judged, nothing was computed.
        result = attempts and standings.document(standings.results_of(contest, attempts).full)
        return json.loads(json.dumps(result)) if result else {}

    return sum(standing.result != worth(standing) for standing in stored)


def _answers(port: int) -> bool:
    try:
        with Redis(port=port, socket_connect_timeout=1) as broker:
            return bool(broker.ping())
    except Exception:  # whatever the client raises, the answer is no
        return False
    finally:
        connection.close_if_unusable_or_obsolete()
