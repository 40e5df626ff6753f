"""A site whose Docker engine dies, or hangs: what is submitted waits and says so, and is judged once it is back."""

from __future__ import annotations

import html
import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client

from bench.processes import Processes
from judge.accounts.models import User
from judge.submissions import pace
from judge.submissions.document import submission_document
from judge.submissions.models import Judgement, Status, Submission
from judge.submissions.submit import submit
from problems.models import Problem
from problems.packages import read_package
from problems.publish import publish
from tests.life.conftest import ROOT, Site, done, wait_until
from tests.two_sum import PYTHON

pytestmark = [pytest.mark.containers, pytest.mark.slow, pytest.mark.django_db(transaction=True)]

# Right, and at it for some seconds.
SLOW = PYTHON["AC"].replace("seen = {}", "seen = {}; __import__('time').sleep(0.2)")


class Way:
    """The workers' way to the engine, which can be lost without anybody else's losing it."""

    def __init__(self, folder: Path) -> None:
        self._socket = folder / "engine.sock"
        self._processes = Processes(os.environ, folder, die_with_us=False)
        engine = os.environ.get("DOCKER_HOST", "unix:///var/run/docker.sock")
        relay = [sys.executable, "-m", "tests.chaos.relay"]
        self._processes.start("relay", [*relay, str(self._socket), engine.removeprefix("unix://")])
        wait_until(self._socket.exists, within_s=20)

    @property
    def url(self) -> str:
        """Return where the workers find the engine."""
        return f"unix://{self._socket}"

    def kill(self) -> None:
        """Let the engine die, and with it all that is attached."""
        self._processes.kill("relay")

    def start(self) -> None:
        """Let it be back."""
        self._processes.restart("relay")

    def freeze(self) -> None:
        """Let it answer nothing and close nothing."""
        self._processes.running["relay"].send_signal(signal.SIGSTOP)

    def thaw(self) -> None:
        """Let it go on."""
        self._processes.running["relay"].send_signal(signal.SIGCONT)

    def close(self) -> None:
        """End it for good."""
        for name in list(self._processes.running):
            self._processes.kill(name)


@pytest.fixture
def way(tmp_path: Path) -> Iterator[Way]:
    one = Way(tmp_path)
    yield one
    one.close()


@pytest.fixture
def two_sum() -> Problem:
    return publish(read_package(ROOT / "problems" / "library" / "two-sum")).problem


def submit_each(user: User, problem: Problem, source: str, count: int) -> list[Submission]:
    """Submit it so often, each a little different: what is sent twice at once is stored once."""
    return [submit(user, problem, "python", f"{source}# {number}") for number in range(count)]


def judge_some(way: Way, site: Site, user: User, problem: Problem) -> list[Submission]:
    """Have two submissions judged through the way while three wait; return them once one is amid its tests."""
    site.other_workers()
    site.judge_worker(DOCKER_HOST=way.url)
    begun = submit_each(user, problem, SLOW, 2)
    waiting = submit_each(user, problem, PYTHON["AC"], 3)
    wait_until(is_amid_tests, within_s=90)
    return begun + waiting


def waits_for_engine(submissions: list[Submission], user: User) -> bool:
    """Tell whether the document of each, in this order, says that it waits for the engine."""
    pace.forget()
    told = [submission_document(one, user)["queue"] for one in as_stored(submissions)]
    return told == [
        {"position": place, "eta_s": None, "waits_for": "engine"}
        for place in range(1, len(submissions) + 1)
    ]


def as_stored(submissions: list[Submission]) -> list[Submission]:
    """Return them as they are now; what `submit` returned holds the judgement that it had then."""
    return [Submission.objects.get(pk=one.pk) for one in submissions]


def is_amid_tests() -> bool:
    """Tell whether a judging has come as far as its tests."""
    return Judgement.objects.filter(status=Status.RUNNING, done_tests__gt=0).exists()


def await_all_right(count: int) -> None:
    """Wait until all are judged, and check that none used up an attempt but the one that succeeded."""
    wait_until(lambda: done() == count, within_s=120)
    for judgement in Judgement.objects.all():
        told = (judgement.attempt, judgement.forgiven_attempts, judgement.failed_attempts)
        assert judgement.verdict == "AC", told
        assert judgement.attempt == judgement.forgiven_attempts + 1, told


def test_what_waits_for_a_dead_engine_says_so_and_is_judged_once_it_is_back(
    way: Way, site: Site, owner: User, staff: User, two_sum: Problem
) -> None:
    sent = judge_some(way, site, owner, two_sum)
    way.kill()

    wait_until(lambda: waits_for_engine(sent, owner), within_s=90)
    client = Client()
    client.force_login(staff)
    page = html.unescape(client.get("/admin/doctor/judgeworker/").content.decode())
    assert "the judge's engine is away. 5 submissions wait" in page

    way.start()
    await_all_right(5)
    site.stop()
    assert site.containers() == 0


def test_an_engine_that_hangs_for_longer_than_anybody_waits_costs_nothing(
    way: Way, site: Site, owner: User, two_sum: Problem
) -> None:
    sent = judge_some(way, site, owner, two_sum)
    way.freeze()

    wait_until(lambda: waits_for_engine(sent, owner), within_s=150)
    way.thaw()
    await_all_right(5)
    site.stop()
    assert site.containers() == 0
