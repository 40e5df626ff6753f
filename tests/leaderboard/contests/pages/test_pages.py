"""The pages of contests, as the server renders them."""

from __future__ import annotations

import json
import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from judge.accounts.models import User
from leaderboard.contests import news
from leaderboard.contests.participate import enrol, start_virtual
from leaderboard.models import Clarification, Contest, Participation, Registration, Way
from problems.models import Attachment
from tests.factories import make_blob, make_problem, make_submission
from tests.leaderboard.contests.factories import (
    make_attempt,
    make_contest,
    make_participant,
    settle_board,
)

pytestmark = pytest.mark.django_db


def text_of(client: Client, contest: Contest, *parts: str) -> str:
    return client.get(address(contest, *parts)).content.decode()


def address(contest: Contest, *parts: str) -> str:
    return "/".join(["/contests", contest.slug, *parts, ""])


def data_of(page: str, id: str) -> dict[str, Any]:
    """Return the JSON that a script of the page works with."""
    found = re.search(rf'<script id="{id}" type="application/json">(.*?)</script>', page)
    assert found is not None
    data: dict[str, Any] = json.loads(found.group(1))
    return data


class TestList:
    def test_it_has_a_part_for_each_stage(
        self, owner_client: Client, owner: User, anonymous: Client
    ) -> None:
        make_contest(title="Soon", begins_in_min=10)
        now = make_contest(title="Now", rule="icpc")
        make_contest(title="Over", begins_in_min=-1000)
        make_contest(title="Draft", is_published=False)
        enrol(owner, now)
        page = owner_client.get("/contests/").content.decode()
        names = ["Running", ">Now<", "Upcoming", ">Soon<", "Past", ">Over<"]
        places = [page.index(name, page.index('id="running"')) for name in names]
        assert places == sorted(places)
        assert "Draft" not in page
        assert page.count("registered</span>") == 1
        assert "1 h 30 min" in page
        assert 'role="timer" data-countdown=' in page
        assert "registered</span>" not in anonymous.get("/contests/").content.decode()

    def test_times_are_in_utc_for_those_without_scripts(self, anonymous: Client) -> None:
        contest = make_contest()
        shown = f"{contest.starts_at:%a %-d %b %Y, %H:%M} UTC</time>"
        assert shown in anonymous.get("/contests/").content.decode()

    def test_an_empty_site_says_so(self, anonymous: Client) -> None:
        assert "There are no contests yet" in anonymous.get("/contests/").content.decode()

    def test_what_is_over_comes_in_pages(self, anonymous: Client) -> None:
        make_contest("", title="Now")
        for number in range(51):
            make_contest("", title=f"Old {number}", begins_in_min=-1000 - number)
        first = anonymous.get("/contests/").content.decode()
        second = anonymous.get("/contests/?page=2").content.decode()
        assert "Old 0<" in first
        assert "Old 50<" not in first
        assert "Old 50<" in second
        assert ">Now<" not in second

    def test_staff_see_what_is_not_published(self, staff_client: Client) -> None:
        make_contest(title="Draft", is_published=False)
        page = staff_client.get("/contests/").content.decode()
        assert "Draft" in page
        assert "not published" in page

    def test_every_page_links_to_it(self, anonymous: Client) -> None:
        assert '<a href="/contests/">Contests</a>' in anonymous.get("/").content.decode()
        assert (
            '<a href="/contests/" aria-current="page">'
            in anonymous.get("/contests/").content.decode()
        )

    def test_it_costs_few_queries(
        self, owner_client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
    ) -> None:
        for number in range(10):
            make_contest("A", begins_in_min=-1000 * (number % 2) - 1)
        # Session, user, a count, three stages, participants, own participations.
        with django_assert_max_num_queries(8):
            owner_client.get("/contests/")


