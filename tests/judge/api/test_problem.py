from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries
from rest_framework.test import APIClient

from judge.accounts.models import User
from judge.languages import find, languages_for, starter_code
from problems.definition import Limits
from problems.values import signature_from_json
from tests.factories import SIGNATURES, make_problem, make_submission, make_version

Api = Callable[[User | None], APIClient]
Refused = Callable[..., dict[str, Any]]

pytestmark = pytest.mark.django_db


def test_it_shows_a_problem_in_full(api: Api, owner: User) -> None:
    problem = make_problem(
        slug="two-sum",
        title="Two Sum",
        tags=["array"],
        statement_html="<p>Find <em>two</em>.</p>",
        limits=Limits(time_s=1.5, memory_mb=128),
    )
    make_submission(owner, problem, verdict="WA")

    document = api(owner).get("/api/problems/two-sum").json()

    assert document == {
        "slug": "two-sum",
        "title": "Two Sum",
        "difficulty": "easy",
        "tags": ["array"],
        "acceptance": None,
        "status": "attempted",
        "statement_html": "<p>Find <em>two</em>.</p>",
        "signature": SIGNATURES["function"],
        "kind": "function",
        "samples": [
            {
                "name": "01",
                "input": "[2,7,11,15]\n9\n",
                "answer": "[0,1]\n",
                "explanation": "Because.",
            }
        ],
        "limits": {"time_s": 1.5, "memory_mb": 128},
        "languages": [
            {
                "id": language.id,
                "name": language.name,
                "version": language.version,
                "editor_mode": language.editor_mode,
            }
            for language in languages_for(signature_from_json(SIGNATURES["function"]))
        ],
        "starter_code": None,
        "version": 1,
    }


@pytest.mark.parametrize("kind", ["function", "class", "stdin"])
def test_it_says_what_kind_of_problem_it_is(api: Api, kind: Any) -> None:
    problem = make_problem(kind)

    document = api(None).get(f"/api/problems/{problem.slug}").json()

    assert document["kind"] == kind
    assert document["signature"] == SIGNATURES[kind]


@pytest.mark.parametrize("name", ["python", "python3"])
def test_it_gives_starter_code_in_a_language_by_id_or_alias(api: Api, name: str) -> None:
    problem = make_problem("function")
    python, signature = find("python"), SIGNATURES["function"]
    assert python is not None
    assert signature is not None

    document = api(None).get(f"/api/problems/{problem.slug}?language={name}").json()

    assert document["starter_code"] == starter_code(python, signature_from_json(signature))


def test_it_shows_the_current_version_alone(api: Api) -> None:
    problem = make_problem("stdin", tests=[("old\n", "old\n")])
    make_version(problem, signature=None, tests=[("new\n", "new\n")], statement_html="<p>New.</p>")

    document = api(None).get(f"/api/problems/{problem.slug}").json()

    assert document["version"] == 2
    assert document["statement_html"] == "<p>New.</p>"
    assert [sample["input"] for sample in document["samples"]] == ["new\n"]


def test_no_secret_test_is_in_it(api: Api, staff: User) -> None:
    problem = make_problem("stdin", tests=[("1\n", "1\n"), ("secret\n", "hidden\n")], samples=1)

    for user in (None, staff):
        answer = api(user).get(f"/api/problems/{problem.slug}").content
        assert b"secret" not in answer
        assert b"hidden" not in answer


def test_it_refuses_an_unknown_language(api: Api, refused: Refused) -> None:
    problem = make_problem()

    document = refused(
        api(None).get(f"/api/problems/{problem.slug}?language=cobol"),
        400,
        "invalid_input",
        "language",
    )

    assert "python" in document["message"]


def test_a_language_of_programs_is_listed_where_it_suits(api: Api, refused: Refused) -> None:
    sums, two_sum = (f"/api/problems/{make_problem(kind).slug}" for kind in ("stdin", "function"))
    assert "bash" in {row["id"] for row in api(None).get(sums).json()["languages"]}
    assert "bash" not in {row["id"] for row in api(None).get(two_sum).json()["languages"]}
    assert api(None).get(f"{sums}?language=bash").json()["starter_code"].startswith("#!")

    document = refused(api(None).get(f"{two_sum}?language=bash"), 400, "invalid_input", "language")

    assert "python" in document["message"]
    assert "bash" not in document["message"]


@pytest.mark.parametrize("slug", ["no-such", "x" * 300, "a.b", "%00", "%ff", "two sum"])
def test_an_unknown_problem_is_not_found(api: Api, refused: Refused, slug: str) -> None:
    refused(api(None).get(f"/api/problems/{slug}"), 404, "not_found")


def test_a_hidden_problem_is_not_found_but_by_staff(
    api: Api, refused: Refused, owner: User, staff: User
) -> None:
    make_problem(slug="hidden", is_published=False)

    refused(api(owner).get("/api/problems/hidden"), 404, "not_found")
    assert api(staff).get("/api/problems/hidden").status_code == 200


def test_it_takes_few_queries(
    api: Api, owner: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    problem = make_problem("stdin", tests=[("1\n", "1\n")] * 9, samples=5, tags=["a", "b"])
    client = api(owner)

    # session, user, problem with version, tags, acceptance, status, samples with their texts
    with django_assert_num_queries(7):
        client.get(f"/api/problems/{problem.slug}")
