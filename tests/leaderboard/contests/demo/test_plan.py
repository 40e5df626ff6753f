from __future__ import annotations

from leaderboard.contests.demo.plan import NAMES, Sent, plan
from problems.verdicts import Verdict

FAILURES = {"A": [Verdict.WA], "B": [Verdict.WA, Verdict.TLE], "C": []}


def story(minutes: float = 60, seed: str = "seed") -> list[Sent]:
    return plan(NAMES, FAILURES, minutes=minutes, seed=seed)


def test_the_same_seed_tells_the_same_story() -> None:
    assert story() == story()
    assert story() != story(seed="another")


def test_nothing_is_sent_after_the_time_or_out_of_order() -> None:
    minutes = [sent.minute for sent in story(30)]
    assert minutes == sorted(minutes)
    assert 0 <= minutes[0] <= minutes[-1] < 30


def test_nobody_goes_on_with_a_problem_that_they_solved() -> None:
    solved: set[tuple[str, str]] = set()
    for sent in story():
        assert (sent.name, sent.label) not in solved
        if sent.verdict.is_solved:
            solved.add((sent.name, sent.label))
    assert len(solved) > len(NAMES)


def test_a_try_fails_only_in_ways_that_its_problem_knows() -> None:
    for sent in story():
        assert sent.verdict is Verdict.AC or sent.verdict in FAILURES[sent.label]


def test_forty_people_with_names_of_their_own_take_part() -> None:
    assert len(set(NAMES)) == 40
