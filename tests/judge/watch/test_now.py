"""Staff's page of the site as it is and was."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from judge.accounts.models import User
from judge.doctor.workers import note_start
from judge.watch.history import SPANS, charts, language_times, quantile
from judge.watch.models import Sample
from judge.watch.reporting import Reporter
from tests.factories import make_problem, make_submission, make_user

pytestmark = pytest.mark.django_db

NOW = reverse("admin:watch_sample_changelist")


def sample(columns: float, **figures: object) -> None:
    """Take a sample so many columns ago: 50 s each."""
    waiting = {"contest": 0, "run": 0, "judge": 2, "rejudge": 0}
    known = {"waiting": waiting, "oldest_s": 3.0, "held": 1, "taken_in": 0, "requests": 0}
    known |= {"failures": 0, "seconds": {"0.1": 0, "+Inf": 0}}
    Sample.objects.create(at=timezone.now() - columns * SPANS[0].step, figures={**known, **figures})


def last(title: str) -> dict[str, float | None]:
    """Return what the chart says of the last column in which it knows anything."""
    (chart,) = [one for one in charts(SPANS[0]) if one.title == title]
    return {one.name: one.known[-1] if one.known else None for one in chart.series}


def test_it_shows_the_figures_to_whoever_may_see_judgements(staff_client: Client) -> None:
    make_submission(make_user(), make_problem(), verdict=None)
    note_start("judge@here")
    Reporter("judge", "judge@here").report()
    page = staff_client.get(NOW).text
    assert page.count("<svg viewBox") == 6
    assert page.count("<summary>As a table</summary>") == 6
    assert "judge@here" in page
    assert "<script>" not in page.replace("<script src", "")


def test_a_viewer_needs_the_permission(owner: User) -> None:
    viewer = make_user("viewer", is_staff=True, is_superuser=False)
    client = Client()
    client.force_login(viewer)
    assert client.get(NOW).status_code == 403
    viewer.user_permissions.add(Permission.objects.get(codename="view_judgement"))
    assert client.get(NOW).status_code == 200
    client.force_login(owner)
    assert client.get(NOW).status_code == 302


def test_it_is_there_without_redis(staff_client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def away() -> None:
        raise ConnectionError("gone")

    monkeypatch.setattr("judge.watch.sums.redis", away)
    page = staff_client.get(NOW)
    assert page.status_code == 200
    assert "is away" in page.text


@pytest.mark.parametrize("hours", ["1", "24", "48", "7", "-1", "<script>"])
def test_any_span_is_answered(staff_client: Client, hours: str) -> None:
    page = staff_client.get(NOW, {"hours": hours, "renew": "1"})
    assert page.status_code == 200
    assert "<script>" not in page.text.replace("<script src", "")


def test_verdicts_are_counted_by_kind_from_the_judgements() -> None:
    for verdict in ("AC", "AC", "TLE", "RE", "IE"):
        make_submission(verdict=verdict)
    make_submission(verdict="AC", judgement={"judged_at": timezone.now() - timedelta(hours=2)})
    (chart,) = [one for one in charts(SPANS[0]) if one.id == "verdicts"]
    minutes = SPANS[0].step.total_seconds() / 60
    assert {one.name: sum(one.known) * minutes for one in chart.series} == pytest.approx(
        {
            "Accepted": 2,
            "Wrong answer": 0,
            "Limits and crashes": 2,
            "Compile error": 0,
            "Our own failure": 1,
        }
    )


def test_what_happened_is_the_difference_of_two_samples() -> None:
    sample(5, taken_in=100, requests=1000)
    sample(4, taken_in=125, requests=1100, failures=5)
    assert last("Taken in") == {"Submissions and runs": pytest.approx(30, rel=0.01)}
    assert last("HTTP requests") == {
        "Answered": pytest.approx(2, rel=0.01),
        "Failed (5xx)": pytest.approx(0.1, rel=0.01),
    }


def test_counts_that_began_anew_are_no_drop() -> None:
    sample(5, requests=1000)
    sample(4, requests=50)
    assert last("HTTP requests")["Answered"] == pytest.approx(1, rel=0.01)


def test_times_of_answers_are_those_between_two_samples() -> None:
    sample(5, seconds={"0.1": 1000, "0.2": 1000, "+Inf": 1000})
    sample(4, seconds={"0.1": 1090, "0.2": 1100, "+Inf": 1100})
    found = last("Time of an answer")
    assert found["Half of them at most"] == pytest.approx(100 * 50 / 90)
    assert found["19 of 20 at most"] == pytest.approx(150)


def test_a_quantile_beyond_all_bounds_is_the_last_of_them() -> None:
    assert quantile({"0.1": 1, "+Inf": 10}, 0.95) == 0.1
    assert quantile({"0.1": 0, "+Inf": 0}, 0.95) is None
    assert quantile({}, 0.5) is None


def test_a_languages_times_are_the_median_and_the_slow_end() -> None:
    now = timezone.now()
    for took_s in range(1, 22):
        times = {"started_at": now - timedelta(seconds=took_s), "judged_at": now}
        make_submission(make_user(), make_problem(), verdict="CE", judgement=times)
    (python,) = language_times(SPANS[0])
    assert (python.name, python.judged) == ("Python", 21)
    assert (python.p50_s, python.p95_s) == (pytest.approx(11), pytest.approx(20))
