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


def read_pair(folder: Path) -> Attack:
    plants, looks = (sorted(folder.glob(f"{name}.*")) for name in ("plants", "looks"))
    assert len(plants) == len(looks) == 1, f"{folder}: it needs one that plants and one that looks"
    pair = read_program(plants[0]), read_program(looks[0])
    assert pair[1].verdicts == {Verdict.AC}, f"{folder}: the one who looks must find nothing"
    return Attack(f"{folder.name}/", pair)


ATTACKS = [
    *(
        Attack(path.name, (read_program(path),))
        for path in sorted((HERE / "programs").iterdir())
        if path.is_file()
    ),
    *(read_pair(path) for path in sorted((HERE / "pairs").iterdir())),
]
PROGRAMS = [program for attack in ATTACKS for program in attack.programs]
CONTROLS = {path.stem: path for path in (HERE / "controls").iterdir()}
