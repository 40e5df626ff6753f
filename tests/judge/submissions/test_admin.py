"""What staff see of submissions and the queue, and what they can do there."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from judge.accounts.models import User
from judge.submissions.models import Judgement, Status
from judge.submissions.statistics import problem_status
from problems.models import Problem, ReferenceSolution
from tests.factories import make_problem, make_submission, make_user
from tests.judge.submissions.judged import end

SUBMISSIONS = reverse("admin:submissions_submission_changelist")
JUDGEMENTS = reverse("admin:submissions_judgement_changelist")
QUEUE = reverse("admin:submissions_judgement_queue")


def test_it_finds_submissions_by_user_problem_and_id(staff_client: Client) -> None:
    mine = make_submission(make_user("ada"), make_problem(slug="towers"))
    make_submission(make_user("bob"), make_problem(slug="bridges"))
    for words in ("ada", "towers", str(mine.pk)):
        page = staff_client.get(SUBMISSIONS, {"q": words})
        assert [row.pk for row in page.context["cl"].result_list] == [mine.pk]


@pytest.mark.parametrize(("verdict", "count"), [("AC", 1), ("WA", 1), ("none", 1), ("TLE", 0)])
def test_it_filters_by_the_verdict_that_counts(
    staff_client: Client, verdict: str, count: int
) -> None:
    for each in ("AC", "WA", None):
        make_submission(verdict=each)
    page = staff_client.get(SUBMISSIONS, {"verdict": verdict})
    assert page.context["cl"].result_count == count


def test_it_shows_a_source_as_text(staff_client: Client) -> None:
    submission = make_submission(source="print('<script>alert(1)</script>')")
    page = staff_client.get(reverse("admin:submissions_submission_change", args=[submission.pk]))
    assert "<script>alert(1)" not in page.text
    assert "&lt;script&gt;alert(1)" in page.text


def test_it_shows_what_waits_what_runs_and_what_is_parked(staff_client: Client) -> None:
    waiting = make_submission(verdict=None)
    running = make_submission(
        verdict=None, status=Status.RUNNING, judgement={"worker": "judge@one", "attempt": 1}
    )
    parked = make_submission(
        verdict="IE", judgement={"is_parked": True, "failure": "The engine was gone."}
    )
    page = staff_client.get(QUEUE)
    assert [(row["queue"], row["waiting"]) for row in page.context["queues"]] == [("judge", 1)]
    assert "judge@one" in page.text
    assert "The engine was gone." in page.text
    assert str(running.pk) in page.text
    assert str(parked.pk) in page.text
    assert str(waiting.pk) not in page.text


def test_it_shows_the_queues_in_their_order_and_one_that_nobody_takes_from(
    staff_client: Client,
) -> None:
    for queue in ("rejudge", "judge", "contest"):
        make_submission(verdict=None, judgement={"queue": queue})
    Judgement.objects.filter(queue="contest").update(
        created_at=timezone.now() - timedelta(minutes=5)
    )
    page = staff_client.get(QUEUE)
    rows = [(row["label"], bool(row["cure"])) for row in page.context["queues"]]
    assert rows == [("Contests", True), ("Submissions", False), ("Rejudges", False)]
    assert "add_consumer contest" in page.text


def test_it_puts_only_parked_judgements_back(staff_client: Client) -> None:
    parked = make_submission(verdict="IE", judgement={"is_parked": True}).judgement
    done = make_submission(verdict="AC").judgement
    staff_client.post(JUDGEMENTS, {"action": "put_back", "_selected_action": [parked.pk, done.pk]})
    parked.refresh_from_db()
    done.refresh_from_db()
    assert (parked.status, parked.verdict, parked.is_parked) == (Status.QUEUED, None, False)
    assert (done.status, done.verdict) == (Status.DONE, "AC")


def test_it_is_closed_to_others(owner_client: Client, anonymous: Client) -> None:
    for client in (owner_client, anonymous):
        for address in (SUBMISSIONS, JUDGEMENTS, QUEUE):
            assert client.get(address).status_code == 302


def test_nobody_edits_or_deletes_what_happened(staff_client: Client) -> None:
    submission = make_submission()
    address = reverse("admin:submissions_submission_delete", args=[submission.pk])
    assert staff_client.post(address, {"post": "yes"}).status_code == 403
    assert staff_client.get(reverse("admin:submissions_submission_add")).status_code == 403


def references_page(problem: Problem) -> str:
    return reverse("admin:submissions_references", args=[problem.pk])


def with_solution(problem: Problem, language: str = "python") -> Problem:
    assert problem.current_version is not None
    ReferenceSolution.objects.create(
        version=problem.current_version,
        path=f"accepted/solution.{language}",
        language=language,
        files={"solution.py": "print(3)\n"},
        expected=["AC"],
    )
    return problem


def test_it_queues_the_reference_solutions_and_shows_whether_they_agree(
    staff_client: Client,
) -> None:
    problem = with_solution(with_solution(make_problem("stdin")), language="cobol")
    staff_client.post(references_page(problem), {"references": "1"})
    judgement = Judgement.objects.get()
    assert judgement.submission.kind == "reference"
    waiting, unknown = staff_client.get(references_page(problem)).context["checks"][::-1]
    assert (waiting.agrees, unknown.is_judgeable) == (None, False)
    end(judgement, "WA")
    judged = staff_client.get(references_page(problem)).context["checks"][1]
    assert (judged.judgement.verdict, judged.agrees) == ("WA", False)


def test_reference_solutions_count_for_nobody(staff_client: Client, staff: User) -> None:
    problem = with_solution(make_problem("stdin"))
    staff_client.post(references_page(problem), {"references": "1"})
    end(Judgement.objects.get())
    assert problem_status(staff, [problem]) == {}
