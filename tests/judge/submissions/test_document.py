from __future__ import annotations

import json
from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from judge.accounts.models import User
from judge.submissions.document import submission_document, submission_summary
from judge.submissions.models import CaseResult, Judgement, Status, Submission
from tests.factories import held_columns, make_case_result, make_problem, make_submission, make_user

TEXTS = ("input", "expected", "actual", "stdout", "stderr", "message")


@pytest.fixture
def wrong(owner: User) -> Submission:
    """Return a submission whose last, hidden test failed."""
    return make_submission(owner, verdict="WA")


def test_it_is_ready_for_json_and_says_what_became_of_it(owner: User, wrong: Submission) -> None:
    document = json.loads(json.dumps(submission_document(wrong, owner)))
    assert document["verdict"] == "WA"
    assert document["verdict_label"] == "Wrong Answer"
    assert (document["passed"], document["total"]) == (2, 3)
    assert document["source"] == wrong.source
    assert document["created_at"].endswith("Z")
    assert [case["ordinal"] for case in document["cases"]] == [0, 1, 2]


def test_a_hidden_test_shows_its_number_and_verdict_alone(owner: User, wrong: Submission) -> None:
    sample, *hidden = submission_document(wrong, owner)["cases"]
    assert sample["input"]
    assert sample["stdout"] == "printed\n"
    for case in hidden:
        assert [case[field] for field in TEXTS] == [None] * 6  # type: ignore[literal-required]
        assert case["name"] is None
    assert hidden[-1]["verdict"] == "WA"


def test_terse_cases_stand_among_the_others_in_their_order(owner: User, wrong: Submission) -> None:
    judgement = wrong.judgement
    CaseResult.objects.filter(judgement=judgement, ordinal=1).delete()
    Judgement.objects.filter(pk=judgement.pk).update(terse_cases=[[1, "AC", 5, 6, 7000]])
    cases = submission_document(wrong, owner)["cases"]
    assert [case["ordinal"] for case in cases] == [0, 1, 2]
    assert (cases[1]["time_ms"], cases[1]["memory_kb"]) == (5, 7000)


def test_staff_see_the_hidden_test_that_failed_from_the_problem_itself(
    staff: User, wrong: Submission
) -> None:
    CaseResult.objects.filter(ordinal=2).update(input="", expected="")
    *_, failed = submission_document(wrong, staff)["cases"]
    assert failed["input"] == "[3,3]\n6\n"
    assert failed["expected"] == "[0,1]\n"
    assert failed["actual"] == "[9,9]\n"


def test_an_author_can_open_hidden_tests_to_all(owner: User) -> None:
    problem = make_problem(shows_hidden_tests=True)
    *_, failed = submission_document(make_submission(owner, problem, verdict="WA"), owner)["cases"]
    assert failed["actual"] == "[9,9]\n"


def test_a_run_shows_all_that_it_did(owner: User) -> None:
    submission = make_submission(owner, kind="run", verdict="WA")
    (case,) = submission_document(submission, owner)["cases"]
    assert case["actual"] == "[9,9]\n"


def test_the_source_and_the_judges_own_failure_are_not_for_everyone(owner: User) -> None:
    submission = make_submission(owner, verdict="IE", judgement={"failure": "disk on fire"})
    stranger = submission_document(submission, make_user())
    assert (stranger["source"], stranger["failure"]) == (None, None)
    assert submission_document(submission, AnonymousUser())["source"] is None
    assert submission_document(submission, owner)["failure"] is None
    staff_view = submission_document(submission, make_user(is_staff=True))
    assert staff_view["failure"] == "disk on fire"
    assert staff_view["source"]


def test_one_that_waits_has_a_place_and_no_cases(owner: User) -> None:
    make_submission(verdict=None)
    submission = make_submission(owner, verdict=None)
    document = submission_document(submission, owner)
    assert document["queue"] == {"position": 2, "eta_s": None, "waits_for": None}
    assert document["cases"] == []


def test_the_place_comes_with_a_time_once_there_is_a_pace(owner: User) -> None:
    now = timezone.now()
    for n in range(3):
        times = {
            "started_at": now - timedelta(seconds=n + 2),
            "judged_at": now - timedelta(seconds=n),
        }
        make_submission(judgement=times)
    document = submission_document(make_submission(owner, verdict=None), owner)
    assert document["queue"] is not None
    assert document["queue"]["eta_s"] in {1, 2}


def test_what_is_judged_again_shows_its_old_result_until_the_new_one(owner: User) -> None:
    submission = make_submission(owner, verdict="AC")
    Judgement.objects.create(
        submission=submission,
        version=submission.judgement.version,
        is_current=False,
        status=Status.RUNNING,
        **held_columns(),
    )
    assert submission_document(submission, owner)["verdict"] == "AC"


def test_it_takes_a_handful_of_queries_however_many_tests_there_are(staff: User) -> None:
    submission = make_submission(verdict="WA")
    judgement = submission.judgement
    test = judgement.version.tests.get(ordinal=0)
    for ordinal in range(10, 40):
        test.ordinal = ordinal
        make_case_result(judgement, test)
    loaded = Submission.objects.with_judgement().get(pk=submission.pk)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        submission_document(loaded, staff)
    assert len(queries) <= 2


def test_a_page_of_summaries_takes_two_queries(owner: User) -> None:
    for _ in range(5):
        make_submission(owner)
    with CaptureQueriesContext(connection) as queries:
        rows = [submission_summary(row) for row in Submission.objects.with_judgement()]
    assert len(rows) == 5
    assert len(queries) == 2


def test_submissions_are_visible_to_their_owner_and_staff(
    owner: User, other: User, staff: User, wrong: Submission
) -> None:
    def sees(user: User | AnonymousUser) -> bool:
        return Submission.objects.visible_to(user).filter(pk=wrong.pk).exists()

    assert sees(owner)
    assert sees(staff)
    assert not sees(other)
    assert not sees(AnonymousUser())
