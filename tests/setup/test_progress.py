from __future__ import annotations

import io
import re

import pytest

from setup.progress import Progress, Step, active_line


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_finished_step_says_how_long_it_took() -> None:
    out, clock = io.StringIO(), Clock()
    with Progress(out, clock=clock).step("Python packages"):
        clock.now += 34.2
    assert re.fullmatch(r"  Python packages \.+ 34 s\n", out.getvalue())


def test_a_long_one_is_told_in_minutes() -> None:
    out, clock = io.StringIO(), Clock()
    with Progress(out, clock=clock).step("Runner image: java"):
        clock.now += 185
    assert "3 min 5 s" in out.getvalue()


def test_a_step_may_say_what_came_of_it() -> None:
    out, clock = io.StringIO(), Clock()
    with Progress(out, clock=clock).step("Runner image: java") as step:
        clock.now += 34.2
        step.made("600 MB")
    assert out.getvalue().endswith(" 34 s, 600 MB\n")


def test_a_step_with_nothing_to_do_says_so() -> None:
    out = io.StringIO()
    with Progress(out).step("Front end") as step:
        step.unchanged()
    assert out.getvalue().endswith(" unchanged\n")


def test_a_failed_step_is_shown_as_failed() -> None:
    out, clock = io.StringIO(), Clock()
    with pytest.raises(ValueError, match="no"), Progress(out, clock=clock).step("Front end"):
        raise ValueError("no")
    assert "Front end" in out.getvalue()
    assert "FAILED after 0.0 s" in out.getvalue()


def test_a_step_under_way_shows_its_last_words_shortened_and_on_one_line() -> None:
    step = Step("Front end", lambda: 12.0)
    step.say("npm  ci\n" + "x" * 200)
    line = active_line(step)
    assert line.startswith("Front end: npm ci xxx")
    assert "\n" not in line
    assert len(line) < 100


def test_a_line_that_stays_replaces_the_moving_one_on_a_terminal() -> None:
    out = Terminal()
    progress = Progress(out)
    with progress.step("Front end"):
        progress._show()
        progress.line("something to know")
    assert "\r\033[Ksomething to know\n" in out.getvalue()