class TestOverview:
    def test_it_says_what_the_contest_is(self, anonymous: Client) -> None:
        contest = make_contest(title="Spring", description="Bring **tea**.", freeze_min=20)
        page = text_of(anonymous, contest)
        assert ">Spring</h1>" in page.replace("\n", "")
        assert "<strong>tea</strong>" in page
        assert contest.scoring.says in page
        assert "The board freezes" in page
        assert "Ends in" in page

    def test_a_draft_is_staff_s(self, anonymous: Client, staff_client: Client) -> None:
        contest = make_contest(is_published=False)
        assert anonymous.get(address(contest)).status_code == 404
        assert "not published" in text_of(staff_client, contest)

    def test_nobody_sees_the_problems_before_the_start(
        self, owner_client: Client, owner: User
    ) -> None:
        problem = make_problem(title="Secret", is_published=False)
        contest = make_contest("A", problems=[problem], begins_in_min=5)
        enrol(owner, contest)
        page = text_of(owner_client, contest)
        assert "Secret" not in page
        assert "The problems open when the contest begins" in page
        assert "You are registered" in page
        assert "Begins in" in page

    def test_participants_see_problems_credits_and_how_they_stand(
        self, owner_client: Client, owner: User, other_client: Client
    ) -> None:
        problems = [make_problem(title=title, is_published=False) for title in ("First", "Second")]
        contest = make_contest("AB", problems=problems, credits=[100, 250])
        participation = enrol(owner, contest)
        make_attempt(participation, "A", "AC")
        make_attempt(participation, "B", "WA")
        page = text_of(owner_client, contest)
        assert f'href="{address(contest, "problems", "A")}">First</a>' in page
        assert ">250<" in page
        assert "Attempted" in page
        assert "First" not in text_of(other_client, contest)
        assert "Participants see the problems" in text_of(other_client, contest)

    def test_strangers_are_asked_to_sign_in(self, anonymous: Client) -> None:
        contest = make_contest()
        page = text_of(anonymous, contest)
        assert f"/accounts/login/?next={address(contest)}" in page
        assert "Sign in to register" in page

    def test_when_it_is_over_its_problems_are_practised(self, owner_client: Client) -> None:
        problems = [make_problem(slug="open"), make_problem(is_published=False)]
        contest = make_contest("AB", begins_in_min=-1000, problems=problems, allows_virtual=False)
        page = text_of(owner_client, contest)
        assert 'href="/problems/open/"' in page
        assert f'href="{address(contest, "problems", "B")}"' in page
        assert "This contest is over" in page

    def test_its_script_knows_when_the_page_changes(self, owner_client: Client) -> None:
        contest = make_contest(begins_in_min=5)
        data = data_of(text_of(owner_client, contest), "contest-data")
        assert data["pulse"]["phase"] == "before"
        assert data["pulse"]["next_change_at"] is not None
        assert data["is_live"] is True
        assert data["address"] == address(contest)
        over = make_contest(begins_in_min=-1000)
        assert data_of(text_of(owner_client, over), "contest-data")["is_live"] is False

    def test_it_costs_few_queries(
        self,
        owner_client: Client,
        owner: User,
        django_assert_max_num_queries: DjangoAssertNumQueries,
    ) -> None:
        contest = make_contest("ABCDEFGHIJ")
        make_attempt(enrol(owner, contest))
        # Session, user; contest and its problems (3); participation, counts (2), who takes part, statuses, problems;
        # announcements. And what a process reads once a second for all: the crowd (2), the pulse (5).
        with django_assert_max_num_queries(19):
            owner_client.get(address(contest))


class TestRegister:
    def test_one_click_where_everyone_may(self, owner_client: Client, owner: User) -> None:
        contest = make_contest(begins_in_min=5)
        response = owner_client.post(address(contest, "register"), follow=True)
        assert response.redirect_chain == [(address(contest), 302)]
        assert "You are registered" in response.content.decode()
        assert Participation.objects.filter(contest=contest, user=owner, way=Way.LIVE).exists()

    def test_a_code_where_one_is_asked(self, owner_client: Client, owner: User) -> None:
        contest = make_contest(registration=Registration.CODE, registration_code="tulip")
        assert 'name="code"' in text_of(owner_client, contest)
        wrong = owner_client.post(address(contest, "register"), {"code": "rose"})
        assert wrong.status_code == 422
        page = wrong.content.decode()
        assert "Type the code that the organisers gave you" in page
        assert 'aria-invalid="true"' in page
        assert 'value="rose"' in page
        assert data_of(page, "contest-data")["address"] == address(contest)
        assert not Participation.objects.exists()
        owner_client.post(address(contest, "register"), {"code": " tulip "})
        assert Participation.objects.get().user == owner

    def test_an_empty_code_is_asked_for(self, owner_client: Client) -> None:
        contest = make_contest(registration=Registration.CODE, registration_code="tulip")
        page = owner_client.post(address(contest, "register"), {"code": ""}).content.decode()
        assert "This field is required" in page

    def test_too_late_is_said(self, owner_client: Client) -> None:
        contest = make_contest(takes_latecomers=False)
        response = owner_client.post(address(contest, "register"))
        assert response.status_code == 422
        assert "Registration ended when the contest began" in response.content.decode()
        assert not Participation.objects.exists()

    def test_strangers_sign_in_and_come_back_to_the_contest(self, anonymous: Client) -> None:
        contest = make_contest()
        response = anonymous.post(address(contest, "register"))
        assert response.headers["Location"] == f"/accounts/login/?next={address(contest)}"

    def test_a_link_registers_nobody(self, owner_client: Client) -> None:
        assert owner_client.get(address(make_contest(), "register")).status_code == 405

    def test_the_disqualified_are_told(self, owner_client: Client, owner: User) -> None:
        contest = make_contest()
        enrol(owner, contest)
        Participation.objects.update(is_disqualified=True)
        assert "You were disqualified" in text_of(owner_client, contest)


