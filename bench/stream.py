"""Verdicts that arrive in a stream, and a reader who polls the board: how old is what is read?

Most verdicts are the field's. Every half second one is of the leader, for whom another wrong try shows on the first
page: from the commit of that verdict until a poll shows it is its age.
"""

from __future__ import annotations

import json
import time
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from threading import Event

from django.db import connection

from bench import people
from bench.people import Person
from judge.submissions.models import Judgement
from judge.submissions.results import write
from leaderboard.contests.standings import recompute_stale
from leaderboard.models import Contest
from problems.verdicts import Verdict

PER_S = 200
EVERY_S = 0.5
POLL_S = 0.02
WRITERS = 4
WITHIN_S = 15.0
_LABELS = "ABCDEFGHI"  # all that the leader solves; the wrong tries go to the last one


def ages(contest: Contest, url: str, *, seconds: float) -> list[float]:
    """Return how long each of the leader's verdicts took to the board that is read at `url`."""
    leader, field = people.take_part(contest, 1)[0], people.take_part(contest, 50)
    for label in _LABELS:
        write(people.taken(people.waiting_submission(leader, label)), people.outcome(Verdict.AC))
    marks = [_held(leader, "J") for _ in range(int(seconds / EVERY_S))]
    rest = [_held(field[n % len(field)], "B") for n in range(int(seconds * PER_S) - len(marks))]
    recompute_stale()
    reader = _Reader(url, leader.user.username)
    with ThreadPoolExecutor(WRITERS + 1) as threads:
        polling = threads.submit(reader.poll)
        try:
            committed_at = _write_in_time(threads, marks, rest)
            reader.await_tries(len(marks))
        finally:
            reader.is_over.set()
        polling.result()
    return [reader.seen_at[n] - at for n, at in enumerate(committed_at, start=1)]


def _held(person: Person, label: str) -> Judgement:
    return people.taken(people.waiting_submission(person, label))


def _write_in_time(
    threads: ThreadPoolExecutor, marks: list[Judgement], rest: list[Judgement]
) -> list[float]:
    """Write the verdicts at their pace; return when each of the leader's was committed."""
    between = int(PER_S * EVERY_S)
    begin = time.monotonic()
    told = []
    committed_at = []
    for number, mark in enumerate(marks):
        batch = rest[number * between : (number + 1) * between]
        for place, judgement in enumerate(batch):
            _sleep_until(begin + number * EVERY_S + place / PER_S)
            told.append(threads.submit(_write, judgement, Verdict.AC))
        committed_at.append(threads.submit(_write, mark, Verdict.WA).result())
    for one in told:
        one.result()
    return committed_at


def _write(judgement: Judgement, verdict: Verdict) -> float:
    if not write(judgement, people.outcome(verdict)):
        raise SystemExit("A verdict was fenced off; this measurement needs stores of its own.")
    return time.monotonic()


class _Reader:
    """Polls the board and notes when it first shows how many wrong tries of the leader."""

    def __init__(self, url: str, username: str) -> None:
        self._url = url
        self._username = username
        self.is_over = Event()
        self.seen_at: dict[int, float] = {}

    def poll(self) -> None:
        """Read until it is over."""
        shown = 0
        while not self.is_over.wait(POLL_S):
            with urllib.request.urlopen(self._url, timeout=10) as response:
                lines = json.load(response)["results"]
            now = time.monotonic()
            tries = next(
                line["cells"].get("J", {}).get("tries", 0)
                for line in lines
                if line["user"] == self._username
            )
            for number in range(shown + 1, tries + 1):
                self.seen_at[number] = now
            shown = max(shown, tries)
        connection.close()

    def await_tries(self, count: int) -> None:
        """Wait until so many were seen."""
        deadline = time.monotonic() + WITHIN_S
        while count not in self.seen_at:
            if time.monotonic() > deadline:
                raise SystemExit(f"The board shows {len(self.seen_at)} of {count} verdicts")
            time.sleep(POLL_S)


def _sleep_until(moment: float) -> None:
    left = moment - time.monotonic()
    if left > 0:
        time.sleep(left)
