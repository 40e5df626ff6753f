"""Staff at work in the admin: making contests, looking after participants, answering."""

from __future__ import annotations

from datetime import datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.http import HttpRequest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from judge.accounts.models import User
from leaderboard.contests import news
from leaderboard.contests.board.boards import View, ranking
from leaderboard.models import (
    Announcement,
    Attempt,
    Clarification,
    Contest,
    ContestProblem,
    ContestStanding,
    Participation,
)
from problems.models import Problem
from tests.factories import make_problem, make_user
from tests.leaderboard.contests.factories import (
    make_attempt,
    make_contest,
    make_participant,
    settle_board,
)

ADD = reverse("admin:leaderboard_contest_add")
CONTESTS = reverse("admin:leaderboard_contest_changelist")
PARTICIPATIONS = reverse("admin:leaderboard_participation_changelist")
ADD_PEOPLE = reverse("admin:leaderboard_participation_add")
ATTEMPTS = reverse("admin:leaderboard_attempt_changelist")
ANNOUNCE = reverse("admin:leaderboard_announcement_add")
QUESTIONS = reverse("admin:leaderboard_clarification_changelist")


def change(row: Any) -> str:
    return reverse(f"admin:leaderboard_{row._meta.model_name}_change", args=[row.pk])


def typed(starts_at: datetime | None = None, **fields: Any) -> dict[str, Any]:
    """Return what a browser sends for a contest without problems."""
    starts_at = starts_at or timezone.now() + timedelta(days=1)
    return {
        "title": "Spring round",
        "slug": "spring-round",
        "description": "",
        "starts_at_0": f"{starts_at:%Y-%m-%d}",
        "starts_at_1": f"{starts_at:%H:%M:%S}",
        "length_min": "90",
        "freeze_min": "0",
        "rule": "icpc",
        "registration": "open",
        "registration_code": "",
        "board_audience": "everyone",
        "allows_virtual": "on",
        "problems-TOTAL_FORMS": "0",
        "problems-INITIAL_FORMS": "0",
    } | fields


def lines(*problems: Problem | ContestProblem, initial: int = 0, **more: str) -> dict[str, str]:
    """Return what a browser sends for lines of problems; those that are stored come first."""
    data = {"problems-TOTAL_FORMS": str(len(problems)), "problems-INITIAL_FORMS": str(initial)}
    for number, line in enumerate(problems):
        stored = line if isinstance(line, ContestProblem) else None
        problem_id = line.problem_id if isinstance(line, ContestProblem) else line.pk
        data |= {
            f"problems-{number}-id": str(stored.pk) if stored else "",
            f"problems-{number}-problem": str(problem_id),
            f"problems-{number}-label": stored.label if stored else "",
            f"problems-{number}-credits": str(stored.credits) if stored else "1",
            f"problems-{number}-position": str(number),
        }
    return data | {f"problems-{name}": value for name, value in more.items()}


def as_typed(contest: Contest, **fields: Any) -> dict[str, Any]:
    """Return what a browser sends when a contest's form is saved."""
    problems = list(contest.problems.all())
    return (
        typed(contest.starts_at, title=contest.title, slug=contest.slug, is_published="on")
        | lines(*problems, initial=len(problems))
        | fields
    )


def told(page: Any) -> str:
    return " ".join(str(message) for message in page.context["messages"])


def test_it_makes_a_contest_and_labels_its_problems(staff_client: Client) -> None:
    first, second = make_problem(is_published=False), make_problem(is_published=False)
    data = typed(is_published="on", **lines(first, second, **{"1-label": "a"}))
    staff_client.post(ADD, data)
    contest = Contest.objects.get(slug="spring-round")
    assert [(one.label, one.problem) for one in contest.problems.all()] == [
        ("B", first),
        ("A", second),
    ]
    first.refresh_from_db()
    assert first.opens_at is None  # this contest was not asked to open its problems
    assert LogEntry.objects.filter(object_id=contest.pk, action_flag=1).exists()


def test_it_sets_when_hidden_problems_open(staff_client: Client) -> None:
    problem = make_problem(is_published=False)
    staff_client.post(ADD, typed(is_published="on", opens_problems="on", **lines(problem)))
    problem.refresh_from_db()
    assert problem.opens_at == Contest.objects.get().clock.closes_at


