"""Every program gets one of the verdicts that it may get, and the next submission notices nothing.

A program that finds a door open prints BREACH. After each attack somebody else's ordinary submission is judged in the
same slot: it looks for what was left behind, must be accepted, and must not take longer than it takes by itself.
"""

from __future__ import annotations

import os
import re
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import asdict, dataclass, field
from statistics import median
from typing import Any

import pytest

from judge.grading import judge
from judge.grading.outcome import Outcome
from judge.languages import Language
from judge.sandbox.docker_sandbox import DockerSandbox
from judge.sandbox.errors import SandboxError
from judge.sandbox.options import Isolation
from problems.verdicts import Verdict
from tests.hostile.attacks import ATTACKS, CONTROLS, HERE, PROGRAMS, TOGETHER, Attack, Program
from tests.hostile.leftovers import containers_of, left_over, programs_in, zombies_in
from tests.hostile.problems import CONTROL

pytestmark = [pytest.mark.containers, pytest.mark.hostile]

MAX_S = 200  # on a busy machine; an idle one takes 12
FIRST_RUNS = 3
SLOWER = 2.0
TICKS_MS = 15  # a control's tests are measured in whole milliseconds, and rounded

ISOLATIONS = [Isolation.NAMESPACES, Isolation.CONTAINER]


@dataclass
class Bench:
    """One sandbox for all attacks, with a single slot: whoever comes next gets the place of the one before."""

    sandbox: DockerSandbox
    site: str
    normal_ms: dict[str, float] = field(default_factory=dict)

    def submit(self, program: Program) -> Outcome:
        return judge(program.problem, program.language, program.path.read_bytes(), self.sandbox)

    def control(self, language: Language) -> Outcome:
        return judge(CONTROL, language, CONTROLS[language.id].read_bytes(), self.sandbox)

    def normal(self, language: Language) -> float:
        """Return the processor time that the control takes by itself."""
        if language.id not in self.normal_ms:
            runs = [self.control(language) for _ in range(FIRST_RUNS)]
            assert {run.verdict for run in runs} == {Verdict.AC}, runs
            self.normal_ms[language.id] = median(map(cpu_ms, runs))
        return self.normal_ms[language.id]


@pytest.fixture(scope="module", params=ISOLATIONS, ids=str)
def bench(request: pytest.FixtureRequest) -> Iterator[Bench]:
    site = f"gavel-hostile-{os.getpid()}-{request.param}"
    try:
        sandbox = DockerSandbox(slots=1, site=site, isolation=request.param)
    except SandboxError as error:
        pytest.fail(
            f"These tests need a Docker engine and the runner images: {error}", pytrace=False
        )
    yield Bench(sandbox, site)
    sandbox.close()


def cpu_ms(outcome: Outcome) -> int:
    return sum(case.time_ms for case in outcome.cases)


def texts_of(outcome: Outcome) -> str:
    return "\n".join(texts(asdict(outcome)))


def texts(thing: object) -> Iterator[str]:
    """Yield every text of an outcome, however deep."""
    if isinstance(thing, dict):
        for value in thing.values():
            yield from texts(value)
    elif isinstance(thing, list | tuple):
        for value in thing:
            yield from texts(value)
    else:
        yield str(thing)


def wait_for(leftovers: Any) -> list[str]:
    """Return what is still left when the engine has had time to clear up."""
    end = time.monotonic() + 20
    while (found := list(leftovers())) and time.monotonic() < end:
        time.sleep(0.2)
    return found


@pytest.mark.attack
@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.name)
def test_it_gets_what_it_may_get_and_the_next_one_notices_nothing(
    attack: Attack, round_number: int, bench: Bench
) -> None:
    languages = {program.language.id: program.language for program in attack.programs}.values()
    normal_ms = {language.id: bench.normal(language) for language in languages}

    for program in attack.programs:
        started = time.monotonic()
        outcome = bench.submit(program)
        took_s = time.monotonic() - started

        said = texts_of(outcome)
        assert outcome.verdict in program.verdicts, f"{program.path.name}: {said[:3000]}"
        assert "BREACH" not in said, said[:3000]
        assert "root:" not in said
        assert "\0" not in said  # whatever it answered can be stored and sent
        assert len(said.encode("utf-8")) < 3_000_000
        assert took_s < MAX_S

    for language in languages:
        control = bench.control(language)
        assert control.verdict is Verdict.AC, control
        assert "BREACH" not in str(control)
        assert control.passed == control.total == 6
        assert cpu_ms(control) <= SLOWER * normal_ms[language.id] + TICKS_MS


@pytest.mark.parametrize("isolation", ISOLATIONS, ids=str)
def test_two_that_run_side_by_side_cannot_talk(isolation: Isolation) -> None:
    site = f"gavel-hostile-{os.getpid()}-together"
    with closing(DockerSandbox(slots=2, site=site, isolation=isolation)) as sandbox:
        bench = Bench(sandbox, site)
        for attack in TOGETHER:
            with ThreadPoolExecutor(2) as both:
                for program, outcome in zip(
                    attack.programs, both.map(bench.submit, attack.programs), strict=True
                ):
                    assert outcome.verdict in program.verdicts, (
                        f"{attack.name}: {texts_of(outcome)}"
                    )
                    assert "BREACH" not in texts_of(outcome)


def test_no_attack_may_be_an_internal_error_and_each_language_is_attacked() -> None:
    assert all(Verdict.IE not in program.verdicts for program in PROGRAMS)
    assert {program.language.id for program in PROGRAMS} == set(CONTROLS)
    assert set(CONTROLS) >= {"python", "javascript", "java", "c", "cpp"}


def test_the_readme_says_how_many_there_are() -> None:
    readme = (HERE.parents[1] / "README.md").read_text(encoding="utf-8")
    told = re.search(r"`tests/hostile/` holds (\d+) programs", readme)

    assert told
    assert int(told[1]) == len(PROGRAMS)


def test_nothing_is_left_in_the_containers(bench: Bench) -> None:
    containers = containers_of(bench.site)

    assert wait_for(lambda: programs_in(containers)) == []
    assert wait_for(lambda: zombies_in(containers)) == []


def test_nothing_is_left_on_the_machine_or_in_the_engine(bench: Bench) -> None:
    bench.sandbox.close()

    assert wait_for(lambda: containers_of(bench.site)) == []
    assert wait_for(left_over) == []