class TestVirtual:
    def test_it_is_asked_for_and_then_begun(self, owner_client: Client, owner: User) -> None:
        contest = make_contest(begins_in_min=-1000)
        assert address(contest, "virtual") in text_of(owner_client, contest)
        question = text_of(owner_client, contest, "virtual")
        assert "cannot be stopped" in question
        assert not Participation.objects.exists()
        page = owner_client.post(address(contest, "virtual"), follow=True).content.decode()
        assert "You take part virtually" in page
        assert "Your time ends in" in page
        assert Participation.objects.get().way == Way.VIRTUAL

    def test_nothing_is_asked_while_the_contest_runs(
        self, owner_client: Client, owner: User
    ) -> None:
        contest = make_contest()
        response = owner_client.get(address(contest, "virtual"))
        assert response.headers["Location"] == address(contest)
        refused = owner_client.post(address(contest, "virtual"))
        assert refused.status_code == 422
        assert "begins when the contest is over" in refused.content.decode()

    def test_in_one_s_time_the_problems_are_the_contest_s(
        self, owner_client: Client, owner: User
    ) -> None:
        contest = make_contest("A", begins_in_min=-1000, problems=[make_problem()])
        start_virtual(owner, contest)
        assert f'href="{address(contest, "problems", "A")}"' in text_of(owner_client, contest)


