"""The life of a submission with real containers, through real worker processes, which are killed on the way."""

from __future__ import annotations

import signal

import pytest

from judge.accounts.models import User
from judge.submissions.document import submission_document
from judge.submissions.models import Judgement, OutboxEvent, Status, Submission
from judge.submissions.statistics import acceptance
from judge.submissions.submit import run, submit
from leaderboard.models import Standing
from problems.models import Problem
from problems.packages import read_package
from problems.publish import publish
from tests.factories import make_user
from tests.life.conftest import ROOT, Site, done, wait_until
from tests.two_sum import CPP, PYTHON

pytestmark = [pytest.mark.containers, pytest.mark.slow, pytest.mark.django_db(transaction=True)]

RIGHT = PYTHON["AC"]


@pytest.fixture
def user() -> User:
    return make_user("owner")


@pytest.fixture
def two_sum() -> Problem:
    return publish(read_package(ROOT / "problems" / "library" / "two-sum")).problem


def as_stored(submission: Submission) -> Submission:
    """Return it as it is now; what `submit` returned holds the judgement that it had then."""
    return Submission.objects.get(pk=submission.pk)


def test_each_verdict_comes_out_of_a_worker(site: Site, user: User, two_sum: Problem) -> None:
    sent = {verdict: submit(user, two_sum, "python", source) for verdict, source in PYTHON.items()}
    tried = run(user, two_sum, "python", PYTHON["WA"], ["[1,2,3]\n5\n"])
    site.other_workers()
    site.judge_worker()
    wait_until(lambda: done() == len(PYTHON) + 1, within_s=120)

    documents = {
        verdict: submission_document(as_stored(submission), user)
        for verdict, submission in sent.items()
    }
    assert {verdict: document["verdict"] for verdict, document in documents.items()} == {
        verdict: verdict for verdict in PYTHON
    }, [(document["message"], document["compile_output"]) for document in documents.values()]
    assert "solution.py" in documents["CE"]["compile_output"]
    assert documents["AC"]["passed"] == documents["AC"]["total"] >= 20
    assert documents["TLE"]["message"].startswith("Test 1: used 2")

    (case,) = submission_document(as_stored(tried), user)["cases"]
    assert (case["expected"], case["actual"], case["verdict"]) == ("[1,2]", "[1,3]", "WA")

    wait_until(lambda: Standing.objects.filter(solved=1).exists(), within_s=20)
    wait_until(lambda: acceptance([two_sum])[two_sum.pk] == 1 / 7, within_s=20)


def test_a_compiled_language_is_judged_too(site: Site, user: User, two_sum: Problem) -> None:
    submission = submit(user, two_sum, "cpp", CPP["AC"])
    site.judge_worker()
    wait_until(lambda: done() == 1, within_s=90)
    submission = as_stored(submission)
    document = submission_document(submission, user)
    assert document["verdict"] == "AC", (document["message"], submission.judgement.failure)


def test_a_worker_killed_amid_fifty_loses_none_and_doubles_none(
    site: Site, user: User, two_sum: Problem
) -> None:
    sent = [submit(user, two_sum, "python", f"{RIGHT}# {number}") for number in range(50)]
    site.other_workers()
    worker = site.judge_worker()
    wait_until(lambda: done() >= 5, within_s=90)
    worker.send_signal(signal.SIGKILL)
    worker.wait()
    assert done() < 50, "it was killed too late to show anything"
    site.judge_worker()
    wait_until(lambda: done() == 50, within_s=120)

    judgements = Judgement.objects.all()
    assert {judgement.submission_id for judgement in judgements} == {one.pk for one in sent}
    assert len(judgements) == 50
    assert {judgement.verdict for judgement in judgements} == {"AC"}
    assert all(judgement.passed_tests == judgement.total_tests for judgement in judgements)
    events = [row.payload["submission_id"] for row in OutboxEvent.objects.all()]
    assert sorted(events) == sorted(str(one.pk) for one in sent)
    assert all(judgement.attempt <= 2 for judgement in judgements)
    # What the killed worker's containers left is cleared by the next worker, and at its end nothing is there.
    site.stop()
    assert site.containers() == 0


def test_a_broker_emptied_while_they_wait_costs_none(
    site: Site, user: User, two_sum: Problem
) -> None:
    for number in range(10):
        submit(user, two_sum, "python", f"{RIGHT}# {number}")
    site.broker.empty()
    site.other_workers()
    site.judge_worker()
    wait_until(lambda: done() == 10, within_s=90)
    assert Judgement.objects.count() == 10


def test_a_broker_killed_while_they_are_judged_costs_none(
    site: Site, user: User, two_sum: Problem
) -> None:
    for number in range(20):
        submit(user, two_sum, "python", f"{RIGHT}# {number}")
    site.other_workers()
    site.judge_worker()
    wait_until(lambda: done() >= 2, within_s=90)
    site.broker.kill()
    late = submit(user, two_sum, "python", RIGHT)  # stored, though nobody can be told
    site.broker.start()
    wait_until(lambda: done() == 21, within_s=120)
    assert as_stored(late).judgement.verdict == "AC"
    assert OutboxEvent.objects.count() == 21


def test_a_dead_engine_burns_no_attempts(site: Site, user: User, two_sum: Problem) -> None:
    submission = submit(user, two_sum, "python", RIGHT)
    site.other_workers()
    without_engine = site.judge_worker(DOCKER_HOST="unix:///nonexistent/docker.sock")
    wait_until(lambda: as_stored(submission).judgement.attempt > 0, within_s=60)
    wait_until(lambda: as_stored(submission).judgement.status == Status.QUEUED, within_s=30)
    judgement = as_stored(submission).judgement
    assert judgement.forgiven_attempts == judgement.attempt
    without_engine.terminate()
    without_engine.wait()
    site.judge_worker()
    wait_until(lambda: as_stored(submission).judgement.verdict == "AC", within_s=90)
