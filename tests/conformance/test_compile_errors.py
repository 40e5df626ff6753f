"""A source that cannot be compiled is a compile error, however a language finds out; no failing program is."""

from __future__ import annotations

import pytest

from judge.grading import CaseOutcome, judge
from judge.languages import Language, languages
from judge.sandbox.docker_sandbox import DockerSandbox
from problems.definition import CheckerSpec, Definition, Limits, TestCase
from problems.values import Signature
from problems.verdicts import Verdict
from tests.conformance.conftest import Probe, function

INTEGER = function("integer", returns="integer")

# They fail at their start as a source does that cannot be read. A compile error costs no penalty.
PRETENDERS = {
    "python": [
        b"raise SyntaxError('no')\n",
        b"exec('(')\n",
        b"import sys\nsys.stderr.write('  File \"solution.py\", line 1\\nSyntaxError: no\\n')\nsys.exit(1)\n",
        b"import os\nopen('/tmp/solution.py', 'w').write('(')\nos._exit(1)\n",
    ],
    "javascript": [
        b"throw new SyntaxError('no');\n",
        b"eval('(');\n",
        b"process.stderr.write('SyntaxError: no'); process.exit(1);\n",
    ],
    "php": [
        b"<?php\nthrow new ParseError('no');\n",
        b"<?php\neval('(');\n",
        b"<?php\nfwrite(STDERR, 'PHP Parse error: no in solution.php:1'); exit(255);\n",
    ],
    "ruby": [
        b"raise SyntaxError, 'solution.rb:1: syntax error'\n",
        b"eval('(')\n",
        b"BEGIN { abort 'solution.rb:1: syntax error' }\n",
        b"File.write('/tmp/solution.rb', '('); exit!(1)\n",
    ],
}


def problem(signature: Signature | None) -> Definition:
    tests = [
        TestCase(
            name=str(n), group="secret", is_sample=False, input=b"%d\n" % n, answer=b"%d\n" % n
        )
        for n in range(2)
    ]
    checker = CheckerSpec("exact" if signature else "tokens")
    return Definition("probe", checker, Limits(time_s=3.0, memory_mb=256), tests, signature)


KINDS = pytest.mark.parametrize("signature", [INTEGER, None], ids=["function", "stdin"])


@KINDS
def test_it_is_one_with_the_solvers_line_and_without_cases(
    sandbox: DockerSandbox, language: Language, probe: Probe, signature: Signature | None
) -> None:
    source = probe("compile_error")
    reported: list[CaseOutcome] = []

    outcome = judge(problem(signature), language, source, sandbox, on_case=reported.append)

    assert outcome.verdict is Verdict.CE
    assert (outcome.passed, outcome.total) == (0, 2)
    assert outcome.cases == ()
    assert reported == []
    text = outcome.compile_output
    if b"HERE" in source:
        lines = source.splitlines()
        line = next(n for n, words in enumerate(lines, start=1) if b"HERE" in words)
        name = language.file_name
        assert any(f"{name}{place}{line}" in text for place in (":", '", line ', ": line ")), text
    assert "gavel" not in text


@KINDS
def test_a_run_finds_it_out_too(
    sandbox: DockerSandbox, language: Language, probe: Probe, signature: Signature | None
) -> None:
    source = probe("compile_error")

    outcome = judge(problem(signature), language, source, sandbox, stop_early=False)

    assert outcome.verdict is Verdict.CE
    assert outcome.cases == ()


def test_a_program_that_raises_is_none(
    sandbox: DockerSandbox, language: Language, probe: Probe
) -> None:
    outcome = judge(problem(None), language, probe("program_raises"), sandbox)

    assert outcome.verdict is Verdict.RE
    assert len(outcome.cases) == 1
    assert "boom" in outcome.cases[0].stderr


@KINDS
@pytest.mark.parametrize(
    ("id", "source"), [(id, source) for id, sources in PRETENDERS.items() for source in sources]
)
def test_a_program_that_pretends_is_none(
    sandbox: DockerSandbox, id: str, source: bytes, signature: Signature | None
) -> None:
    outcome = judge(problem(signature), languages()[id], source, sandbox)

    assert outcome.verdict is Verdict.RE
    assert outcome.compile_output == ""
