"""The workspace of a problem, as the server renders it."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from judge.accounts.models import User
from judge.languages import languages_for
from problems.values import signature_from_json
from tests.factories import SIGNATURES, make_problem, make_submission

TWO_SUM = signature_from_json(SIGNATURES["function"])

pytestmark = pytest.mark.django_db


def data_of(page: str) -> dict[str, Any]:
    """Return the JSON that the page's script works with."""
    found = re.search(r'<script id="problem-data" type="application/json">(.*?)</script>', page)
    assert found is not None
    data: dict[str, Any] = json.loads(found.group(1))
    return data


def test_it_can_be_read_before_any_script_has_run(anonymous: Client) -> None:
    make_problem(slug="two-sum", title="Two Sum", statement_html="<p>Find the <em>two</em>.</p>")
    page = anonymous.get("/problems/two-sum/").content.decode()
    assert "<h1>Two Sum</h1>" in page
    assert "<p>Find the <em>two</em>.</p>" in page
    assert "nums = [2,7,11,15]\ntarget = 9" in page
    assert "<pre>[0,1]</pre>" in page
    assert "Because." in page


def test_it_gives_the_script_samples_languages_and_starter_code_but_no_secret_test(
    anonymous: Client,
) -> None:
    make_problem(slug="two-sum", tests=[("[1]\n2\n", "[0]\n"), ("[77777]\n3\n", "[4]\n")])
    page = anonymous.get("/problems/two-sum/").content.decode()
    data = data_of(page)
    assert [sample["input"] for sample in data["samples"]] == ["[1]\n2\n"]
    assert {language["id"] for language in data["languages"]} == {
        one.id for one in languages_for(TWO_SUM)
    }
    assert set(data["starters"]) == {one.id for one in languages_for(TWO_SUM)}
    assert "twoSum" in data["starters"]["python"]
    assert data["user"] == ""
    assert "77777" not in page


def test_its_script_calls_the_problem_s_own_addresses(owner_client: Client) -> None:
    make_problem(slug="two-sum")
    data = data_of(owner_client.get("/problems/two-sum/").content.decode())
    assert data["place"] == {
        "calls": "/api/problems/two-sum",
        "submissions": "/api/submissions?problem=two-sum&user=owner",
        "drafts": "two-sum",
    }


def test_the_editor_begins_with_python_where_the_problem_has_it(anonymous: Client) -> None:
    make_problem(slug="two-sum")
    assert (
        '<pre class="mono">class Solution:' in anonymous.get("/problems/two-sum/").content.decode()
    )
    assert (
        data_of(anonymous.get("/problems/two-sum/").content.decode())["first_language"] == "python"
    )


def test_it_offers_a_language_of_programs_where_it_suits(anonymous: Client) -> None:
    make_problem("class", slug="counter")
    make_problem("stdin", slug="sums")
    for slug, is_offered in (("counter", False), ("sums", True)):
        page = anonymous.get(f"/problems/{slug}/").content.decode()
        assert ("bash" in data_of(page)["starters"]) is is_offered
        assert ("bash" in {one["id"] for one in data_of(page)["languages"]}) is is_offered
        assert ('<option value="bash"' in page) is is_offered


def test_it_knows_class_and_stdin_problems(anonymous: Client) -> None:
    make_problem("class", slug="counter")
    make_problem("stdin", slug="sums")
    counter = anonymous.get("/problems/counter/").content.decode()
    assert "operations = [&quot;Counter&quot;,&quot;add&quot;,&quot;total&quot;]" in counter
    sums = anonymous.get("/problems/sums/").content.decode()
    assert "<pre>1 2</pre>" in sums
    assert data_of(sums)["signature"] is None


def test_it_marks_a_solved_problem(owner_client: Client, other_client: Client, owner: User) -> None:
    problem = make_problem(slug="two-sum")
    make_submission(owner, problem, verdict="AC")
    mark = 'id="solved-mark" hidden'
    assert mark not in owner_client.get("/problems/two-sum/").content.decode()
    assert mark in other_client.get("/problems/two-sum/").content.decode()


def test_a_hidden_problem_is_not_there_but_for_staff(
    anonymous: Client, owner_client: Client, staff_client: Client
) -> None:
    make_problem(slug="draft", is_published=False)
    assert anonymous.get("/problems/draft/").status_code == 404
    assert owner_client.get("/problems/draft/").status_code == 404
    assert staff_client.get("/problems/draft/").status_code == 200
    assert anonymous.get("/problems/unknown/").status_code == 404