def test_it_proposes_a_start_on_the_hour(staff_client: Client) -> None:
    initial = staff_client.get(ADD).context["adminform"].form.initial["starts_at"]
    assert initial > timezone.now()
    assert (initial.minute, initial.second, initial.microsecond) == (0, 0, 0)


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"freeze_min": "91"}, "use at most 90"),
        ({"registration": "code"}, "Write the code"),
        ({"length_min": "0"}, "greater than or equal to 1"),
    ],
)
def test_it_says_what_to_do_about_what_does_not_fit(
    staff_client: Client, fields: dict[str, str], says: str
) -> None:
    page = staff_client.post(ADD, typed(**fields))
    assert says in page.text
    assert page.text.count('class="errorlist') == 1
    assert not Contest.objects.exists()


def test_it_refuses_problems_that_cannot_be_judged(staff_client: Client) -> None:
    draft = Problem.objects.create(slug="draft", title="Draft")
    page = staff_client.post(ADD, typed(**lines(draft)))
    assert "has no version that could be judged" in page.text


def test_it_refuses_credits_beyond_what_a_score_holds(staff_client: Client) -> None:
    problems = [make_problem() for _ in range(5)]
    credits = {f"{number}-credits": "10000" for number in range(5)}
    page = staff_client.post(ADD, typed(**lines(*problems, **credits)))
    assert "50,000" in page.text
    assert not Contest.objects.exists()


def test_it_refuses_one_label_twice(staff_client: Client) -> None:
    labels = {"0-label": "A", "1-label": "a"}
    page = staff_client.post(ADD, typed(**lines(make_problem(), make_problem(), **labels)))
    assert "duplicate" in page.text
    assert not Contest.objects.exists()


def test_it_warns_of_problems_that_everyone_can_open_before_the_start(staff_client: Client) -> None:
    open_one, hidden = make_problem(), make_problem(is_published=False)
    page = staff_client.post(ADD, typed(**lines(open_one, hidden)), follow=True)
    assert "Everyone can open A already" in told(page)


def test_the_start_of_a_contest_that_runs_moves_only_when_meant(staff_client: Client) -> None:
    contest = make_contest()
    attempt = make_attempt(make_participant(contest), minute=10)
    later = typed(contest.starts_at + timedelta(minutes=5))
    moved = as_typed(contest, starts_at_0=later["starts_at_0"], starts_at_1=later["starts_at_1"])
    page = staff_client.post(change(contest), moved)
    assert "tick the box below" in page.text
    assert "moves_start" in page.text

    staff_client.post(change(contest), moved | {"moves_start": "on"})
    attempt.refresh_from_db()
    assert attempt.at // timedelta(seconds=1) == 5 * 60
    assert ContestStanding.objects.get().is_stale


def test_the_start_of_a_contest_to_come_moves_freely(staff_client: Client) -> None:
    contest = make_contest(begins_in_min=60)
    page = staff_client.get(change(contest))
    assert "moves_start" not in page.text
    starts_at = contest.starts_at + timedelta(hours=1)
    staff_client.post(change(contest), as_typed(contest) | typed(starts_at, slug=contest.slug))
    contest.refresh_from_db()
    assert contest.starts_at == starts_at.replace(microsecond=0)


def test_a_problem_that_was_submitted_to_stays(staff_client: Client) -> None:
    contest = make_contest("AB")
    make_attempt(make_participant(contest), "A")
    page = staff_client.post(change(contest), as_typed(contest) | {"problems-0-DELETE": "on"})
    assert "stays: 1 submissions were sent to it" in page.text
    page = staff_client.post(
        change(contest), as_typed(contest) | {"problems-0-problem": str(make_problem().pk)}
    )
    assert "cannot be exchanged" in page.text
    assert contest.problems.count() == 2


def test_a_problem_that_was_taken_out_does_not_open_any_more(staff_client: Client) -> None:
    contest = make_contest("AB")
    problem = contest.problems.get(label="A").problem
    assert Problem.objects.get(pk=problem.pk).opens_at is not None
    data = as_typed(contest, opens_problems="on") | {"problems-0-DELETE": "on"}
    staff_client.post(change(contest), data)
    assert [one.label for one in contest.problems.all()] == ["B"]
    assert Problem.objects.get(pk=problem.pk).opens_at is None


