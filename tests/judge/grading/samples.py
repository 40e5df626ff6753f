"""A function problem and a stdin problem to judge, and languages to judge them in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from judge.languages.language import Commands, Language
from problems.definition import CheckerSpec, Definition, Limits, Program, TestCase
from problems.values import signature_from_json

DOUBLE = signature_from_json(
    {
        "function": {
            "name": "double",
            "params": [{"name": "n", "type": "integer"}],
            "returns": "integer",
        }
    }
)

SCRIPT = Language(
    id="script",
    name="Script",
    version="1",
    image="runner-script",
    file_name="solution.script",
    extensions=(".script",),
    aliases=(),
    compile_command="",
    run_command="run",
    editor_mode="text",
    time_factor=1.0,
    extra_memory_mb=44,
    processes=8,
    compile_memory_mb=128,
    compile_processes=4,
    out_of_memory=("NoMoreMemory",),
    function=Commands(run=("run", "{source}")),
    stdin=Commands(run=("run", "{source}")),
)
CHECKED = replace(
    SCRIPT,
    id="checked",
    image="runner-checked",
    function=Commands(run=("run", "{source}"), check=("check", "{source}")),
    stdin=Commands(run=("run", "{source}"), check=("check", "{sources}")),
)
COMPILED = replace(
    SCRIPT,
    id="compiled",
    image="runner-compiled",
    function=Commands(run=("./main",), compile=("cc", "{source}")),
    stdin=Commands(run=("./main",), compile=("cc", "{source}")),
)


def make_test(number: int, given: str, answer: str, *, is_sample: bool = False) -> TestCase:
    return TestCase(
        name=f"{number:02}",
        group="sample" if is_sample else "secret",
        is_sample=is_sample,
        input=given.encode(),
        answer=answer.encode(),
    )


def function_problem(
    count: int = 3, *, samples: int = 1, limits: Limits | None = None
) -> Definition:
    """Double 1, 2, 3, ..."""
    return Definition(
        slug="double",
        checker=CheckerSpec("exact"),
        limits=limits or Limits(time_s=1.0, memory_mb=256),
        tests=[
            make_test(n, f"{n}\n", f"{2 * n}\n", is_sample=n <= samples)
            for n in range(1, count + 1)
        ],
        signature=DOUBLE,
    )


def stdin_problem(
    pairs: Sequence[tuple[str, str]] = (("1\n", "2\n"), ("2\n", "4\n")),
    *,
    validator: Program | None = None,
) -> Definition:
    return Definition(
        slug="double-stdin",
        checker=CheckerSpec("program" if validator else "tokens"),
        limits=Limits(time_s=1.0, memory_mb=256),
        tests=[
            make_test(n, given, answer, is_sample=n == 1)
            for n, (given, answer) in enumerate(pairs, start=1)
        ],
        validator=validator,
    )
