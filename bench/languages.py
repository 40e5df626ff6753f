"""Measure each language: judging over compiling and running by hand, and what the harness itself takes.

make bench NAME=languages
make bench NAME=languages ARGS="go rust"     only these
make bench NAME=languages ARGS=--write       and write docs/languages.md

ratio.<id>         judging a small program on one test, warm, over compiling and running it by hand
startup_ms.<id>    the harness's own start-up over the runtime's own: a function serving 100 small tests, its start
                   included, less the run of the smallest program
decode_ratio.<id>  processor time of a function's test that is given a list of 10^6 integers, over that of a program
                   that reads the same from stdin (probes/reads_numbers), one after the other in the same container

A language of programs alone has only the first. One that cannot be measured is named, and costs the others nothing.
"""

from __future__ import annotations

import os
import statistics
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "judge.config.settings")
django.setup()

import docker  # noqa: E402 - Django first

from bench.bare import BareContainer, Times  # noqa: E402
from bench.figures import median_ratio, print_figure, say  # noqa: E402
from bench.programs import (  # noqa: E402
    Measured,
    adder,
    hundred_numbers,
    million_numbers,
    million_numbers_read,
)
from bench.side_by_side import REST_S, side_by_side  # noqa: E402
from judge.grading.program import ready_program  # noqa: E402
from judge.languages import Language, languages  # noqa: E402
from judge.sandbox.box import Sandbox  # noqa: E402
from judge.submissions.engine import docker_sandbox  # noqa: E402

ROUNDS = 7
COLUMNS = (
    "language",
    "version",
    "judged, over by hand",
    "harness start-up",
    "10^6 integers",
    "over reading them",
    "image",
)
PAGE = Path(__file__).resolve().parents[1] / "docs" / "languages.md"


@dataclass(frozen=True)
class Harness:
    """What a language's harness takes; see above."""

    startup_ms: float
    decode_ms: float
    decode_ratio: float


@dataclass(frozen=True)
class Row:
    """What is known of one language: its figures, or why there are none."""

    language: Language
    ratio: float | None = None  # None: the image cannot do it by hand
    harness: Harness | None = None  # None: programs alone
    size_mb: float = 0.0
    failure: str = ""


class NotAnswered(Exception):
    """A program that is measured does not do its work."""


def main(words: list[str]) -> None:
    """Measure the languages asked for, or all; exit with 1 when one could not be."""
    ids = [word for word in words if not word.startswith("--")]
    rows: list[Row] = []
    for id in ids or languages():
        row = _measured(languages()[id])
        say(f"{len(rows) + 1} of {len(ids or languages())}: {_line(row)}")
        rows.append(row)
    if "--write" in words:
        PAGE.write_text(page(rows), encoding="utf-8")
        say(f"wrote {PAGE.name}")
    if any(row.failure for row in rows):
        raise SystemExit(1)


def _measured(language: Language) -> Row:
    try:
        return _figures(language)
    except (Exception, SystemExit) as error:  # a measurement that goes wrong ends by the second
        return Row(language, failure=f"{type(error).__name__}: {error}")


def _figures(language: Language) -> Row:
    id = language.id
    harness = None
    sandbox = docker_sandbox(slots=1)
    try:
        ratio = _ratio(sandbox, language)
        if ratio is not None:
            print_figure(f"ratio.{id}", ratio, "ratio")
        if language.has_functions:
            harness = Harness(_startup_ms(sandbox, language), *_decoding(sandbox, language))
            print_figure(f"startup_ms.{id}", harness.startup_ms, "ms")
            print_figure(f"decode_ratio.{id}", harness.decode_ratio, "ratio")
    finally:
        sandbox.close()
    size_mb = docker.from_env().images.get(language.image).attrs["Size"] / 1e6
    return Row(language, ratio, harness, size_mb)


def _ratio(sandbox: Sandbox, language: Language) -> float | None:
    measured = adder(language.id)
    with BareContainer(language.image, measured.files) as bare:
        if refusal := bare.refusal(measured.by_hand):
            say(f"{language.name}: by hand it cannot be compiled and run in its image: {refusal}")
            return None
    return side_by_side(sandbox, measured, rounds=ROUNDS).wall


def _startup_ms(sandbox: Sandbox, language: Language) -> float:
    served_s, run_s = [], []
    for _ in range(ROUNDS):
        served_s.append(_run(sandbox, hundred_numbers(language.id)).wall_s)
        run_s.append(_run(sandbox, adder(language.id)).wall_s)
    return 1000 * (statistics.median(served_s) - statistics.median(run_s))


def _decoding(sandbox: Sandbox, language: Language) -> tuple[float, float]:
    """Return the processor time of decoding in ms, and over that of reading by oneself."""
    decoded_s, read_s = [], []
    for _ in range(ROUNDS):
        decoded_s.append(_run(sandbox, million_numbers(language.id)).cpu_s)
        read_s.append(_run(sandbox, million_numbers_read(language.id)).cpu_s)
    return 1000 * statistics.median(decoded_s), median_ratio(decoded_s, read_s)


def _run(sandbox: Sandbox, measured: Measured) -> Times:
    """Run all tests once it is compiled; return what the run took."""
    time.sleep(REST_S)
    problem = measured.problem
    language = languages()[measured.language]
    with ready_program(
        problem, language, measured.source.encode(), problem.tests, sandbox
    ) as program:
        begin = time.perf_counter()
        executions = list(program.runner.executions(0))
        wall_s = time.perf_counter() - begin
    for execution, test in zip(executions, problem.tests, strict=True):
        if execution.output.strip() != test.answer.strip():
            raise NotAnswered(f"test {test.name} of {problem.slug}: {execution.failure or 'wrong'}")
    return Times(wall_s=wall_s, cpu_s=sum(execution.cpu_time_s for execution in executions))


def page(rows: list[Row]) -> str:
    """Return the page that shows the table, made whole."""
    return "\n".join(
        [
            "# Languages",
            "",
            "`make bench NAME=languages ARGS=--write` measures each on your machine, and writes this page.",
            "",
            f"| {' | '.join(COLUMNS)} |",
            "| --- " * len(COLUMNS) + "|",
            *(_line(row) for row in rows),
            "",
            "- *Judged, over by hand*: a small program compiled and run on one test, warm: judged wall time over",
            "  that of the same commands typed in a plain container of the same image; - where it lacks them.",
            "- *Harness start-up*: the run of a function that is asked 100 times, its start included, less the run of",
            "  the smallest program. Below 0 where the harness is started ahead and a program is not.",
            "- *10^6 integers*: processor time of a function's test that is given a list of so many, and *over reading",
            "  them*: over that of a program that reads them from stdin the usual quick way, its start included.",
            "- The images share a base of 80 MB, which is counted in each.",
            "",
        ]
    )


def _line(row: Row) -> str:
    return f"| {' | '.join([row.language.name, row.language.version, *_cells(row)])} |"


def _cells(row: Row) -> list[str]:
    if row.failure:
        reason = " ".join(row.failure.split())[:200].replace("|", "/")
        return [f"not measured: {reason}", "", "", "", ""]
    harness = ["programs only", "", ""]
    if row.harness is not None:
        taken = row.harness
        harness = [
            f"{taken.startup_ms:.0f} ms",
            f"{taken.decode_ms:.0f} ms",
            f"{taken.decode_ratio:.2f}",
        ]
    ratio = "-" if row.ratio is None else f"{row.ratio:.2f}"
    return [ratio, *harness, f"{row.size_mb:.0f} MB"]


if __name__ == "__main__":
    main(sys.argv[1:])