@pytest.mark.parametrize(
    ("field", "typed_in", "others", "theirs"),
    [("title", "Renamed", "recorded_at", None), ("note", "Late.", "is_disqualified", True)],
)
def test_saving_keeps_what_others_changed_meanwhile(
    db: None, field: str, typed_in: str, others: str, theirs: object
) -> None:
    contest = make_contest(recorded_at=timezone.now())
    row = contest if hasattr(contest, field) else make_participant(contest)
    opened = type(row)._default_manager.get(pk=row.pk)
    type(row)._default_manager.filter(pk=row.pk).update(**{others: theirs})
    setattr(opened, field, typed_in)
    model_admin: Any = admin.site._registry[type(row)]
    model_admin.save_model(HttpRequest(), opened, SimpleNamespace(changed_data=[field]), True)
    row.refresh_from_db()
    assert (getattr(row, field), getattr(row, others)) == (typed_in, theirs)


def test_a_board_freezes_again_when_its_contest_goes_on(staff_client: Client) -> None:
    contest = make_contest(
        begins_in_min=-120, freeze_min=30, is_unfrozen_by_hand=True, unfrozen_at=timezone.now()
    )
    data = as_typed(contest, length_min="240", freeze_min="200", is_unfrozen_by_hand="on")
    staff_client.post(change(contest), data)
    contest.refresh_from_db()
    assert contest.unfrozen_at is None


def act(client: Client, address: str, action: str, *rows: Any, **more: str) -> Any:
    data = {"action": action, "_selected_action": [row.pk for row in rows]} | more
    return client.post(address, data, follow=True)


def test_it_lists_contests_by_stage(staff_client: Client) -> None:
    make_contest(begins_in_min=60)
    running = make_contest()
    make_participant(running)
    make_contest(begins_in_min=-600)
    page = staff_client.get(CONTESTS, {"stage": "running"})
    assert [(row.pk, row.live) for row in page.context["cl"].result_list] == [(running.pk, 1)]
    assert "Running" in page.text


def test_it_publishes_what_has_problems_and_hides(staff_client: Client) -> None:
    ready, empty = make_contest(is_published=False), make_contest("", is_published=False)
    page = act(staff_client, CONTESTS, "publish", ready, empty)
    assert "1 contests were published" in told(page)
    assert f"no problems yet: {empty.title}" in told(page)
    problem = ready.problems.get(label="A").problem
    assert Problem.objects.get(pk=problem.pk).opens_at is not None
    act(staff_client, CONTESTS, "hide", ready, empty)
    assert not Contest.objects.filter(is_published=True).exists()
    assert Problem.objects.get(pk=problem.pk).opens_at is None


def test_it_opens_the_frozen_board_of_a_contest_that_is_over(staff_client: Client) -> None:
    over = make_contest(begins_in_min=-120, freeze_min=30, is_unfrozen_by_hand=True)
    running = make_contest(begins_in_min=-80, freeze_min=30, is_unfrozen_by_hand=True)
    before = over.updated_at
    page = act(staff_client, CONTESTS, "open_boards", over, running)
    over.refresh_from_db()
    running.refresh_from_db()
    assert not over.clock.is_board_frozen(timezone.now())
    assert over.updated_at > before  # by which pages of the board know that they are old
    assert running.unfrozen_at is None
    assert "open the board when it is" in told(page)


def test_a_duplicate_is_a_draft_of_next_week(staff_client: Client) -> None:
    contest = make_contest("AB", begins_in_min=-600, credits=[3, 4], rule="leetcode")
    make_attempt(make_participant(contest))
    page = act(staff_client, CONTESTS, "duplicate", contest)
    copy = Contest.objects.exclude(pk=contest.pk).get()
    assert page.redirect_chain[0][0] == change(copy)
    assert (copy.slug, copy.is_published, copy.rule) == (f"{contest.slug}-copy", False, "leetcode")
    assert copy.starts_at == contest.starts_at + timedelta(weeks=1)
    assert [(one.label, one.credits) for one in copy.problems.all()] == [("A", 3), ("B", 4)]
    assert not copy.participations.exists()
    act(staff_client, CONTESTS, "duplicate", copy)
    assert Contest.objects.filter(slug=f"{contest.slug}-copy-2").exists()


def test_it_has_standings_computed_anew(staff_client: Client) -> None:
    contest = make_contest()
    make_participant(contest)
    act(staff_client, CONTESTS, "recompute", contest)
    assert ContestStanding.objects.get().is_stale


def test_a_contest_without_submissions_can_be_deleted(staff_client: Client) -> None:
    contest = make_contest()
    make_participant(contest)
    problem = contest.problems.get(label="A").problem
    address = reverse("admin:leaderboard_contest_delete", args=[contest.pk])
    staff_client.post(address, {"post": "yes"})
    assert not Contest.objects.exists()
    assert Problem.objects.get(pk=problem.pk).opens_at is None


