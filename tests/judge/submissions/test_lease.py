from __future__ import annotations

import threading
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone
from pytest_django import Settings

from judge.submissions.errors import LeaseLost
from judge.submissions.lease import Lease, claim_next, keeper
from judge.submissions.models import Judgement
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
        while (judgement := claim_next("judge")) is not None:
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
    assert claim_next("judge") is None
    Judgement.objects.update(retry_at=timezone.now() - timedelta(seconds=1))
    assert claim_next("judge") is not None


@pytest.mark.django_db(transaction=True)
def test_a_lease_is_renewed_while_a_judging_lasts(settings: Settings) -> None:
    settings.LEASE_RENEW_S = 0.05
    make_submission(verdict=None)
    judgement = claim_next("judge")
    assert judgement is not None
    first = judgement.lease_expires_at
    lease = Lease(judgement)
    lease.renew()
    lease.check()
    assert Judgement.objects.get().lease_expires_at > first


@pytest.mark.django_db
def test_a_lease_that_someone_else_has_is_noticed() -> None:
    make_submission(verdict=None)
    judgement = claim_next("judge")
    assert judgement is not None
    lease = Lease(judgement)
    Judgement.objects.update(attempt=5)
    lease.renew()
    with pytest.raises(LeaseLost):
        lease.check()


@pytest.mark.django_db
def test_a_judging_beyond_all_bounds_is_not_renewed(settings: Settings) -> None:
    settings.JUDGING_HARD_LIMIT_S = -1
    make_submission(verdict=None)
    judgement = claim_next("judge")
    assert judgement is not None
    with keeper.keep(judgement) as lease:
        lease.renew()
        with pytest.raises(LeaseLost):
            lease.check()
