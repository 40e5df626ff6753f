"""What the folders hold: programs (one file per attack, named by its deed), pairs, and the ones who come after.

programs/forks_without_end.py      line 1 says what it does, line 2 the problem, line 3 the verdicts that it may get
pairs/daemons/plants.c             leaves something behind wherever it can
pairs/daemons/looks.c              comes next, looks for it, and answers rightly only when it has found nothing
controls/python.py                 an ordinary submission, judged after each attack in its language
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path

from judge.languages import Language, by_extension
from problems.definition import Definition
from problems.verdicts import Verdict
from tests.hostile.problems import COMPILE_BOMB_TIME_S, PROBLEMS

HERE = Path(__file__).resolve().parent


@dataclass(frozen=True)
class Program:
    """One file and what it says of itself."""

    path: Path
    problem: Definition
    verdicts: frozenset[Verdict]

    @property
    def language(self) -> Language:
        """Return the language of its extension."""
        return language_of(self.path)


@dataclass(frozen=True)
class Attack:
    """A program, or two that are sent one after the other."""

    name: str
    programs: tuple[Program, ...]


def language_of(path: Path) -> Language:
    language = by_extension(path.name)
    assert language is not None, f"no language takes {path.name}"
    return language


def read_program(path: Path) -> Program:
    head = path.read_text(encoding="utf-8").splitlines()[:3]
    slug = re.fullmatch(r"(?:#|//) problem: (\w+)", head[1])
    found = re.fullmatch(r"(?:#|//) verdicts: ([A-Z ]+)", head[2])
    assert slug, f"{path}: its second line must name its problem"
    assert found, f"{path}: its third line must list its verdicts"
    problem, verdicts = PROBLEMS[slug[1]], frozenset(map(Verdict, found[1].split()))
    if verdicts == {Verdict.CE}:
        limits = replace(problem.limits, compile_time_s=COMPILE_BOMB_TIME_S)
        problem = replace(problem, limits=limits)
    return Program(path, problem, verdicts)


def read_pair(folder: Path, *names: str) -> Attack:
    found = [path for name in names for path in folder.glob(f"{name}.*")]
    assert len(found) == 2, f"{folder}: it needs one that {names[0]} and one that {names[1]}"
    pair = read_program(found[0]), read_program(found[1])
    assert pair[1].verdicts == {Verdict.AC}, f"{folder}: the one who {names[1]} must find nothing"
    return Attack(f"{folder.name}/", pair)


ATTACKS = [
    *(
        Attack(path.name, (read_program(path),))
        for path in sorted((HERE / "programs").iterdir())
        if path.is_file()
    ),
    *(read_pair(path, "plants", "looks") for path in sorted((HERE / "pairs").iterdir())),
]
TOGETHER = [read_pair(path, "says", "hears") for path in sorted((HERE / "together").iterdir())]
PROGRAMS = [program for attack in (*ATTACKS, *TOGETHER) for program in attack.programs]
CONTROLS = {path.stem: path for path in (HERE / "controls").iterdir()}
