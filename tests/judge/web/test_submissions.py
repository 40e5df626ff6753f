"""The list of submissions and the page of one."""

from __future__ import annotations

import uuid

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from judge.accounts.models import User
from judge.submissions.models import CaseResult
from tests.factories import make_problem, make_submission

pytestmark = pytest.mark.django_db


def test_the_list_shows_ones_own_and_to_staff_everyones(
    owner_client: Client, other_client: Client, staff_client: Client, owner: User
) -> None:
    make_submission(owner, make_problem(title="Two Sum"))
    assert "Two Sum" in owner_client.get("/submissions/").content.decode()
    assert "Two Sum" not in other_client.get("/submissions/").content.decode()
    seen_by_staff = staff_client.get("/submissions/").content.decode()
    assert "Two Sum" in seen_by_staff
    assert ">owner</a>" in seen_by_staff


def test_the_list_leaves_runs_out(owner_client: Client, owner: User) -> None:
    make_submission(owner, kind="run")
    assert "Nothing submitted yet" in owner_client.get("/submissions/").content.decode()


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("verdict=WA", 1),
        ("verdict=nonsense", 2),
        ("language=cpp", 1),
        ("problem=sum", 1),
        ("problem=two+sum", 1),
        ("problem=none", 0),
    ],
)
def test_the_list_narrows(owner_client: Client, owner: User, query: str, count: int) -> None:
    make_submission(owner, make_problem(slug="two-sum"), verdict="WA")
    make_submission(owner, make_problem(slug="graph"), language="cpp")
    assert len(owner_client.get(f"/submissions/?{query}").context["rows"]) == count


def test_the_list_costs_the_same_queries_whatever_its_length(
    staff_client: Client, owner: User, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(20):
        make_submission(owner)
    # Session, user, count, submissions with problem and user, their judgements, their contests.
    with django_assert_max_num_queries(6):
        staff_client.get("/submissions/")


def test_whoever_is_not_signed_in_is_asked_to(anonymous: Client) -> None:
    submission = make_submission()
    for address in ("/submissions/", f"/submissions/{submission.pk}/"):
        response = anonymous.get(address)
        assert response.status_code == 302
        assert response.headers["Location"] == f"/accounts/login/?next={address}"


def test_a_submission_is_its_owners_and_staffs_alone(
    owner_client: Client, other_client: Client, staff_client: Client, owner: User
) -> None:
    address = f"/submissions/{make_submission(owner).pk}/"
    assert owner_client.get(address).status_code == 200
    assert staff_client.get(address).status_code == 200
    assert other_client.get(address).status_code == 404
    assert owner_client.get(f"/submissions/{uuid.uuid4()}/").status_code == 404


def test_it_shows_verdict_times_and_highlighted_code(owner_client: Client, owner: User) -> None:
    submission = make_submission(owner, source="class Solution:\n    pass\n")
    page = owner_client.get(f"/submissions/{submission.pk}/").content.decode()
    assert "Accepted" in page
    assert "3 of 3" in page
    assert "12 ms" in page
    assert '<span class="k">class</span>' in page


def test_it_shows_the_first_failing_sample_in_full(owner_client: Client, owner: User) -> None:
    problem = make_problem(tests=[("[2,7]\n9\n", "[0,1]\n")])
    submission = make_submission(owner, problem, verdict="WA")
    page = owner_client.get(f"/submissions/{submission.pk}/").content.decode()
    assert "Failed at test 1, a sample" in page
    assert "nums = [2,7]\ntarget = 9" in page
    assert "[9,9]" in page
    assert "[0,1]" in page


def test_of_a_secret_test_it_shows_the_number_alone(
    owner_client: Client, staff_client: Client, owner: User
) -> None:
    problem = make_problem(tests=[("[1]\n1\n", "[0]\n"), ("[424242]\n1\n", "[535353]\n")])
    submission = make_submission(owner, problem, verdict="WA")
    page = owner_client.get(f"/submissions/{submission.pk}/").content.decode()
    assert "Test 2 is secret" in page
    for secret in ("424242", "535353", "[9,9]", "printed"):
        assert secret not in page
    assert "424242" in staff_client.get(f"/submissions/{submission.pk}/").content.decode()


def test_output_code_and_messages_are_text_with_their_controls_visible(
    owner_client: Client, owner: User
) -> None:
    problem = make_problem("stdin", tests=[("1\n", "1\n")])
    hostile = "<script>alert(1)</script>\x1b[31m\u202e"
    submission = make_submission(
        owner, problem, verdict="RE", source=hostile, judgement={"message": hostile}
    )
    CaseResult.objects.update(stdout=hostile, stderr=hostile, actual=hostile, message=hostile)
    page = owner_client.get(f"/submissions/{submission.pk}/").content.decode()
    assert "<script>alert" not in page
    assert r"&lt;script&gt;alert(1)&lt;/script&gt;\x1b[31m\u202e" in page
    shown, _, copied = page.partition('id="source-text"')
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    assert "\x1b[31m\u202e" in copied  # what the copy button gives is the code as it was sent


def test_a_submission_that_waits_says_so_and_watches(owner_client: Client, owner: User) -> None:
    submission = make_submission(owner, verdict=None)
    page = owner_client.get(f"/submissions/{submission.pk}/").content.decode()
    assert "Queued" in page
    assert f'data-judging="{submission.pk}"' in page


def test_a_run_shows_every_case(owner_client: Client, owner: User) -> None:
    problem = make_problem(tests=[("[1]\n1\n", "[0]\n"), ("[2]\n2\n", "[1]\n")], samples=2)
    submission = make_submission(owner, problem, kind="run", verdict="WA")
    page = owner_client.get(f"/submissions/{submission.pk}/").content.decode()
    assert "Case 1" in page
    assert "Case 2" in page
    assert "nums = [2]" in page


def test_our_failure_is_explained_to_the_owner_and_its_reason_to_staff(
    owner_client: Client, staff_client: Client, owner: User
) -> None:
    submission = make_submission(owner, verdict="IE", judgement={"failure": "the engine is gone"})
    address = f"/submissions/{submission.pk}/"
    assert "does not count against you" in owner_client.get(address).content.decode()
    assert "the engine is gone" not in owner_client.get(address).content.decode()
    assert "the engine is gone" in staff_client.get(address).content.decode()


def test_the_page_of_one_has_bounded_queries(
    owner_client: Client, owner: User, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    problem = make_problem("stdin", tests=[(f"{n}\n", f"{n}\n") for n in range(40)], samples=40)
    submission = make_submission(owner, problem, verdict="WA")
    # Session, user, submission, judgement, version, cases, its contest.
    with django_assert_max_num_queries(7):
        owner_client.get(f"/submissions/{submission.pk}/")
