from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from judge.submissions.models import Judgement, JudgementQuerySet, Rejudging, Submission
from judge.submissions.rejudging import apply, start, undo
from judge.submissions.review import (
    Changes,
    Fate,
    Section,
    changes,
    compared,
    eta_s,
    rejudging_reviewed,
    sections,
)
from tests.factories import (
    SIGNATURES,
    TESTS,
    make_problem,
    make_submission,
    make_user,
    make_version,
    overrule,
)
from tests.judge.submissions.judged import end, end_all, proposed

pytestmark = pytest.mark.django_db


def begun() -> Rejudging:
    return start(Submission.objects.all(), reason="Test 7 was wrong.", by=make_user())


def rejudged(*verdicts: tuple[str, str]) -> Rejudging:
    """Return a rejudging that is ready, of a submission for each (old, new) verdict."""
    made = [(make_submission(verdict=old), new) for old, new in verdicts]
    rejudging = begun()
    for submission, new in made:
        end(proposed(submission), new)
    rejudging.refresh_from_db()
    return rejudging


def table(found: Changes) -> dict[tuple[str, str], int]:
    return {
        (old.value, new.value): count
        for old, cells in found.matrix.rows
        for new, count in cells
        if count
    }


def test_it_counts_old_verdicts_against_new_ones() -> None:
    rejudging = rejudged(("WA", "AC"), ("WA", "AC"), ("AC", "AC"), ("AC", "TLE"))
    found = changes(rejudging)
    assert table(found) == {("WA", "AC"): 2, ("AC", "AC"): 1, ("AC", "TLE"): 1}
    assert found.matrix.columns == ["AC", "TLE"]
    assert (found.changed_count, found.fates[Fate.SAME], found.movable) == (3, 1, 4)


def test_it_shows_each_changed_submission_beside_what_it_replaces() -> None:
    submission = make_submission(verdict="WA", judgement={"runtime_ms": 70, "memory_kb": 8_000})
    rejudging = begun()
    end_all(rejudging, "AC")
    row = changes(rejudging).changed.get()
    assert row.submission == submission
    assert (row.old_verdict, row.old_passed_tests, row.old_total_tests) == ("WA", 2, 3)
    assert (row.old_runtime_ms, row.old_memory_kb) == (70, 8_000)
    assert (row.verdict, row.passed_tests, row.runtime_ms) == ("AC", 3, 12)


def test_the_same_verdict_with_other_tests_passed_is_a_change() -> None:
    submission = make_submission(verdict="WA")
    rejudging = begun()
    end(proposed(submission), "WA", passed=1)
    found = changes(rejudging)
    assert (found.changed_count, table(found)) == (1, {("WA", "WA"): 1})


def test_what_waits_failed_or_is_overtaken_is_counted_apart() -> None:
    waits = make_submission()
    failed, overtaken = make_submission(verdict="WA"), make_submission(verdict="WA")
    rejudging = begun()
    end(proposed(failed), "IE")
    end(proposed(overtaken), "AC")
    overrule(overtaken, "TLE")
    found = changes(rejudging)
    assert found.fates == {Fate.WAITING: 1, Fate.FAILED: 1, Fate.LEFT_ALONE: 1}
    assert (found.total, found.judged, found.movable) == (3, 2, 0)
    assert compared(rejudging).get(fate=Fate.WAITING).submission == waits


def test_what_was_applied_shows_the_same_change_as_before() -> None:
    rejudging = rejudged(("WA", "AC"), ("CE", "AC"), ("AC", "AC"))
    before = changes(rejudging)
    assert before.standing == 0
    for decide in (apply, undo):
        decide(rejudging, by=make_user())
        after = changes(rejudging)
        assert (after.verdicts, after.fates) == (before.verdicts, before.fates)
        assert after.standing == (3 if decide is apply else 0)
        assert {row.old_verdict for row in after.changed} == {"WA", "CE"}


def test_it_says_how_many_were_judged_by_a_version_of_the_past() -> None:
    rejudging = rejudged(("WA", "AC"), ("WA", "AC"))
    assert changes(rejudging).outdated == 0
    problem = rejudging.judgements.all()[0].submission.problem
    make_version(problem, signature=SIGNATURES["function"], tests=TESTS["function"])
    assert changes(rejudging).outdated == 1


def test_it_is_one_query_however_many_there_are(
    django_assert_num_queries: Callable[..., Any],
) -> None:
    problem = make_problem()
    for _ in range(10):
        make_submission(problem=problem, verdict="WA")
    rejudging = begun()
    end_all(rejudging)
    with django_assert_num_queries(1):
        found = changes(rejudging)
    with django_assert_num_queries(1):
        assert (
            len({str(row.submission.user) + row.submission.problem.title for row in found.changed})
            == 10
        )


def test_the_time_to_go_follows_from_how_its_last_judgements_went() -> None:
    for _ in range(4):
        make_submission()
    rejudging = begun()
    assert eta_s(rejudging, 4) is None
    now = timezone.now()
    for number, judgement in enumerate(rejudging.judgements.all()[:2]):
        end(judgement)
        judged_at = now - timedelta(seconds=10 * (1 - number))
        Judgement.objects.filter(pk=judgement.pk).update(
            started_at=judged_at - timedelta(seconds=8), judged_at=judged_at
        )
    assert eta_s(rejudging, 2) in {10, 11}
    assert eta_s(rejudging, 0) is None


class Board:
    """Another package, which knows what a verdict is worth."""

    fails = False

    def answer(
        self, *, rejudging: Rejudging, changed: JudgementQuerySet, **_: object
    ) -> list[Section]:
        if self.fails:
            raise RuntimeError("no board today")
        rows = [[row.submission.user, row.old_verdict, row.verdict] for row in changed]
        return [Section(title="Ranks", columns=["User", "Before", "After"], rows=rows)]


@pytest.fixture
def board() -> Iterator[Board]:
    one = Board()
    rejudging_reviewed.connect(one.answer, weak=False)
    yield one
    rejudging_reviewed.disconnect(one.answer)


def test_other_packages_say_what_would_change_there(board: Board) -> None:
    rejudging = rejudged(("WA", "AC"), ("AC", "AC"))
    [ranks] = sections(rejudging, changes(rejudging).changed)
    user = changes(rejudging).changed.get().submission.user
    assert (ranks.title, ranks.rows) == ("Ranks", [[user, "WA", "AC"]])


def test_a_package_that_fails_hides_nothing_else(board: Board) -> None:
    rejudging = rejudged(("WA", "AC"))
    board.fails = True
    [section] = sections(rejudging, changes(rejudging).changed)
    assert section.rows == [["no board today"]]
