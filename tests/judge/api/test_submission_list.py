from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries
from rest_framework.test import APIClient

from judge.accounts.models import User
from judge.submissions.document import submission_summary
from judge.submissions.models import Submission
from tests.factories import make_problem, make_submission

URL = "/api/submissions"
Api = Callable[[User | None], APIClient]
Refused = Callable[..., dict[str, Any]]

pytestmark = pytest.mark.django_db


def ids(response: Any) -> list[str]:
    assert response.status_code == 200, response.json()
    return [row["id"] for row in response.json()["results"]]


def of(*submissions: Submission) -> list[str]:
    return [str(submission.pk) for submission in submissions]


def test_one_sees_ones_own_newest_first(api: Api, owner: User, other: User) -> None:
    first, second = make_submission(owner), make_submission(owner, verdict=None)
    make_submission(other)

    response = api(owner).get(URL)

    assert ids(response) == of(second, first)
    assert response.json()["results"][1] == submission_summary(first)
    assert response.json()["count"] == 2


def test_no_line_holds_source_or_cases(api: Api, owner: User) -> None:
    make_submission(owner)

    (row,) = api(owner).get(URL).json()["results"]

    assert not {"source", "cases"} & set(row)


def test_staff_see_everyones(api: Api, owner: User, other: User, staff: User) -> None:
    first, second = make_submission(owner), make_submission(other)

    assert ids(api(staff).get(URL)) == of(second, first)
    assert ids(api(staff).get(URL, {"user": "owner"})) == of(first)


def test_asking_for_someone_else_shows_nothing(api: Api, owner: User, other: User) -> None:
    make_submission(owner)
    make_submission(other)

    assert ids(api(owner).get(URL, {"user": "other"})) == []


def test_nobody_has_none(api: Api, refused: Refused) -> None:
    refused(api(None).get(URL), 401, "not_authenticated")


def test_filters_narrow_it(api: Api, owner: User) -> None:
    two, three = make_problem(slug="two-sum"), make_problem(slug="three-sum")
    solved = make_submission(owner, two, verdict="AC")
    wrong = make_submission(owner, two, verdict="WA", language="cpp")
    waiting = make_submission(owner, three, verdict=None)
    run = make_submission(owner, two, verdict="AC", kind="run")
    client = api(owner)

    assert ids(client.get(URL)) == of(waiting, wrong, solved)
    assert ids(client.get(URL, {"problem": "two-sum"})) == of(wrong, solved)
    assert ids(client.get(URL, {"problem": "no-such"})) == []
    assert ids(client.get(URL, {"verdict": "AC"})) == of(solved)
    assert ids(client.get(URL, {"language": "cpp"})) == of(wrong)
    assert ids(client.get(URL, {"kind": "run"})) == of(run)
    assert ids(client.get(URL, {"problem": "two-sum", "verdict": "WA"})) == of(wrong)


def test_a_rejudged_submission_is_found_by_its_current_verdict_once(api: Api, owner: User) -> None:
    submission = make_submission(owner, verdict="WA")
    old = submission.judgement
    old.is_current = False
    old.save()
    old.pk, old.is_current, old.verdict = None, True, "AC"
    old.save(force_insert=True)

    assert ids(api(owner).get(URL, {"verdict": "AC"})) == of(submission)
    assert ids(api(owner).get(URL, {"verdict": "WA"})) == []


def test_it_comes_in_pages(api: Api, owner: User) -> None:
    made = [make_submission(owner) for _ in range(5)]
    client = api(owner)

    pages = [ids(client.get(URL, {"page": page, "limit": 2})) for page in (1, 2, 3, 4)]

    assert [id for page in pages for id in page] == of(*reversed(made))
    assert [len(page) for page in pages] == [2, 2, 1, 0]


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ({"page": "0"}, "page"),
        ({"limit": "10000"}, "limit"),
        ({"verdict": "YES"}, "verdict"),
        ({"kind": "all"}, "kind"),
        ({"problem": "two sum"}, "problem"),
        ({"user": "a\0"}, "user"),
        ({"language": "x" * 31}, "language"),
    ],
)
def test_it_refuses_a_query_that_makes_no_sense(
    api: Api, refused: Refused, owner: User, query: dict[str, str], field: str
) -> None:
    refused(api(owner).get(URL, query), 400, "invalid_input", field)


def test_the_number_of_queries_does_not_grow(
    api: Api, owner: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(6):
        make_submission(owner)
    client = api(owner)

    # session, user, count, submissions with problem and user, judgements
    with django_assert_num_queries(5):
        assert len(ids(client.get(URL))) == 6
