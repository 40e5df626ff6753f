"""Measure each language: judging over compiling and running by hand, and what the harness itself takes.

make bench NAME=languages
make bench NAME=languages ARGS="go rust"     only these
make bench NAME=languages ARGS=--write       and write docs/languages.md

ratio.<id>        judging a small program on one test, warm, over compiling and running it by hand
program_ms.<id>   the run of that program: what the language takes to start
hundred_ms.<id>   serving a function 100 small tests, its start included
million_ms.<id>   processor time of a test that is given a list of 10^6 integers and counts them
size_mb.<id>      the runner image, the base that all share included
"""

from __future__ import annotations

import os
import statistics
import sys
import time
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "judge.config.settings")
django.setup()

import docker  # noqa: E402 - Django first

from bench.bare import BareContainer  # noqa: E402
from bench.figures import print_figure, say, seconds_of  # noqa: E402
from bench.programs import Measured, adder, hundred_numbers, million_numbers  # noqa: E402
from bench.side_by_side import REST_S, side_by_side  # noqa: E402
from judge.grading.execution import Execution  # noqa: E402
from judge.grading.program import ReadyProgram, ready_program  # noqa: E402
from judge.languages import Language, languages  # noqa: E402
from judge.sandbox.box import Sandbox  # noqa: E402
from judge.submissions.engine import docker_sandbox  # noqa: E402

ROUNDS = 7
PAGE = Path(__file__).resolve().parents[1] / "docs" / "languages.md"


@dataclass(frozen=True)
class Figures:
    """What was measured of one language; see above."""

    language: Language
    ratio: float | None  # None: the image has no such command to type
    program_ms: float
    hundred_ms: float
    million_ms: float
    size_mb: float


def main(words: list[str]) -> None:
    """Measure the languages asked for, or all."""
    ids = [word for word in words if not word.startswith("--")]
    rows = [_measured(languages()[id]) for id in ids or languages()]
    if "--write" in words:
        PAGE.write_text(_page(rows), encoding="utf-8")
        say(f"wrote {PAGE.name}")


def _measured(language: Language) -> Figures:
    sandbox = docker_sandbox(slots=1)
    try:
        ratio = _ratio(sandbox, language)
        program_ms = 1000 * _run_seconds(sandbox, adder(language.id))
        hundred_ms = million_ms = 0.0
        if language.function.run:
            hundred_ms = 1000 * _run_seconds(sandbox, hundred_numbers(language.id))
            (million,) = _executed(sandbox, million_numbers(language.id))
            million_ms = 1000 * million.cpu_time_s
    finally:
        sandbox.close()
    size_mb = docker.from_env().images.get(language.image).attrs["Size"] / 1e6
    figures = Figures(language, ratio, program_ms, hundred_ms, million_ms, size_mb)
    for name in ("ratio", "program_ms", "hundred_ms", "million_ms", "size_mb"):
        unit = name.partition("_")[2] or name
        value = getattr(figures, name)
        if value is not None:
            print_figure(f"{name}.{language.id}", value, unit)
    return figures


def _ratio(sandbox: Sandbox, language: Language) -> float | None:
    command = (language.compile_command or language.run_command).split()[0]
    with BareContainer(language.image, {}) as bare:
        if not bare.knows(command):
            say(f"{language.name}: its image has no {command} to compare with")
            return None
    return side_by_side(sandbox, adder(language.id), rounds=ROUNDS).wall


def _run_seconds(sandbox: Sandbox, measured: Measured) -> float:
    """Return how long its tests take once it is compiled, at the median."""
    spent_s = []
    for _ in range(ROUNDS):
        time.sleep(REST_S)
        with _ready(sandbox, measured) as program:
            spent_s.append(seconds_of(lambda: list(program.runner.executions(0))))
    return statistics.median(spent_s)


def _executed(sandbox: Sandbox, measured: Measured) -> list[Execution]:
    with _ready(sandbox, measured) as program:
        return list(program.runner.executions(0))


def _ready(sandbox: Sandbox, measured: Measured) -> AbstractContextManager[ReadyProgram]:
    problem = measured.problem
    language = languages()[measured.language]
    return ready_program(problem, language, measured.source.encode(), problem.tests, sandbox)


def _page(rows: list[Figures]) -> str:
    """Return the page that shows the table, made whole."""
    return "\n".join(
        [
            "# Languages",
            "",
            "`make bench NAME=languages ARGS=--write` measures each on your machine, and writes this page.",
            "",
            "| language | version | judged, over by hand | a program | 100 tests | 10^6 integers | image |",
            "| --- | --- | --- | --- | --- | --- | --- |",
            *(_line(row) for row in rows),
            "",
            "- *Judged, over by hand*: a small program compiled and run on one test, warm: judged wall time over",
            "  that of the same commands typed in a plain container of the same image; - where it lacks the command.",
            "- *A program*: its run alone. *100 tests*: the run of a function that is asked so many, start included.",
            "- *10^6 integers*: processor time of a test that is given a list of so many and counts them.",
            "- The images share a base of 80 MB, which is counted in each.",
            "",
        ]
    )


def _line(row: Figures) -> str:
    language = row.language
    harness = ["programs only", ""]
    if language.function.run:
        harness = [f"{row.hundred_ms:.0f} ms", f"{row.million_ms:.0f} ms"]
    cells = [
        language.name,
        language.version,
        "-" if row.ratio is None else f"{row.ratio:.2f}",
        f"{row.program_ms:.0f} ms",
        *harness,
    ]
    return f"| {' | '.join([*cells, f'{row.size_mb:.0f} MB'])} |"


if __name__ == "__main__":
    main(sys.argv[1:])