class TestProblem:
    def test_the_workspace_sends_to_the_contest(self, owner_client: Client, owner: User) -> None:
        contest = make_contest("AB", slug="spring", title="Spring")
        make_attempt(enrol(owner, contest), "B", "AC")
        settle_board()
        response = owner_client.get(address(contest, "problems", "A"))
        assert response.status_code == 200
        page = response.content.decode()
        assert data_of(page, "problem-data")["place"] == {
            "calls": "/api/contests/spring/problems/A",
            "submissions": "/api/contests/spring/submissions?problem=A&user=owner",
            "drafts": "spring/A",
        }
        assert "Ends in" in page
        assert re.search(r'class="label"[^>]*problems/A/"[^>]*aria-current="page"', page)
        assert re.search(r'class="label solved"[^>]*problems/B/"', page)

    def test_it_tells_nothing_that_helps(self, owner_client: Client, owner: User) -> None:
        problem = make_problem(difficulty="hard", tags=["graph"], is_published=False)
        version = problem.current_version
        assert version is not None
        version.metadata = {"hints": ["Think of trees."], "source": "Somewhere", "authors": ["Ann"]}
        version.save()
        contest = make_contest("A", problems=[problem])
        enrol(owner, contest)
        page = text_of(owner_client, contest, "problems", "A")
        for secret in ("hard", "Graph", "Think of trees", "Somewhere", "Ann"):
            assert secret not in page, secret

    def test_its_lists_show_what_was_sent_in_this_contest(
        self, owner_client: Client, owner: User
    ) -> None:
        contest = make_contest("AB")
        participation = enrol(owner, contest)
        attempt = make_attempt(participation, "A")
        make_attempt(participation, "B")
        make_submission(owner, contest.problems.get(label="A").problem)
        page = text_of(owner_client, contest, "problems", "A")
        found = owner_client.get(data_of(page, "problem-data")["place"]["submissions"]).json()
        assert [row["id"] for row in found["results"]] == [str(attempt.submission_id)]

    @pytest.mark.parametrize(
        ("begins_in_min", "says"),
        [
            (5, "The problems open when the contest begins"),
            (-5, "Register for the contest to see its problems"),
        ],
    )
    def test_who_may_not_is_told_what_to_do(
        self, owner_client: Client, anonymous: Client, begins_in_min: int, says: str
    ) -> None:
        contest = make_contest(begins_in_min=begins_in_min)
        response = owner_client.get(address(contest, "problems", "A"))
        assert response.status_code == 403
        assert says in response.content.decode()
        assert ">Register</a>" in response.content.decode()
        stranger = anonymous.get(address(contest, "problems", "A"))
        assert stranger.status_code == 403
        assert "Sign in to register" in stranger.content.decode()

    def test_who_is_registered_waits(self, owner_client: Client, owner: User) -> None:
        contest = make_contest(begins_in_min=5)
        enrol(owner, contest)
        page = text_of(owner_client, contest, "problems", "A")
        assert "This page opens by itself" in page

    def test_problems_that_stay_closed_say_so(self, owner_client: Client) -> None:
        contest = make_contest(begins_in_min=-1000, opens_problems=False)
        response = owner_client.get(address(contest, "problems", "A"))
        assert response.status_code == 403
        assert "stay closed" in response.content.decode()

    def test_an_unknown_label_is_not_there(self, owner_client: Client, owner: User) -> None:
        contest = make_contest("A")
        enrol(owner, contest)
        assert owner_client.get(address(contest, "problems", "Z")).status_code == 404
        assert owner_client.get(address(contest, "problems", "a")).status_code == 200

    def test_outside_one_s_time_it_leads_to_practice(
        self, owner_client: Client, owner: User
    ) -> None:
        contest = make_contest("A", begins_in_min=-1000, problems=[make_problem(slug="open")])
        page = text_of(owner_client, contest, "problems", "A")
        assert '<a href="/problems/open/">practise it</a>' in page

    def test_files_of_its_statement_are_the_contest_s(
        self, owner_client: Client, owner: User, other_client: Client
    ) -> None:
        problem = make_problem(
            slug="map",
            is_published=False,
            statement_html='<p><img src="/problems/map/files/map.png" alt=""></p>',
        )
        assert problem.current_version is not None
        Attachment.objects.create(
            version=problem.current_version,
            name="map.png",
            media_type="image/png",
            blob=make_blob(b"\x89PNG"),
        )
        contest = make_contest("A", slug="spring", problems=[problem])
        enrol(owner, contest)
        picture = "/contests/spring/problems/A/files/map.png"
        page = text_of(owner_client, contest, "problems", "A")
        assert f'src="{picture}"' in page
        assert "/problems/map/files" not in page
        assert owner_client.get(picture).content == b"\x89PNG"
        assert owner_client.get("/problems/map/files/map.png").status_code == 404
        assert other_client.get(picture).status_code == 403

    def test_it_costs_few_queries(
        self,
        owner_client: Client,
        owner: User,
        django_assert_max_num_queries: DjangoAssertNumQueries,
    ) -> None:
        contest = make_contest("ABCDEFGHIJ")
        make_attempt(enrol(owner, contest))
        owner_client.get(address(contest, "problems", "A"))  # starter code is made once
        with django_assert_max_num_queries(22):
            owner_client.get(address(contest, "problems", "A"))


class TestSubmissions:
    def test_everyone_sees_their_own_and_staff_all(
        self, owner_client: Client, owner: User, staff_client: Client, anonymous: Client
    ) -> None:
        contest = make_contest("AB")
        own = make_attempt(enrol(owner, contest), "A", "WA")
        make_attempt(make_participant(contest, "ada"), "B")
        make_submission(owner)
        page = text_of(owner_client, contest, "submissions")
        assert page.count("/submissions/0") == 1
        assert f"/submissions/{own.submission_id}/" in page
        assert "Wrong Answer" in page
        assert ">A. Problem" in page
        everything = text_of(staff_client, contest, "submissions")
        assert everything.count('class="verdict') == 2
        assert "ada" in everything
        assert anonymous.get(address(contest, "submissions")).status_code == 302

    def test_it_can_be_narrowed(self, owner_client: Client, owner: User) -> None:
        contest = make_contest("AB")
        participation = enrol(owner, contest)
        make_attempt(participation, "A", "WA")
        make_attempt(participation, "B", "AC")
        page = text_of(owner_client, contest, "submissions")
        assert page.count('class="verdict') == 2
        by_label = owner_client.get(address(contest, "submissions"), {"problem": "B"})
        assert by_label.content.decode().count('class="verdict') == 1
        nothing = owner_client.get(address(contest, "submissions"), {"verdict": "TLE"})
        assert "No submission fits these filters" in nothing.content.decode()

    def test_a_submission_s_page_and_the_list_of_all_lead_back_to_the_contest(
        self, owner_client: Client, owner: User
    ) -> None:
        contest = make_contest("A", title="Spring")
        attempt = make_attempt(enrol(owner, contest))
        detail = owner_client.get(f"/submissions/{attempt.submission_id}/").content.decode()
        everything = owner_client.get("/submissions/").content.decode()
        for page in (detail, everything):
            assert f'<a href="{address(contest)}">Spring</a>' in page
            assert f'href="{address(contest, "problems", "A")}"' in page
            assert f"/problems/{attempt.problem.problem.slug}/" not in page

    def test_it_costs_few_queries(
        self,
        owner_client: Client,
        owner: User,
        django_assert_max_num_queries: DjangoAssertNumQueries,
    ) -> None:
        contest = make_contest("AB")
        participation = enrol(owner, contest)
        for _ in range(10):
            make_attempt(participation, is_told=False)
        with django_assert_max_num_queries(22):
            owner_client.get(address(contest, "submissions"))


