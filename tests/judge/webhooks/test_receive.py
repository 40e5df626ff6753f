from __future__ import annotations

from collections.abc import Collection, Mapping
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from judge.accounts.models import User
from judge.submissions import outbox
from judge.submissions.events import announce
from judge.submissions.models import OutboxEvent
from judge.webhooks import contests
from judge.webhooks.models import Delivery, Hook, HookState
from judge.webhooks.receive import note
from tests.factories import judged_event, make_problem, make_submission
from tests.judge.webhooks.hooks import make_hook

pytestmark = pytest.mark.django_db


def told() -> set[tuple[Hook, UUID | None]]:
    return {(row.hook, row.submission_id) for row in Delivery.objects.all()}


def test_a_hook_of_the_site_hears_of_each_submission() -> None:
    hook = make_hook()
    first, second = make_submission(), make_submission()
    note(events=[judged_event(first), judged_event(second)])
    assert told() == {(hook, first.pk), (hook, second.pk)}


def test_a_problems_hook_hears_of_that_problem_alone() -> None:
    problem = make_problem()
    hook = make_hook(problem=problem)
    inside, outside = make_submission(problem=problem), make_submission()
    note(events=[judged_event(inside), judged_event(outside)])
    assert told() == {(hook, inside.pk)}


def test_a_contests_hook_hears_of_that_contest_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    inside, elsewhere, practice = make_submission(), make_submission(), make_submission()

    class Two:
        def titles(self) -> Mapping[int, str]:
            return {7: "Round", 8: "Other"}

        def of(self, submission_ids: Collection[UUID]) -> Mapping[UUID, int]:
            return {inside.pk: 7, elsewhere.pk: 8}

    monkeypatch.setattr(contests, "_known", [Two()])
    hook = make_hook(contest=7)
    note(events=[judged_event(each) for each in (inside, elsewhere, practice)])
    assert told() == {(hook, inside.pk)}


def test_ones_own_hook_hears_of_ones_own_submissions_where_the_site_allows_it(
    owner: User, other: User, settings: Settings
) -> None:
    hook = make_hook(owner=owner)
    mine, theirs = make_submission(owner), make_submission(other)
    events = [judged_event(mine), judged_event(theirs)]
    note(events=events)
    assert told() == set()
    settings.USER_WEBHOOKS = True
    note(events=events)
    assert told() == {(hook, mine.pk)}


def test_a_barred_users_hook_hears_nothing(owner: User, settings: Settings) -> None:
    settings.USER_WEBHOOKS = True
    make_hook(owner=owner)
    owner.is_active = False
    owner.save()
    note(events=[judged_event(make_submission(owner))])
    assert told() == set()


@pytest.mark.parametrize("state", [HookState.PAUSED, HookState.DISABLED])
def test_a_hook_that_is_off_hears_nothing(state: str) -> None:
    make_hook(state=state)
    note(events=[judged_event(make_submission())])
    assert told() == set()


def test_what_is_to_be_sent_and_that_the_event_was_delivered_are_one_transaction() -> None:
    make_hook()
    announce(judged_event(make_submission()))
    outbox.deliver_waiting()
    outbox.deliver_waiting()
    assert Delivery.objects.count() == 1
    assert OutboxEvent.objects.get().delivered_at is not None


def test_many_events_cost_as_few_queries_as_one() -> None:
    make_hook()
    make_hook(contest=7)
    events = [judged_event(make_submission()) for _ in range(5)]
    with CaptureQueriesContext(connection) as one:
        note(events=events[:1])
    with CaptureQueriesContext(connection) as all_of_them:
        note(events=events)
    assert len(all_of_them) == len(one) <= 5
