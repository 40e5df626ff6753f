"""The problems that the hostile programs are sent to, each with an answer that cannot be guessed from the test."""

from __future__ import annotations

import secrets
from dataclasses import replace
from typing import Any

from problems.definition import CheckerSpec, Definition, Limits, TestCase
from problems.values import signature_from_json

LIMITS = Limits(time_s=0.5, memory_mb=128, output_mb=1, compile_time_s=20.0)
# For what is never to compile: a bomb that takes three seconds would take all the time there is.
COMPILE_BOMB_TIME_S = 3.0


def _problem(
    slug: str,
    types: dict[str, str] | None,
    returns: str,
    tests: list[tuple[str, str]],
    checker: CheckerSpec,
) -> Definition:
    signature: Any = None
    if types is not None:
        params = [{"name": name, "type": kind} for name, kind in types.items()]
        signature = signature_from_json(
            {"function": {"name": slug, "params": params, "returns": returns}}
        )
    return Definition(
        slug=slug,
        checker=checker,
        limits=LIMITS,
        tests=[
            TestCase(
                name=f"{number:02}",
                group="sample" if number == 1 else "secret",
                is_sample=number == 1,
                input=given.encode(),
                answer=answer.encode(),
            )
            for number, (given, answer) in enumerate(tests, start=1)
        ],
        signature=signature,
    )


_SUMS = [(1, 2), (17, 25), (100_003, 99_991), (-5, 3), (123_456_789, 987_654_321), (7, 0)]
_EXACT = CheckerSpec("exact")

PROBLEMS = {
    problem.slug: problem
    for problem in (
        _problem(
            "add",
            {"a": "integer", "b": "integer"},
            "integer",
            [(f"{a}\n{b}\n", f"{a + b}\n") for a, b in _SUMS],
            _EXACT,
        ),
        # Nothing that a program can compute: it would have to find the answer somewhere.
        _problem(
            "reveal",
            {"key": "string"},
            "string",
            [(f'"{n}"\n', f'"ANSWER-{secrets.token_hex(8)}"\n') for n in range(3)],
            _EXACT,
        ),
        _problem(
            "numbers",
            {"n": "integer"},
            "integer[]",
            [(f"{n}\n", f"{list(range(1, n + 1))}\n") for n in (3, 4)],
            _EXACT,
        ),
        _problem(
            "half",
            {"n": "integer"},
            "double",
            [(f"{n}\n", f"{n / 2}\n") for n in (1, 2, 3)],
            CheckerSpec("floats"),
        ),
        _problem(
            "word",
            {"n": "integer"},
            "string",
            [(f"{n}\n", '"ab"\n') for n in (1, 2, 3)],
            _EXACT,
        ),
        _problem(
            "sum", None, "", [(f"{a} {b}\n", f"{a + b}\n") for a, b in _SUMS], CheckerSpec("tokens")
        ),
    )
}

# The one who comes after is an ordinary submission: it is not to fail because the machine is busy.
CONTROL = replace(PROBLEMS["add"], limits=Limits(time_s=2.0, memory_mb=256, compile_time_s=60.0))
