"""The small themes: network, leftovers, clocks, languages, noise, throughput."""

from __future__ import annotations

import pytest

from judge.doctor.checks.clocks import accounts, agreement
from judge.doctor.checks.languages import judged
from judge.doctor.checks.leftovers import leftovers
from judge.doctor.checks.network import network
from judge.doctor.checks.noise import noise
from judge.doctor.checks.throughput import throughput
from judge.doctor.report import State
from judge.grading import Outcome
from judge.languages import languages
from judge.languages.language import Language
from judge.sandbox.options import Isolation
from problems.verdicts import Verdict

ACCEPTED = Outcome(Verdict.AC, 1, 1, 10, 9000)


def test_sockets_that_are_refused_are_well() -> None:
    assert network({"IPv4": "refused", "IPv6": "refused"}).state is State.OK


@pytest.mark.parametrize("end", ["connected", "a socket could be made (unreachable)"])
def test_a_socket_is_a_failure_even_when_it_reaches_nobody(end: str) -> None:
    found = network({"IPv4": end, "IPv6": "refused"})
    assert found.state is State.FAIL
    assert f"IPv4: {end}" in found.seen
    assert "IPv6" not in found.seen
    assert "docker info" in found.cure


def test_an_attempt_that_said_nothing_proves_nothing() -> None:
    assert network({}).state is State.FAIL


def test_what_the_next_submission_sees_is_a_failure() -> None:
    clean = leftovers({"files": [], "processes": 0}, is_same_container=True)
    assert (clean.state, "in the same container" in clean.seen) == (State.OK, True)
    found = leftovers({"files": ["/tmp/left-behind"], "processes": 2}, is_same_container=True)
    assert found.state is State.FAIL
    assert "/tmp/left-behind, 2 processes" in found.seen
    assert "GAVEL_SANDBOX_ISOLATION=container" in found.cure


@pytest.mark.parametrize(
    ("wall_s", "steady_s", "busy_s", "state"),
    [
        (0.41, 0.41, 0.40, State.OK),
        (0.41, 0.41, 0.45, State.FAIL),
        (3.41, 0.41, 0.40, State.WARN),
        (0.90, 0.90, 0.40, State.WARN),
    ],
)
def test_clocks_are_compared(wall_s: float, steady_s: float, busy_s: float, state: State) -> None:
    assert agreement(wall_s=wall_s, steady_s=steady_s, busy_s=busy_s).state is state


@pytest.mark.parametrize(
    ("reported_s", "wall_s", "state"),
    [
        (0.405, 0.42, State.OK),
        (0.30, 0.42, State.FAIL),
        (0.80, 0.90, State.FAIL),
        (0.45, 0.30, State.FAIL),
    ],
)
def test_reported_time_is_compared_with_the_programs_own(
    reported_s: float, wall_s: float, state: State
) -> None:
    found = accounts(own_s=0.4, reported_s=reported_s, reported_wall_s=wall_s)
    assert found.state is state
    assert found.cure or state is State.OK


def test_a_language_that_does_not_judge_says_how_to_try_it() -> None:
    wrong = Outcome.not_compiled("g++: not found", total=1)
    found = judged("cpp", ACCEPTED, wrong, class_s=1.0, program_s=1.0)
    assert found.state is State.FAIL
    assert found.seen == "a program: CE g++: not found"
    assert 'make images ARGS="cpp"' in found.cure
    assert judged("cpp", ACCEPTED, ACCEPTED, class_s=1.0, program_s=1.0).state is State.OK
    program_alone = judged("bash", None, ACCEPTED, class_s=0.0, program_s=1.0)
    assert program_alone.state is State.OK
    assert program_alone.seen == "a program that reads stdin in 1.00 s"


@pytest.mark.parametrize("language", languages().values(), ids=lambda language: language.id)
def test_every_language_has_a_program_to_try(language: Language) -> None:
    assert language.probe("program")


def test_noise_within_a_tenth_is_well_and_beyond_it_a_warning() -> None:
    assert noise([0.10, 0.105, 0.095], load=0.5, cpus=2).state is State.OK
    found = noise([0.10] * 14 + [0.15], load=3.5, cpus=2)
    assert found.state is State.WARN
    assert "the worst by 50.0%, while 3.5 programs wanted 2 cores" in found.seen
    assert "time limits" in found.cure


def test_a_rate_is_told_and_a_wrong_verdict_under_load_is_a_failure() -> None:
    shared = Isolation.NAMESPACES
    found = throughput(count=300, wrong=0, took_s=3.0, slots=2, isolation=shared)
    assert found.state is State.OK
    assert found.seen.startswith("100 small Python programs a second on 2 slots")
    slow = throughput(count=3, wrong=0, took_s=3.0, slots=2, isolation=Isolation.CONTAINER)
    assert slow.state is State.WARN
    assert throughput(count=9, wrong=1, took_s=3.0, slots=2, isolation=shared).state is State.FAIL
