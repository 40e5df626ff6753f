from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from judge.submissions import pace
from judge.submissions.lease import claim_next
from judge.submissions.lifecycle import held, put_back
from judge.submissions.models import Judgement, Status
from judge.submissions.pace import Place, place_of
from tests.factories import held_columns, make_problem, make_submission, make_user

pytestmark = pytest.mark.django_db


def queued(*queues: str) -> list[Judgement]:
    user, problem = make_user(), make_problem()
    return [
        make_submission(user, problem, verdict=None, judgement={"queue": queue}).judgement
        for queue in queues
    ]


def place(judgement: Judgement) -> Place:
    found = place_of(judgement)
    assert found is not None
    return found


def test_all_that_is_served_before_it_comes_before_it() -> None:
    rows = queued("judge", "rejudge", "contest", "judge", "run", "contest")
    assert [place(row)["position"] for row in rows] == [4, 6, 1, 5, 3, 2]


def test_what_is_being_judged_does_not_wait() -> None:
    first, second = queued("contest", "judge")
    Judgement.objects.filter(pk=first.pk).update(status=Status.RUNNING, **held_columns())
    first.refresh_from_db()
    assert place_of(first) is None
    assert place(second)["position"] == 1


def test_the_pace_is_that_of_all_queues() -> None:
    judged_at = timezone.now() - timedelta(seconds=100)
    for queue, seconds in {"rejudge": 1, "run": 2, "judge": 3, "contest": 6}.items():
        times = {"started_at": judged_at - timedelta(seconds=seconds), "judged_at": judged_at}
        make_submission(judgement={"queue": queue, **times})
    *_, last = queued(*["contest"] * 9, "judge")
    assert place(last) == {"position": 10, "eta_s": 30, "waits_for": None}


def test_a_crowd_that_polls_asks_the_database_once() -> None:
    rows = queued("contest", "judge", "judge")
    place(rows[0])
    with CaptureQueriesContext(connection) as queries:
        assert [place(row)["position"] for row in rows * 100] == [1, 2, 3] * 100
    assert len(queries) == 0


def test_one_that_came_since_it_was_counted_stands_at_the_end_of_its_queue() -> None:
    older, _ = queued("judge", "contest")
    assert place(older)["position"] == 2
    newer, urgent = queued("judge", "contest")
    assert place(newer)["position"] == 3
    assert place(urgent)["position"] == 2
    pace.forget()
    assert (place(older)["position"], place(newer)["position"]) == (3, 4)


def test_counting_is_done_anew_after_a_while(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = [100.0]
    monkeypatch.setattr(pace.time, "monotonic", lambda: clock[0])
    first, second = queued("judge", "judge")
    assert place(second)["position"] == 2
    Judgement.objects.filter(pk=first.pk).update(status=Status.RUNNING, **held_columns())
    clock[0] += pace.REMEMBER_S / 2
    assert place(second)["position"] == 2
    clock[0] += pace.REMEMBER_S
    assert place(second)["position"] == 1


def test_rejudges_and_contests_are_no_practice() -> None:
    queued("contest", "run", "judge", "judge", "rejudge")
    assert pace.practice_waiting() == 3


def waiting_for(seconds: float) -> Judgement:
    (judgement,) = queued("judge")
    created_at = timezone.now() - timedelta(seconds=seconds)
    Judgement.objects.filter(pk=judgement.pk).update(created_at=created_at)
    return judgement


def judged_ago(seconds: float) -> None:
    at = timezone.now() - timedelta(seconds=seconds)
    make_submission(judgement={"started_at": at - timedelta(seconds=1), "judged_at": at})


def test_no_time_is_due_while_nothing_is_judged() -> None:
    judged_ago(60)
    assert place(waiting_for(20)) == {"position": 1, "eta_s": None, "waits_for": "judge"}


def test_what_the_engine_refused_waits_for_the_engine() -> None:
    judgement = waiting_for(20)
    claimed = claim_next()
    assert claimed is not None
    assert put_back(
        held(claimed),
        reason="Attempt 1 on a: EngineUnavailable: gone",
        is_forgiven=True,
        delay_s=5,
    )
    assert place(judgement)["waits_for"] == "engine"


def test_a_queue_that_moves_waits_for_nothing() -> None:
    judgement = waiting_for(20)
    judged_ago(3)
    assert place(judgement)["waits_for"] is None


def test_a_long_judging_is_no_standstill() -> None:
    waiting_for(20)
    (other,) = queued("judge")
    assert claim_next() is not None
    Judgement.objects.update(started_at=timezone.now() - timedelta(seconds=30))
    assert place(other)["waits_for"] is None


def test_what_has_just_come_waits_for_nothing() -> None:
    assert place(waiting_for(1))["waits_for"] is None
