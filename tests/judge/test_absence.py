from __future__ import annotations

import logging

import pytest

from judge.absence import AVOID_FOR_S, Absence


class Clock:
    """A clock that a test moves."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


class Away(Exception):
    """What the store's client raises."""


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(clock: Clock) -> Absence:
    return Absence("The store", clock)


def ask(store: Absence, *, answers: bool) -> str:
    """Ask it; say whether it was asked and what came of it."""
    asked = False
    try:
        with store.tried(Away, within_s=3):
            asked = True
            if not answers:
                raise Away("no answer")
    except Away:
        return "failed" if asked else "spared"
    return "answered"


def test_a_store_that_failed_is_left_alone_for_a_moment(store: Absence, clock: Clock) -> None:
    assert ask(store, answers=True) == "answered"
    assert ask(store, answers=False) == "failed"
    assert store.is_noted
    assert ask(store, answers=True) == "spared"
    clock.now += AVOID_FOR_S
    assert ask(store, answers=True) == "answered"
    assert not store.is_noted
    assert ask(store, answers=True) == "answered"


def test_while_one_tries_again_the_others_do_not_wait(store: Absence, clock: Clock) -> None:
    ask(store, answers=False)
    clock.now += AVOID_FOR_S
    with store.tried(Away, within_s=3):
        clock.now += 2.9
        assert ask(store, answers=True) == "spared"
    assert ask(store, answers=True) == "answered"


def test_another_error_is_no_absence(store: Absence) -> None:
    with pytest.raises(KeyError), store.tried(Away, within_s=3):
        raise KeyError
    assert not store.is_noted


def test_it_is_told_once_when_it_goes_and_once_when_it_comes(
    store: Absence, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO):
        for answers in (False, False, False, True, True):
            ask(store, answers=answers)
            clock.now += AVOID_FOR_S
    assert [record.getMessage() for record in caplog.records] == [
        "The store is away, going on without: no answer",
        "The store is back.",
    ]
