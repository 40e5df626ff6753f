from __future__ import annotations

from datetime import timedelta

import pytest
from django.db.models import F

from judge.schedule import leadership
from judge.schedule.models import Leadership

pytestmark = pytest.mark.django_db


def test_one_leads_until_its_lease_runs_out() -> None:
    assert leadership.leader() is None
    assert leadership.hold("a")
    assert not leadership.hold("b")
    assert leadership.hold("a")
    Leadership.objects.update(until=F("until") - leadership.LEASE - timedelta(seconds=1))
    assert leadership.leader() is None
    assert leadership.hold("b")
    assert not leadership.hold("a")


def test_who_gives_up_is_followed_at_once() -> None:
    leadership.hold("a")
    leadership.give_up("b")
    assert not leadership.hold("b")
    leadership.give_up("a")
    assert leadership.hold("b")


def test_a_leader_has_led_since_it_began_and_not_since_it_renewed() -> None:
    leadership.hold("a")
    Leadership.objects.update(since=F("since") - timedelta(hours=1))
    leadership.hold("a")
    found = leadership.leader()
    assert found is not None
    assert found.until - found.since > timedelta(hours=1)
