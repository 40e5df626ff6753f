"""Authors at work in the admin: writing, editing, uploading, hiding."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from problems.models import Problem, ProblemVersion
from tests.factories import make_problem

ADD = reverse("admin:problems_problem_add")
UPLOAD = reverse("admin:problems_problem_upload")
LIST = reverse("admin:problems_problem_changelist")
SIGNATURE = """\
function:
  name: double
  params: [{name: n, type: integer}]
  returns: integer
"""


def typed(*tests: Mapping[str, str], **fields: Any) -> dict[str, Any]:
    """Return what a browser sends for a new function problem with these tests."""
    data: dict[str, Any] = {
        "title": "Double it",
        "slug": "double-it",
        "difficulty": "easy",
        "tags": "math, warm-up",
        "is_published": "on",
        "statement_format": "markdown",
        "statement": "Return twice $n$.",
        "signature": SIGNATURE,
        "checker": "exact",
        "checker_options": "",
        "time_s": "2",
        "memory_mb": "256",
        "output_mb": "8",
        "test_folder": "secret",
        "solution_folder": "accepted",
        "tests-TOTAL_FORMS": str(len(tests)),
        "tests-INITIAL_FORMS": "0",
    } | fields
    for number, test in enumerate(tests):
        data |= {f"tests-{number}-{name}": value for name, value in test.items()}
    return data


SAMPLE = {"group": "sample", "name": "1", "input": "2", "answer": "4", "explanation": ""}
SECRET = {"group": "secret", "name": "01", "input": "21\r\n", "answer": "42\r\n", "explanation": ""}


def change_page(problem: Problem) -> str:
    return reverse("admin:problems_problem_change", args=[problem.pk])


@pytest.fixture
def problem(staff_client: Client) -> Problem:
    """Return a problem that staff has written in the admin."""
    answer = staff_client.post(ADD, typed(SAMPLE, SECRET))
    assert answer.status_code == 302, answer.context["errors"]
    return Problem.objects.get(slug="double-it")


def errors_of(answer: Any) -> str:
    return str(answer.context["adminform"].form.errors)


def test_a_problem_written_in_the_admin_can_be_judged(problem: Problem) -> None:
    version = problem.current_version
    assert version is not None
    tests = [(t.group, t.name, t.is_sample) for t in version.tests.all()]
    assert tests == [("sample", "1", True), ("secret", "01", False)]
    assert version.signature["function"]["name"] == "double"
    assert sorted(problem.tags.values_list("slug", flat=True)) == ["math", "warm-up"]
    assert problem.is_published


def test_saving_without_a_change_makes_no_version(staff_client: Client, problem: Problem) -> None:
    staff_client.post(change_page(problem), typed())
    assert problem.versions.count() == 1


def test_a_changed_statement_is_a_new_version_with_the_same_tests(
    staff_client: Client, problem: Problem
) -> None:
    staff_client.post(change_page(problem), typed(statement="Return $2n$."))
    newest = ProblemVersion.objects.filter(problem=problem).order_by("-number")[0]
    assert (newest.number, newest.statement_source) == (2, "Return $2n$.")
    assert newest.tests.count() == 2
    problem.refresh_from_db()
    assert problem.current_version == newest


def test_tests_can_be_replaced_removed_and_sent_as_files(
    staff_client: Client, problem: Problem
) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("some/03.in", "5\n")
        archive.writestr("some/03.ans", "10\n")
    files = [
        SimpleUploadedFile("02.in", b"0\n"),
        SimpleUploadedFile("02.ans", b"0\n"),
        SimpleUploadedFile("more.zip", packed.getvalue()),
    ]
    replaced = SAMPLE | {"input": "3", "answer": "6"}
    answer = staff_client.post(
        change_page(problem), typed(replaced, remove_test=["secret/01"], test_files=files)
    )
    assert answer.status_code == 302, errors_of(answer)
    problem.refresh_from_db()
    assert problem.current_version is not None
    names = [(t.group, t.name) for t in problem.current_version.tests.all()]
    assert names == [("sample", "1"), ("secret", "02"), ("secret", "03")]


def test_a_small_test_can_be_opened_for_editing(staff_client: Client, problem: Problem) -> None:
    page = staff_client.get(change_page(problem), {"edit": "secret/01"})
    first = page.context["adminform"].form.tests.forms[0]
    assert (first.initial["input"], first.initial["answer"]) == ("21\n", "42\n")


def test_a_solution_can_be_added_and_removed(staff_client: Client, problem: Problem) -> None:
    source = b"class Solution:\n    def double(self, n):\n        return 2 * n\n"
    staff_client.post(
        change_page(problem),
        typed(solution_files=[SimpleUploadedFile("double.py", source)]),
    )
    problem.refresh_from_db()
    assert problem.current_version is not None
    solution = problem.current_version.solutions.get()
    assert (solution.path, solution.language, solution.expected) == (
        "accepted/double.py",
        "python",
        ["AC"],
    )
    staff_client.post(change_page(problem), typed(remove_solution=["accepted/double.py"]))
    problem.refresh_from_db()
    assert problem.current_version is not None
    assert not problem.current_version.solutions.exists()


@pytest.mark.parametrize(
    ("fields", "field", "words"),
    [
        ({"signature": "function: ["}, "signature", "not YAML"),
        ({"signature": SIGNATURE.replace("integer}", "intger}")}, "signature", "intger"),
        ({"checker": "program"}, "checker", "validator"),
        ({"time_s": "0"}, "time_s", "greater than or equal to 0.05"),
        ({"slug": "not a slug"}, "slug", "slug"),
    ],
)
def test_a_mistake_is_told_at_its_field_and_nothing_is_written(
    staff_client: Client, fields: dict[str, str], field: str, words: str
) -> None:
    answer = staff_client.post(ADD, typed(SAMPLE, SECRET, **fields))
    assert answer.status_code == 200
    assert words in str(answer.context["adminform"].form.errors[field])
    assert not Problem.objects.exists()


def test_a_test_that_does_not_fit_the_signature_is_refused(staff_client: Client) -> None:
    answer = staff_client.post(ADD, typed(SAMPLE, SECRET | {"input": '"two"'}))
    assert "secret/01.in" in errors_of(answer)
    assert not Problem.objects.exists()


def test_half_a_pair_is_refused(staff_client: Client, problem: Problem) -> None:
    files = [SimpleUploadedFile("02.in", b"0\n")]
    answer = staff_client.post(change_page(problem), typed(test_files=files))
    assert "02.ans is missing" in errors_of(answer)
    assert problem.versions.count() == 1


def test_the_preview_shows_the_statement_sanitised_and_writes_nothing(
    staff_client: Client, problem: Problem
) -> None:
    statement = "Now **bold** <script>alert(1)</script>"
    answer = staff_client.post(
        change_page(problem), typed(statement=statement) | {"_preview": "Preview"}
    )
    assert answer.status_code == 200
    assert "<strong>bold</strong>" in answer.text
    assert "<script>alert(1)" not in answer.text
    assert problem.versions.count() == 1


def package(**changes: bytes | None) -> SimpleUploadedFile:
    """Return a zipped package; a file given as None is left out."""
    files = {
        "problem.yaml": b"name: Sum\ndifficulty: easy\n",
        "statement/problem.en.md": b"Add two numbers.\n",
        "data/sample/1.in": b"1 2\n",
        "data/sample/1.ans": b"3\n",
        "data/secret/1.in": b"3 4\n",
        "data/secret/1.ans": b"7\n",
    } | changes
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, data in files.items():
            if data is not None:
                archive.writestr(f"sum/{name}", data)
    return SimpleUploadedFile("sum.zip", target.getvalue())


def test_a_package_can_be_uploaded(staff_client: Client) -> None:
    answer = staff_client.post(UPLOAD, {"package": package()})
    problem = Problem.objects.get(slug="sum")
    assert answer.headers["Location"] == change_page(problem)
    assert not problem.is_published


def test_a_wrong_package_shows_its_mistakes_and_changes_nothing(staff_client: Client) -> None:
    broken = {"problem.yaml": b"name: Sum\nsignature: 7\n", "data/secret/1.ans": None}
    answer = staff_client.post(UPLOAD, {"package": package(**broken)})  # type: ignore[arg-type]
    assert answer.status_code == 400
    assert "problem.yaml" in answer.text
    assert "data/secret/1" in answer.text
    assert not Problem.objects.exists()


def test_what_is_no_zip_is_refused(staff_client: Client) -> None:
    answer = staff_client.post(UPLOAD, {"package": SimpleUploadedFile("x.zip", b"nonsense")})
    assert answer.status_code == 400


def test_problems_are_shown_and_hidden_together(staff_client: Client) -> None:
    problems = [make_problem(), make_problem()]
    chosen = [str(each.pk) for each in problems]
    staff_client.post(LIST, {"action": "hide_from_solvers", "_selected_action": chosen})
    assert not Problem.objects.filter(is_published=True).exists()
    staff_client.post(LIST, {"action": "show_to_solvers", "_selected_action": chosen})
    assert Problem.objects.filter(is_published=True).count() == 2


def test_solvers_do_not_get_in(owner_client: Client) -> None:
    for address in (ADD, UPLOAD, LIST):
        assert owner_client.get(address).status_code == 302
        assert owner_client.post(address, typed(SAMPLE, SECRET)).status_code == 302
    assert not Problem.objects.exists()