def test_a_contest_with_submissions_cannot_be_deleted(staff_client: Client) -> None:
    contest = make_contest()
    make_attempt(make_participant(contest))
    address = reverse("admin:leaderboard_contest_delete", args=[contest.pk])
    staff_client.post(address, {"post": "yes"})
    assert Contest.objects.exists()
    assert Attempt.objects.exists()


def test_it_adds_people_by_name_and_names_the_unknown(staff_client: Client) -> None:
    contest = make_contest()
    make_participant(contest, "early")
    ada, bob = make_user("ada"), make_user("bob")
    names = "ADA, bob\nearly; nobody\r\nada ghost"
    page = staff_client.post(ADD_PEOPLE, {"contest": contest.pk, "names": names})
    assert "2 were added" in told(page)
    assert "1 took part already" in told(page)
    assert page.context["unknown"] == ["nobody", "ghost"]
    assert page.context["form"].initial["names"] == "nobody\nghost"
    assert set(contest.participations.values_list("user", flat=True)) >= {ada.pk, bob.pk}
    assert ContestStanding.objects.filter(contest=contest).count() == 3


def test_adding_people_who_are_all_known_leads_to_the_list(staff_client: Client) -> None:
    contest = make_contest()
    make_user("ada")
    page = staff_client.post(ADD_PEOPLE, {"contest": contest.pk, "names": "ada"})
    assert page.status_code == 302
    assert page["Location"].endswith(f"?contest__id__exact={contest.pk}")
    assert staff_client.get(page["Location"]).context["cl"].result_count == 1


def test_adding_people_costs_the_same_for_any_number(
    staff_client: Client, django_assert_max_num_queries: Any
) -> None:
    contest = make_contest()
    names = [make_user().username for _ in range(50)]
    with django_assert_max_num_queries(25):
        staff_client.post(ADD_PEOPLE, {"contest": contest.pk, "names": "\n".join(names)})
    assert contest.participations.count() == 50


def test_it_finds_participants_and_shows_their_points(staff_client: Client) -> None:
    contest = make_contest(title="Autumn cup")
    ada = make_participant(contest, "ada")
    make_attempt(ada)
    make_participant(make_contest(), "bob")
    settle_board()
    for words in ("ada", "autumn", contest.slug):
        page = staff_client.get(PARTICIPATIONS, {"q": words})
        assert [row.pk for row in page.context["cl"].result_list] == [ada.pk]
    assert '<td class="field-points">1</td>' in page.text


def test_the_list_of_participants_costs_the_same_for_any_number(
    staff_client: Client, django_assert_max_num_queries: Any
) -> None:
    contest = make_contest()
    for _ in range(20):
        make_participant(contest)
    with django_assert_max_num_queries(15):
        staff_client.get(PARTICIPATIONS)


def test_extra_time_moves_the_contests_end(staff_client: Client) -> None:
    contest = make_contest()
    participation = make_participant(contest)
    staff_client.post(
        change(participation), {"extra_time": "0:15:00", "note": "Fire alarm."} | no_inlines()
    )
    contest.refresh_from_db()
    participation.refresh_from_db()
    assert participation.note == "Fire alarm."
    assert contest.longest_extra == timedelta(minutes=15)
    problem = contest.problems.get(label="A").problem
    assert problem.opens_at == contest.clock.closes_at


def test_extra_time_is_never_negative(staff_client: Client) -> None:
    participation = make_participant(make_contest())
    page = staff_client.post(change(participation), {"extra_time": "-0:15:00"} | no_inlines())
    assert "use 0:00:00 for none" in page.text


def no_inlines() -> dict[str, str]:
    return {
        f"{prefix}-{name}_FORMS": "0"
        for prefix in ("standing", "attempts")
        for name in ("TOTAL", "INITIAL")
    }


