from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from judge.doctor.checks import limits
from judge.doctor.report import Finding, State
from judge.sandbox.box import Ending, Result

ENDED = Result(
    ending=Ending.EXITED,
    exit_code=0,
    signal=None,
    cpu_time_s=0.05,
    wall_time_s=0.06,
    memory_kb=9000,
    stdout=b"",
    stderr=b"",
)
Decide = Callable[[Result, float], Finding]


def printed(text: bytes, **changed: object) -> Result:
    return replace(ENDED, stdout=text, **changed)  # type: ignore[arg-type]


def killed(ending: Ending, **changed: object) -> Result:
    return replace(ENDED, ending=ending, exit_code=None, signal=9, **changed)  # type: ignore[arg-type]


HELD = [
    (limits.cpu_time, killed(Ending.CPU_TIME, cpu_time_s=0.51)),
    (limits.wall_time, killed(Ending.WALL_TIME, wall_time_s=0.6)),
    (limits.memory, killed(Ending.MEMORY, memory_kb=140_000)),
    (limits.peak, printed(b"73932\n", memory_kb=74_044)),
    (limits.processes, printed(b"15\n")),
    (limits.output, killed(Ending.OUTPUT, stdout=bytes(1 << 16))),
    (limits.file_size, printed(b"1048576\n")),
    (limits.stack, printed(b"64\n")),
]
PASSED = [
    (limits.cpu_time, killed(Ending.WALL_TIME, cpu_time_s=0.2)),
    (limits.cpu_time, killed(Ending.CPU_TIME, cpu_time_s=0.3)),
    (limits.wall_time, ENDED),
    (limits.memory, ENDED),
    (limits.memory, killed(Ending.MEMORY, memory_kb=9000)),
    (limits.peak, printed(b"12\n")),
    (limits.processes, printed(b"300\n")),
    (limits.processes, printed(b"\xff\n")),
    (limits.output, killed(Ending.WALL_TIME)),
    (limits.output, killed(Ending.OUTPUT, stdout=bytes(1 << 20))),
    (limits.file_size, printed(b"16777216\n")),
    (limits.file_size, replace(ENDED, exit_code=1)),
    (limits.stack, killed(Ending.SIGNALED)),
]


def test_every_limit_is_tried() -> None:
    assert {decide for decide, _ in HELD} == {trial.decide for trial in limits.TRIALS}


@pytest.mark.parametrize(("decide", "result"), HELD)
def test_a_limit_that_held_is_well(decide: Decide, result: Result) -> None:
    assert decide(result, 1.0).state is State.OK


@pytest.mark.parametrize(("decide", "result"), PASSED)
def test_a_limit_that_did_not_hold_fails_and_says_what_to_type(
    decide: Decide, result: Result
) -> None:
    found = decide(result, 1.0)
    assert found.state is State.FAIL
    assert "`" in found.cure


def test_a_limit_that_held_late_is_a_warning_not_a_failure() -> None:
    late = limits.cpu_time(killed(Ending.CPU_TIME, cpu_time_s=0.9), 1.0)
    assert (late.state, "0.90 s" in late.seen) == (State.WARN, True)
    assert limits.wall_time(killed(Ending.WALL_TIME, wall_time_s=3.0), 3.5).state is State.WARN


def test_more_time_reported_than_went_by_is_a_failure() -> None:
    found = limits.cpu_time(killed(Ending.CPU_TIME, cpu_time_s=0.6), 0.3)
    assert (found.state, "clock" in found.cure) == (State.FAIL, True)


def test_a_peak_that_is_reported_wrong_is_a_warning() -> None:
    assert limits.peak(printed(b"73932\n", memory_kb=80_000), 1.0).state is State.WARN


def test_what_a_program_said_is_shown_short_and_on_one_line() -> None:
    found = limits.stack(printed(b"", exit_code=1, stderr=b"Traceback\n" + b"x" * 5000), 1.0)
    assert "\n" not in found.seen
    assert len(found.seen) < 500