class TestClarifications:
    def test_a_question_goes_to_the_organisers(self, owner_client: Client, owner: User) -> None:
        contest = make_contest("AB")
        enrol(owner, contest)
        label = contest.problems.get(label="B")
        form = {"ask-question": "Is zero\nallowed?", "ask-problem": label.pk}
        page = owner_client.post(address(contest, "clarifications", "ask"), form, follow=True)
        question = Clarification.objects.get()
        assert question.problem == label
        shown = page.content.decode()
        assert "the answer shows up here" in shown
        assert "Is zero\nallowed?" in shown
        assert "waits for an answer" in shown

    def test_what_is_wrong_with_a_question_is_said_beside_it(
        self, owner_client: Client, owner: User
    ) -> None:
        contest = make_contest()
        enrol(owner, contest)
        url = address(contest, "clarifications", "ask")
        empty = owner_client.post(url, {"ask-question": " "})
        assert empty.status_code == 422
        assert "This field is required" in empty.content.decode()
        for _ in range(news.MAX_OPEN):
            owner_client.post(url, {"ask-question": "Why?"})
        many = owner_client.post(url, {"ask-question": "And why else?"})
        assert many.status_code == 422
        assert "wait for an answer; wait for one of them" in many.content.decode()
        assert "And why else?" in many.content.decode()
        assert Clarification.objects.count() == news.MAX_OPEN

    def test_a_problem_of_another_contest_is_no_choice(
        self, owner_client: Client, owner: User
    ) -> None:
        contest, elsewhere = make_contest(), make_contest()
        enrol(owner, contest)
        form = {"ask-question": "Why?", "ask-problem": elsewhere.problems.first().pk}  # type: ignore[union-attr]
        assert owner_client.post(address(contest, "clarifications", "ask"), form).status_code == 422

    def test_others_questions_are_theirs_until_answered_to_all(
        self, owner_client: Client, owner: User, staff: User
    ) -> None:
        contest = make_contest()
        enrol(owner, contest)
        asked = news.ask(make_participant(contest, "ada").user, contest, "Is it <b>zero</b>?")
        assert "zero" not in text_of(owner_client, contest, "clarifications")
        news.answer(asked, "It is.", staff, to_all=True)
        page = text_of(owner_client, contest, "clarifications")
        assert "Is it &lt;b&gt;zero&lt;/b&gt;?" in page
        assert "It is." in page
        assert "ada" not in page

    def test_staff_answer_on_the_page(self, staff_client: Client, staff: User) -> None:
        contest = make_contest()
        asked = news.ask(make_participant(contest, "ada").user, contest, "Is it zero?")
        page = text_of(staff_client, contest, "clarifications")
        assert "ada" in page
        url = address(contest, "clarifications", str(asked.pk))
        assert f'action="{url}"' in page
        empty = staff_client.post(url, {f"answer-{asked.pk}-text": ""})
        assert empty.status_code == 422
        assert "This field is required" in empty.content.decode()
        form = {f"answer-{asked.pk}-text": "It is.", f"answer-{asked.pk}-to_all": "on"}
        assert staff_client.post(url, form).status_code == 302
        asked.refresh_from_db()
        assert (asked.answer, asked.is_public, asked.answered_by) == ("It is.", True, staff)

    def test_an_answer_goes_by_the_question_s_own_contest(self, staff_client: Client) -> None:
        contest, elsewhere = make_contest(), make_contest()
        asked = news.ask(make_participant(contest).user, contest, "Is it zero?")
        form = {f"answer-{asked.pk}-text": "It is."}
        url = address(elsewhere, "clarifications", str(asked.pk))
        assert staff_client.post(url, form).status_code == 404

    def test_staff_see_waiting_questions_first(self, staff_client: Client, staff: User) -> None:
        contest = make_contest()
        ada = make_participant(contest).user
        news.ask(ada, contest, "The old one that waits")
        news.answer(news.ask(ada, contest, "The new one"), "So.", staff, to_all=False)
        page = text_of(staff_client, contest, "clarifications")
        assert page.index("The old one that waits") < page.index("The new one")

    def test_staff_announce_and_all_can_read_it(
        self, staff_client: Client, owner_client: Client, owner: User
    ) -> None:
        contest = make_contest("A")
        enrol(owner, contest)
        empty = staff_client.post(address(contest, "announce"), {"announce-text": ""})
        assert empty.status_code == 422
        form = {"announce-text": "Line one\nline <i>two</i>", "announce-problem": ""}
        staff_client.post(address(contest, "announce"), form)
        for parts in ((), ("clarifications",)):
            assert "Line one\nline &lt;i&gt;two&lt;/i&gt;" in text_of(owner_client, contest, *parts)

    @pytest.mark.parametrize("deed", [("announce",), ("clarifications", "{id}")])
    def test_only_staff_do_so(
        self, owner_client: Client, owner: User, deed: tuple[str, ...]
    ) -> None:
        contest = make_contest()
        enrol(owner, contest)
        asked = news.ask(owner, contest, "Why?")
        url = address(contest, *(part.format(id=asked.pk) for part in deed))
        assert owner_client.get(url).status_code == 405
        assert owner_client.post(url, {"text": "So."}).status_code == 403
        assert 'name="announce-text"' not in text_of(owner_client, contest, "clarifications")

    def test_who_does_not_take_part_reads_nothing_while_it_runs(
        self, other_client: Client, staff: User
    ) -> None:
        contest = make_contest()
        news.announce(contest, "The third sample is wrong.", staff)
        response = other_client.get(address(contest, "clarifications"))
        assert response.status_code == 403
        assert "Register for the contest" in response.content.decode()
        assert "third sample" not in text_of(other_client, contest)

    def test_who_has_no_time_left_asks_nothing(self, owner_client: Client, owner: User) -> None:
        contest = make_contest(begins_in_min=-1000)
        enrol(owner, contest)
        assert 'name="ask-question"' not in text_of(owner_client, contest, "clarifications")
        url = address(contest, "clarifications", "ask")
        response = owner_client.post(url, {"ask-question": "Why?"})
        assert response.status_code == 422
        assert "Your time in this contest ended" in response.content.decode()

    def test_it_costs_few_queries(
        self,
        staff_client: Client,
        django_assert_max_num_queries: DjangoAssertNumQueries,
    ) -> None:
        contest = make_contest("AB")
        for _ in range(10):
            news.ask(make_participant(contest).user, contest, "Why?")
        with django_assert_max_num_queries(22):
            staff_client.get(address(contest, "clarifications"))


def test_extra_time_is_the_reader_s_own(owner_client: Client, owner: User) -> None:
    contest = make_contest(begins_in_min=-95)
    make_participant(contest, extra_time=timedelta(minutes=30))
    late = enrol(owner, contest)
    assert "Ends in" not in text_of(owner_client, contest)
    late.extra_time = timedelta(minutes=15)
    late.save()
    contest.longest_extra = timedelta(minutes=30)
    contest.save()
    page = text_of(owner_client, contest)
    assert "Your time ends in" in page
    assert "15 min of extra time" in page
    assert late.ends_at > timezone.now()


def test_every_page_of_a_contest_has_its_tabs(owner_client: Client, owner: User) -> None:
    contest = make_contest()
    enrol(owner, contest)
    for parts in ((), ("submissions",), ("clarifications",), ("problems", "A")):
        page = text_of(owner_client, contest, *parts)
        assert '<nav class="contest-tabs" aria-label="Contest">' in page
        assert f'href="{address(contest, "clarifications")}"' in page