def test_disqualifying_takes_people_off_the_board_with_a_note(
    staff_client: Client, staff: User
) -> None:
    contest = make_contest()
    ada, bob = make_participant(contest, "ada"), make_participant(contest, "bob", note="Late.")
    for participation in (ada, bob):
        make_attempt(participation)
    settle_board()
    act(staff_client, PARTICIPATIONS, "disqualify", ada, bob, why="copied")
    ada.refresh_from_db()
    bob.refresh_from_db()
    assert ada.note.endswith("disqualified by staff: copied")
    assert bob.note.splitlines()[0] == "Late."
    assert ContestStanding.objects.filter(is_stale=True).count() == 2
    settle_board()
    assert ranking(contest.pk, View.FULL).size() == 0

    page = act(staff_client, PARTICIPATIONS, "allow", ada, why="")
    assert "1 were allowed" in told(page)
    settle_board()
    assert [line.id for line in ranking(contest.pk, View.FULL).lines(0, 10)] == [ada.pk]
    entries = LogEntry.objects.filter(object_id=str(ada.pk), user=staff)
    assert entries.count() == 2


def test_disqualifying_in_the_form_marks_the_standing(staff_client: Client) -> None:
    participation = make_participant(make_contest())
    data = {"extra_time": "0:00:00", "is_disqualified": "on", "note": ""} | no_inlines()
    staff_client.post(change(participation), data)
    assert ContestStanding.objects.get().is_stale
    assert Participation.objects.get().is_disqualified


def test_a_participant_who_sent_something_is_not_deleted(staff_client: Client) -> None:
    silent, active = (make_participant(make_contest()) for _ in range(2))
    make_attempt(active)
    for participation, is_offered in ((silent, True), (active, False)):
        address = reverse("admin:leaderboard_participation_delete", args=[participation.pk])
        assert (address in staff_client.get(change(participation)).text) is is_offered
        staff_client.post(address, {"post": "yes"})
    assert list(Participation.objects.all()) == [active]


def test_a_participation_shows_its_standing_and_what_was_sent(staff_client: Client) -> None:
    attempt = make_attempt(make_participant(make_contest()), "B", "TLE")
    settle_board()
    page = staff_client.get(change(attempt.participation))
    assert str(attempt.pk) in page.text
    assert "TLE" in page.text


def test_submissions_within_contests_are_shown_and_never_written(
    staff_client: Client, django_assert_max_num_queries: Any
) -> None:
    participation = make_participant(make_contest(), "ada")
    attempts = [make_attempt(participation, verdict="WA", minute=minute) for minute in range(5)]
    make_attempt(make_participant(make_contest(), "bob"))
    with django_assert_max_num_queries(12):
        page = staff_client.get(ATTEMPTS, {"q": "ada"})
    assert page.context["cl"].result_count == 5
    assert reverse("admin:submissions_submission_change", args=[attempts[0].pk]) in page.text
    assert staff_client.get(reverse("admin:leaderboard_attempt_add")).status_code == 403


def test_an_announcement_may_be_about_a_problem(staff_client: Client, staff: User) -> None:
    contest = make_contest("AB")
    page = staff_client.post(ANNOUNCE, {"contest": contest.pk, "label": "Z", "text": "Hint"})
    assert "it has A, B" in page.text
    staff_client.post(ANNOUNCE, {"contest": contest.pk, "label": "b", "text": "Hint"})
    announcement = Announcement.objects.get()
    assert (announcement.author, announcement.problem) == (staff, contest.problems.get(label="B"))
    staff_client.post(change(announcement), {"label": "", "text": "For all"})
    announcement.refresh_from_db()
    assert (announcement.text, announcement.problem) == ("For all", None)
    assert announcement.contest == contest


def test_questions_are_answered_to_one_or_to_all(staff_client: Client, staff: User) -> None:
    contest = make_contest()
    question = news.ask(make_participant(contest).user, contest, "What is n?")
    assert "What is n?" in staff_client.get(QUESTIONS, {"state": "waiting"}).text
    page = staff_client.post(change(question), {"answer": " ", "is_public": "on"})
    assert "Write an answer" in page.text
    staff_client.post(change(question), {"answer": "See the limits.", "is_public": "on"})
    question.refresh_from_db()
    assert (question.answer, question.is_public) == ("See the limits.", True)
    assert question.answered_by == staff
    assert question.answered_at is not None
    assert staff_client.get(QUESTIONS, {"state": "waiting"}).context["cl"].result_count == 0
    assert not Clarification.objects.filter(answered_at=None).exists()


def test_the_admin_of_contests_is_closed_to_others(owner_client: Client, anonymous: Client) -> None:
    for client in (owner_client, anonymous):
        for address in (CONTESTS, PARTICIPATIONS, ADD_PEOPLE, ATTEMPTS, ANNOUNCE, QUESTIONS):
            assert client.get(address).status_code == 302
