from __future__ import annotations

import pytest
from pytest_django import DjangoAssertNumQueries
from rest_framework.test import APIClient

from judge.accounts import tokens
from judge.accounts.models import Scope, User
from judge.submissions import doubles
from leaderboard.contests import entry, participate
from leaderboard.contests.errors import ContestRefused
from leaderboard.contests.participate import register
from leaderboard.models import Attempt
from tests.factories import SOURCES
from tests.leaderboard.contests.factories import make_contest

pytestmark = pytest.mark.django_db

BODY = {"language": "python", "code": SOURCES["function"]}


def test_it_finds_what_the_usual_way_finds(owner: User) -> None:
    contest = make_contest("AB", freeze_min=10)
    register(owner, contest)
    found = entry.find(owner, contest.slug, "b")
    assert found is not None
    usual = participate.problem_of(contest, "B")
    for one, other in (
        (found.participation, participate.participation_of(owner, contest)),
        (found.participation.contest, contest),
        (found.problem, usual),
        (found.problem.problem, usual.problem),
    ):
        assert other is not None
        for field in other._meta.concrete_fields:
            assert getattr(one, field.attname) == getattr(other, field.attname), field
    version, usual_version = found.problem.problem.current_version, usual.problem.current_version
    assert version is not None
    assert usual_version is not None
    assert (version.pk, version.signature) == (usual_version.pk, usual_version.signature)
    assert version.statement_html == usual_version.statement_html


def test_who_may_not_submit_is_told_so(owner: User) -> None:
    contest = make_contest()
    with pytest.raises(ContestRefused) as refused:
        entry.find(owner, contest.slug, "A")
    assert refused.value.code == "not_registered"


def test_what_is_not_there_or_not_published_is_left_to_the_usual_way(
    owner: User, staff: User
) -> None:
    contest, hidden = make_contest(), make_contest(is_published=False)
    register(owner, contest)
    register(staff, hidden)
    assert entry.find(owner, contest.slug, "Z") is None
    assert entry.find(owner, "nowhere", "A") is None
    assert entry.find(staff, hidden.slug, "A") is None
    client = APIClient()
    client.force_login(staff)
    sent = client.post(f"/api/contests/{hidden.slug}/problems/A/submit", BODY, format="json")
    assert sent.status_code == 202
    assert Attempt.objects.get().participation.user == staff


def test_a_submission_in_a_contest_costs_few_questions(
    owner: User,
    django_assert_max_num_queries: DjangoAssertNumQueries,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(doubles, "SLOT_S", 10**12)  # its turn, which costs more, is far away
    contest = make_contest()
    register(owner, contest)
    _, secret = tokens.issue(owner, name="test", scopes=[Scope.SUBMIT], expires_at=None)
    client = APIClient()
    client.credentials(HTTP_AUTHORIZATION=f"Bearer {secret}")
    address = f"/api/contests/{contest.slug}/problems/A/submit"
    client.post(address, BODY, format="json")
    other = {**BODY, "code": f"{BODY['code']}\n# again"}
    # The token, the problem, the participation, all rows at once; the queue's length and pace once in a while. Two are
    # a savepoint, since the test is a transaction already.
    with django_assert_max_num_queries(8):
        assert client.post(address, other, format="json").status_code == 202
    assert Attempt.objects.count() == 2


def test_a_key_that_is_sent_again_is_the_same_submission_and_one_attempt(owner: User) -> None:
    contest = make_contest()
    register(owner, contest)
    client = APIClient()
    client.force_login(owner)
    address = f"/api/contests/{contest.slug}/problems/A/submit"
    headers = {"Idempotency-Key": "mine"}
    sent = {
        client.post(address, BODY, format="json", headers=headers).json()["id"] for _ in range(2)
    }
    assert sent == {str(Attempt.objects.get().pk)}