def test_it_says_where_a_problem_is_from_and_links_only_to_the_web(anonymous: Client) -> None:
    version = make_problem(slug="two-sum").current_version
    assert version is not None
    version.metadata = {
        "authors": ["Ada <b>L</b>"],
        "license": "cc by",
        "source": "A Contest",
        "source_url": "javascript:alert(1)",
        "hints": ["Sort <i>first</i>."],
    }
    version.save()
    page = anonymous.get("/problems/two-sum/").content.decode()
    assert "By Ada &lt;b&gt;L&lt;/b&gt;" in page
    assert "CC BY" in page
    assert "From A Contest" in page
    assert "javascript:alert" not in page
    assert "Sort &lt;i&gt;first&lt;/i&gt;." in page
    version.metadata["source_url"] = "https://example.org/contest"
    version.save()
    page = anonymous.get("/problems/two-sum/").content.decode()
    assert '<a href="https://example.org/contest" rel="noopener nofollow">A Contest</a>' in page


def test_samples_cannot_break_out_of_their_places(anonymous: Client) -> None:
    hostile = "</script><script>alert(1)</script>\n"
    make_problem("stdin", slug="sums", tests=[(hostile, hostile)])
    page = anonymous.get("/problems/sums/").content.decode()
    assert "<script>alert" not in page
    assert data_of(page)["samples"][0]["input"] == hostile


@pytest.mark.parametrize(
    ("explanation", "shown"),
    [
        ("Is `a<b` or\n`c`.", "Is <code>a&lt;b</code> or<br><code>c</code>."),
        ("5 ` 6 <i>", "5 ` 6 &lt;i&gt;"),
        ("`<script>`", "<code>&lt;script&gt;</code>"),
    ],
)
def test_an_explanation_may_hold_code(anonymous: Client, explanation: str, shown: str) -> None:
    problem = make_problem("stdin", slug="sums")
    assert problem.current_version is not None
    problem.current_version.tests.update(explanation=explanation)
    assert f"<p>{shown}</p>" in anonymous.get("/problems/sums/").content.decode()


def test_samples_show_control_characters_instead_of_obeying_them(anonymous: Client) -> None:
    make_problem("stdin", slug="sums", tests=[("a\u202eb\x1b[31m\n", "c\n")])
    page = anonymous.get("/problems/sums/").content.decode()
    assert r"a\u202eb\x1b[31m" in page


def test_the_policy_allows_no_script_but_our_files(anonymous: Client) -> None:
    make_problem(slug="two-sum")
    response = anonymous.get("/problems/two-sum/")
    policy = response.headers["Content-Security-Policy"]
    assert "script-src 'self'" in policy.split("; ")
    assert not re.search(r"<script(?![^>]*(?:src=|application/json))", response.content.decode())
    assert not re.search(r"\son\w+=", response.content.decode())


def test_its_queries_do_not_grow_with_samples_and_tests(
    owner_client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    make_problem("stdin", slug="sums", tests=[(f"{n}\n", f"{n}\n") for n in range(30)], samples=8)
    with django_assert_max_num_queries(7):
        owner_client.get("/problems/sums/")


def test_it_shows_an_adapters_starter_and_nothing_else_of_it(anonymous: Client) -> None:
    version = make_problem(slug="two-sum").current_version
    assert version is not None
    texts = {"adapter": "class Adapter: secret_1", "starter": "# Call me.", "api": "secret_2 = 1"}
    version.signature = {**version.signature, "adapters": {"python": texts}}
    version.content_hash = "0" * 64
    version.save()

    page = anonymous.get("/problems/two-sum/").content.decode()

    assert data_of(page)["starters"] == {"python": "# Call me."}
    assert "secret_" not in page
    document = anonymous.get("/api/problems/two-sum", {"language": "python"}).json()
    assert document["starter_code"] == "# Call me."
    assert "secret_" not in json.dumps(document)


def test_a_round_trip_is_given_what_its_first_method_takes(anonymous: Client) -> None:
    methods = [
        {"name": "encode", "params": [{"name": "words", "type": "string[]"}], "returns": "string"},
        {"name": "decode", "params": [{"name": "text", "type": "string"}], "returns": "string[]"},
    ]
    problem = make_problem("class", slug="codec", tests=[('["a","b"]\n', '["a","b"]\n')])
    version = problem.current_version
    assert version is not None
    version.signature = {
        "class": {"name": "Codec", "methods": methods, "round_trip": ["encode", "decode"]}
    }
    version.content_hash = "1" * 64
    version.save()

    page = anonymous.get("/problems/codec/").content.decode()

    assert "words = [&quot;a&quot;,&quot;b&quot;]" in page
