from __future__ import annotations

import threading
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pytest_django import Settings

from judge.schedule.keeping import keeper
from judge.submissions import lifecycle
from judge.submissions.errors import LeaseLost
from judge.submissions.lease import Lease, claim_next
from judge.submissions.models import Judgement, Status, Submission
from judge.submissions.urgency import Queue
from tests.factories import make_problem, make_submission, make_user


def test_the_settings_keep_their_inequality(settings: Settings) -> None:
    assert 2 * settings.LEASE_RENEW_S < settings.LEASE_S < settings.JUDGING_HARD_LIMIT_S


@pytest.mark.django_db(transaction=True)
def test_many_workers_claim_each_judgement_once() -> None:
    user, problem = make_user(), make_problem()
    for _ in range(30):
        make_submission(user, problem, verdict=None)
    together = threading.Barrier(5)
    claimed: list[int] = []

    def work() -> None:
        together.wait()
        while (judgement := claim_next()) is not None:
            claimed.append(judgement.pk)
        connection.close()

    threads = [threading.Thread(target=work) for _ in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(claimed) == 30
    assert len(set(claimed)) == 30


@pytest.mark.django_db
def test_a_back_off_is_waited_for() -> None:
    make_submission(verdict=None, judgement={"retry_at": timezone.now() + timedelta(seconds=60)})
    assert claim_next() is None
    Judgement.objects.update(retry_at=timezone.now() - timedelta(seconds=1))
    assert claim_next() is not None


@pytest.mark.django_db(transaction=True)
def test_a_lease_is_renewed_while_a_judging_lasts(settings: Settings) -> None:
    settings.LEASE_RENEW_S = 0.05
    make_submission(verdict=None)
    judgement = claim_next()
    assert judgement is not None
    first = judgement.lease_expires_at
    lease = Lease(judgement)
    lease.renew()
    lease.check()
    assert Judgement.objects.get().lease_expires_at > first


@pytest.mark.django_db
def test_a_lease_that_someone_else_has_is_noticed() -> None:
    make_submission(verdict=None)
    judgement = claim_next()
    assert judgement is not None
    lease = Lease(judgement)
    lifecycle.put_back(lifecycle.held(judgement), reason="It hung.", is_forgiven=False)
    claim_next()
    lease.renew()
    with pytest.raises(LeaseLost):
        lease.check()


@pytest.mark.django_db
def test_a_judging_beyond_all_bounds_is_not_renewed(settings: Settings) -> None:
    settings.JUDGING_HARD_LIMIT_S = -1
    make_submission(verdict=None)
    judgement = claim_next()
    assert judgement is not None
    with keeper.keep(Lease(judgement)) as lease:
        lease.renew()
        with pytest.raises(LeaseLost):
            lease.check()


def queued(*queues: str) -> list[Judgement]:
    """Queue a judgement in each of these queues, in this order."""
    user, problem = make_user(), make_problem()
    return [
        make_submission(user, problem, verdict=None, judgement={"queue": queue}).judgement
        for queue in queues
    ]


def claimed(*queues: str) -> list[str]:
    """Claim all that a worker of these queues may, and return from where."""
    return [str(judgement.queue) for judgement in iter(lambda: claim_next(queues), None)]


@pytest.mark.django_db
def test_the_most_urgent_is_claimed_first_and_the_oldest_of_a_queue() -> None:
    rows = queued("rejudge", "judge", "contest", "run", "judge", "contest")
    order = [judgement.pk for judgement in iter(claim_next, None)]
    assert order == [rows[place].pk for place in (2, 5, 3, 1, 4, 0)]


@pytest.mark.django_db
def test_a_worker_claims_only_from_its_own_queues() -> None:
    queued("contest", "judge", "rejudge", "run")
    assert claimed("run") == ["run"]
    assert claimed("rejudge", "contest") == ["contest", "rejudge"]
    assert claimed("board", "run") == []
    assert [row.queue for row in Judgement.objects.filter(status=Status.QUEUED)] == ["judge"]


@pytest.mark.django_db
def test_what_is_urgent_but_not_due_holds_nobody_up() -> None:
    urgent, other = queued("contest", "judge")
    Judgement.objects.filter(pk=urgent.pk).update(retry_at=timezone.now() + timedelta(seconds=60))
    claim = claim_next()
    assert claim is not None
    assert claim.pk == other.pk


@pytest.mark.django_db(transaction=True)
def test_a_row_that_another_worker_is_claiming_is_passed_over() -> None:
    urgent, other = queued("contest", "judge")
    taken: list[int] = []

    def work() -> None:
        taken.extend(judgement.pk for judgement in iter(claim_next, None))
        connection.close()

    with transaction.atomic():
        Judgement.objects.select_for_update().get(pk=urgent.pk)
        thread = threading.Thread(target=work)
        thread.start()
        thread.join(timeout=10)
    assert taken == [other.pk]


@pytest.mark.django_db
def test_a_claim_sorts_nothing_however_much_waits() -> None:
    (first, *_) = queued("judge", *["rejudge"] * 2)
    Judgement.objects.filter(pk__gt=first.pk).delete()
    others = [
        Submission(user=first.submission.user, problem=first.submission.problem, language="python")
        for _ in range(4000)
    ]
    Judgement.objects.bulk_create(
        Judgement(submission=row, version=first.version, queue=list(Queue)[number % 2 + 2])
        for number, row in enumerate(Submission.objects.bulk_create(others))
    )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE submissions_judgement")
    with CaptureQueriesContext(connection) as queries:
        judgement = claim_next()
    assert judgement is not None
    assert judgement.pk == first.pk
    claim = next(query["sql"] for query in queries if query["sql"].lstrip().startswith("UPDATE"))
    lifecycle.put_back(lifecycle.held(judgement), reason="", is_forgiven=True)
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN (ANALYZE, TIMING OFF) {claim}")
        plan = "\n".join(line for (line,) in cursor.fetchall())
    # The queues without a row cost a look at the index, and those behind the first that has one are not asked.
    assert "Seq Scan" not in plan, plan
    assert plan.count("judgement_waiting") == len(Queue), plan
    assert plan.count("never executed") >= 1, plan
    heads = plan.split("InitPlan", 1)[1]
    assert "Sort" not in heads, plan
