"""Every program of programs/ gets one of the verdicts that it may get, and the next submission notices nothing.

One file per attack, named by its deed. Its first lines say what it does, which problem it is sent to and which verdicts
it may get; IE is never among them. A program that finds a door open prints BREACH. After each attack an ordinary
submission is judged in the same slot: it looks for what was left behind, and must be accepted.
"""

from __future__ import annotations

import os
import re
import subprocess
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

import pytest

from judge.grading import judge
from judge.grading.outcome import Outcome
from judge.languages import by_extension
from judge.sandbox.docker_sandbox import DockerSandbox
from judge.sandbox.errors import SandboxError
from problems.definition import Definition
from problems.verdicts import Verdict
from tests.hostile.problems import CONTROL, PROBLEMS

pytestmark = pytest.mark.containers

HERE = Path(__file__).resolve().parent
MAX_S = 200  # on a busy machine; an idle one takes 15
SITE = f"gavel-hostile-{os.getpid()}"


@dataclass(frozen=True)
class Attack:
    """One file and what it says of itself."""

    path: Path
    problem: str
    verdicts: frozenset[Verdict]


def read_attack(path: Path) -> Attack:
    head = path.read_text(encoding="utf-8").splitlines()[:3]
    problem = re.fullmatch(r"(?:#|//) problem: (\w+)", head[1])
    verdicts = re.fullmatch(r"(?:#|//) verdicts: ([A-Z ]+)", head[2])
    assert problem, f"{path.name}: its second line must name its problem"
    assert verdicts, f"{path.name}: its third line must list its verdicts"
    return Attack(path, problem[1], frozenset(map(Verdict, verdicts[1].split())))


ATTACKS = [read_attack(path) for path in sorted((HERE / "programs").iterdir()) if path.is_file()]
CONTROLS = {path.stem: path for path in (HERE / "controls").iterdir()}


@pytest.fixture(scope="module")
def sandbox() -> Iterator[DockerSandbox]:
    """Return a sandbox with a single slot: whoever comes next gets the place of the one before."""
    try:
        sandbox = DockerSandbox(slots=1, site=SITE)
    except SandboxError as error:
        pytest.fail(
            f"These tests need a Docker engine and the runner images: {error}", pytrace=False
        )
    yield sandbox
    sandbox.close()


def submit(path: Path, problem: Definition, sandbox: DockerSandbox) -> Outcome:
    language = by_extension(path.name)
    assert language is not None, f"no language takes {path.name}"
    return judge(problem, language, path.read_bytes(), sandbox)


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


@pytest.mark.attack
@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.path.name)
def test_it_gets_what_it_may_get_and_the_next_one_notices_nothing(
    attack: Attack, sandbox: DockerSandbox
) -> None:
    started = time.monotonic()
    outcome = submit(attack.path, PROBLEMS[attack.problem], sandbox)
    took_s = time.monotonic() - started

    said = "\n".join(texts(asdict(outcome)))
    assert outcome.verdict in attack.verdicts, said[:3000]
    assert "BREACH" not in said
    assert "root:" not in said
    assert "\0" not in said  # whatever it answered can be stored and sent
    assert len(said.encode("utf-8")) < 3_000_000
    assert took_s < MAX_S

    language = by_extension(attack.path.name)
    assert language is not None
    control = submit(CONTROLS[language.id], CONTROL, sandbox)
    assert control.verdict is Verdict.AC, control
    assert "BREACH" not in str(control)
    assert control.passed == control.total == 6


def test_no_attack_may_be_an_internal_error_and_each_language_is_attacked() -> None:
    assert all(Verdict.IE not in attack.verdicts for attack in ATTACKS)
    languages = {found.id for attack in ATTACKS if (found := by_extension(attack.path.name))}
    assert languages == set(CONTROLS) >= {"python", "javascript", "java", "cpp"}
    assert len(ATTACKS) >= 90


def test_no_container_is_left(sandbox: DockerSandbox) -> None:
    sandbox.close()
    end = time.monotonic() + 20
    command = ["docker", "ps", "-aq", "--filter", f"label=gavel.site={SITE}"]
    while subprocess.run(command, capture_output=True, check=True).stdout:
        assert time.monotonic() < end, "containers are left"
        time.sleep(0.2)
