"""How staff start, review and decide a rejudging."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse

from judge.accounts.models import User
from judge.submissions.models import (
    Judgement,
    Rejudging,
    RejudgingState,
    Status,
    Submission,
)
from judge.submissions.rejudging import start
from judge.submissions.review import Section, rejudging_reviewed
from tests.factories import make_problem, make_submission, make_user, overrule
from tests.judge.submissions.judged import end, end_all, proposed

SUBMISSIONS = reverse("admin:submissions_submission_changelist")
REJUDGINGS = reverse("admin:submissions_rejudging_changelist")
REASON = "Test 7 was wrong."


@pytest.fixture
def viewer(db: None) -> Client:
    """Return a client of someone who may look at all of this and decide nothing."""
    user = make_user("viewer", is_staff=True, is_superuser=False)
    names = ("view_submission", "view_rejudging", "change_problem")
    user.user_permissions.set(Permission.objects.filter(codename__in=names))
    client = Client()
    client.force_login(user)
    return client


def review(rejudging: Rejudging) -> str:
    return reverse("admin:submissions_rejudging_change", args=[rejudging.pk])


def ready(*verdicts: tuple[str, str]) -> Rejudging:
    """Return a rejudging of a submission for each (old, new) verdict, all judged."""
    made = [(make_submission(verdict=old), new) for old, new in verdicts]
    rejudging = start(Submission.objects.all(), reason=REASON, by=make_user())
    for submission, new in made:
        end(proposed(submission), new)
    rejudging.refresh_from_db()
    return rejudging


def chosen(*submissions: Submission) -> dict[str, Any]:
    """Return what the list of submissions posts for these."""
    return {"action": "rejudge", "_selected_action": [str(each.pk) for each in submissions]}


class TestStarting:
    def test_it_asks_why_before_anything_is_judged(self, staff_client: Client) -> None:
        submission = make_submission()
        make_submission(kind="run")
        page = staff_client.post(SUBMISSIONS, chosen(*Submission.objects.all()))
        assert (page.context["count"], page.context["left_out"]) == (1, 1)
        assert ("_selected_action", str(submission.pk)) in page.context["hidden"]
        assert not Rejudging.objects.exists()
        again = staff_client.post(SUBMISSIONS, {**chosen(submission), "reason": "  "})
        assert again.context["form"].errors
        assert not Rejudging.objects.exists()

    def test_it_starts_with_the_reason_and_opens_the_review(
        self, staff_client: Client, staff: User
    ) -> None:
        submission = make_submission(verdict="WA")
        make_submission()
        page = staff_client.post(SUBMISSIONS, {**chosen(submission), "reason": REASON})
        rejudging = Rejudging.objects.get()
        assert page.headers["Location"] == review(rejudging)
        assert (rejudging.reason, rejudging.started_by) == (REASON, staff)
        assert [row.submission for row in rejudging.judgements.all()] == [submission]

    def test_it_takes_all_that_the_list_has_found(self, staff_client: Client) -> None:
        for verdict in ("WA", "WA", "AC"):
            make_submission(verdict=verdict)
        first = Submission.objects.filter(judgements__verdict="WA")[0]
        address = SUBMISSIONS + "?verdict=WA"
        page = staff_client.post(address, {**chosen(first), "select_across": "1"})
        form = dict(page.context["hidden"])
        staff_client.post(address, {**form, "reason": REASON})
        assert Rejudging.objects.get().judgements.count() == 2

    def test_it_rejudges_all_submissions_of_a_problem(self, staff_client: Client) -> None:
        problem = make_problem()
        make_submission(problem=problem)
        make_submission()
        address = reverse("admin:submissions_references", args=[problem.pk])
        page = staff_client.post(address, {"rejudge": "1"})
        assert page.context["count"] == 1
        staff_client.post(address, {"rejudge": "1", "reason": REASON})
        again = Judgement.objects.get(status=Status.QUEUED)
        assert again.submission.problem == problem

    def test_it_says_when_there_is_nothing_to_do(self, staff_client: Client) -> None:
        run = make_submission(kind="run")
        assert "nothing to rejudge" in staff_client.post(SUBMISSIONS, chosen(run)).text
        page = staff_client.post(SUBMISSIONS, {**chosen(run), "reason": REASON}, follow=True)
        assert "There is nothing to rejudge" in page.text

    def test_what_failed_on_our_side_is_judged_at_once(self, staff_client: Client) -> None:
        failed, wrong = make_submission(verdict="IE"), make_submission(verdict="WA")
        staff_client.post(
            SUBMISSIONS,
            {
                "action": "judge_failed_again",
                "_selected_action": [str(failed.pk), str(wrong.pk)],
            },
        )
        again = Judgement.objects.get(status=Status.QUEUED)
        assert (again.submission, again.is_proposed) == (failed, False)

    def test_it_takes_a_permission(self, viewer: Client) -> None:
        submission = make_submission()
        viewer.post(SUBMISSIONS, {**chosen(submission), "reason": REASON})
        address = reverse("admin:submissions_references", args=[submission.problem.pk])
        assert "Rejudge all" not in viewer.get(address).text
        assert viewer.post(address, {"rejudge": "1", "reason": REASON}).status_code == 403
        assert not Rejudging.objects.exists()


class TestReviewing:
    def test_it_shows_how_far_it_is_and_looks_again_by_itself(self, staff_client: Client) -> None:
        submission = make_submission()
        make_submission()
        rejudging = start(Submission.objects.all(), reason=REASON, by=make_user())
        end(proposed(submission))
        page = staff_client.get(review(rejudging))
        assert (page.context["found"].judged, page.context["found"].total) == (1, 2)
        assert 'http-equiv="refresh"' in page.text
        end_all(rejudging)
        assert 'http-equiv="refresh"' not in staff_client.get(review(rejudging)).text

    def test_it_shows_what_would_change(self, staff_client: Client) -> None:
        rejudging = ready(("WA", "AC"), ("AC", "AC"), ("WA", "IE"))
        page = staff_client.get(review(rejudging))
        assert [row.verdict for row in page.context["page"]] == ["AC"]
        assert "Apply to 2 submissions" in page.text
        assert [row.old_verdict for row in page.context["failed"]] == ["WA"]

    def test_a_cell_of_the_table_leads_to_its_submissions(self, staff_client: Client) -> None:
        rejudging = ready(("WA", "AC"), ("AC", "TLE"))
        page = staff_client.get(review(rejudging), {"old": "AC", "new": "TLE"})
        assert [row.verdict for row in page.context["page"]] == ["TLE"]

    def test_many_changes_come_in_pages(self, staff_client: Client, owner: User) -> None:
        problem = make_problem()
        for _ in range(60):
            make_submission(owner, problem, verdict="WA", judgement={"total_tests": 3})
        rejudging = start(Submission.objects.all(), reason=REASON, by=owner)
        end_all(rejudging)
        assert len(staff_client.get(review(rejudging)).context["page"]) == 50
        assert len(staff_client.get(review(rejudging), {"page": "2"}).context["page"]) == 10

    def test_it_shows_what_would_change_elsewhere(
        self, staff_client: Client, ranks: list[Section]
    ) -> None:
        rejudging = ready(("WA", "AC"))
        ranks.append(Section("Ranks of Cup", ["User", "Rank"], [["<b>ada</b>", "2 to 1"]]))
        page = staff_client.get(review(rejudging)).text
        assert "Ranks of Cup" in page
        assert "&lt;b&gt;ada" in page

    def test_texts_of_people_stay_texts(self, staff_client: Client) -> None:
        make_submission()
        rejudging = start(
            Submission.objects.all(), reason="<script>alert(1)</script>", by=make_user()
        )
        for address in (review(rejudging), REJUDGINGS):
            assert "<script>alert(1)" not in staff_client.get(address).text

    def test_the_number_of_queries_does_not_grow(
        self, staff_client: Client, django_assert_max_num_queries: Callable[..., Any]
    ) -> None:
        rejudging = ready(*[("WA", "AC")] * 12, *[("WA", "IE")] * 6)
        with django_assert_max_num_queries(12):
            staff_client.get(review(rejudging))
        with django_assert_max_num_queries(9):
            staff_client.get(REJUDGINGS)


class TestDeciding:
    def test_it_applies_and_undoes(self, staff_client: Client, staff: User) -> None:
        rejudging = ready(("WA", "AC"))
        submission = Submission.objects.get()
        page = staff_client.post(review(rejudging), {"apply": "1"}, follow=True)
        assert submission.judgements.get(is_current=True).verdict == "AC"
        assert "Applied to 1 submission: 1 got another result." in page.text
        assert "Undo for 1 submission" in page.text
        page = staff_client.post(review(rejudging), {"undo": "1"}, follow=True)
        assert submission.judgements.get(is_current=True).verdict == "WA"
        rejudging.refresh_from_db()
        assert (rejudging.decided_by, rejudging.undone_by) == (staff, staff)
        assert 'type="submit" name' not in page.text

    def test_it_cancels(self, staff_client: Client) -> None:
        make_submission(verdict="WA")
        rejudging = start(Submission.objects.all(), reason=REASON, by=make_user())
        staff_client.post(review(rejudging), {"cancel": "1"})
        rejudging.refresh_from_db()
        assert rejudging.state == RejudgingState.CANCELLED

    def test_it_names_what_it_left_alone(self, staff_client: Client) -> None:
        rejudging = ready(("WA", "AC"))
        submission = Submission.objects.get()
        overrule(submission, "TLE")
        before = staff_client.get(review(rejudging))
        assert list(before.context["left_alone"]) == [submission]
        page = staff_client.post(review(rejudging), {"apply": "1"}, follow=True)
        assert list(page.context["left_alone"]) == [submission]
        assert "Left alone, and listed below: 1." in page.text

    def test_a_second_click_changes_nothing_and_says_so(self, staff_client: Client) -> None:
        rejudging = ready(("WA", "AC"))
        staff_client.post(review(rejudging), {"apply": "1"})
        page = staff_client.post(review(rejudging), {"apply": "1"}, follow=True)
        assert "this rejudging is applied" in page.text

    def test_a_post_that_says_nothing_changes_nothing(self, staff_client: Client) -> None:
        rejudging = ready(("WA", "AC"))
        staff_client.post(review(rejudging))
        rejudging.refresh_from_db()
        assert rejudging.state == RejudgingState.READY

    def test_it_takes_a_permission(self, viewer: Client) -> None:
        rejudging = ready(("WA", "AC"))
        page = viewer.get(review(rejudging))
        assert page.status_code == 200
        assert 'name="apply"' not in page.text
        assert viewer.post(review(rejudging), {"apply": "1"}).status_code == 403
        rejudging.refresh_from_db()
        assert rejudging.state == RejudgingState.READY

    def test_it_takes_a_token_of_the_page(self, staff: User) -> None:
        rejudging = ready(("WA", "AC"))
        client = Client(enforce_csrf_checks=True)
        client.force_login(staff)
        assert client.post(review(rejudging), {"apply": "1"}).status_code == 403

    def test_it_is_closed_to_others(self, owner_client: Client, anonymous: Client) -> None:
        rejudging = ready(("WA", "AC"))
        for client in (owner_client, anonymous):
            for address in (REJUDGINGS, review(rejudging)):
                assert client.get(address).status_code == 302
        assert not Rejudging.objects.exclude(state=RejudgingState.READY).exists()

    def test_what_is_not_there_is_not_found(self, staff_client: Client) -> None:
        for wrong in ("99", "x"):
            address = reverse("admin:submissions_rejudging_change", args=[wrong])
            assert staff_client.get(address).status_code == 404


@pytest.fixture
def ranks() -> Iterator[list[Section]]:
    """Return the sections that another package gives."""
    given: list[Section] = []

    def answer(**_: object) -> list[Section]:
        return given

    rejudging_reviewed.connect(answer, weak=False)
    yield given
    rejudging_reviewed.disconnect(answer)
