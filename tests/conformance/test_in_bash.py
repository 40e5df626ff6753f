"""What only Bash has: programs alone, read as they run, with the tools that scripts count on."""

from __future__ import annotations

import pytest

from judge.grading import Outcome, judge
from judge.languages import languages
from judge.sandbox.docker_sandbox import DockerSandbox
from problems.definition import CheckerSpec, Definition, Limits, TestCase
from problems.verdicts import Verdict

BASH = languages()["bash"]


def judged(sandbox: DockerSandbox, source: str, input: str = "", answer: str = "42\n") -> Outcome:
    tests = [TestCase("1", "secret", False, input.encode(), answer.encode())]
    limits = Limits(time_s=3.0, memory_mb=64)
    problem = Definition("probe", CheckerSpec("tokens"), limits, tests)
    return judge(problem, BASH, source.encode(), sandbox)


@pytest.mark.parametrize(
    ("source", "input"),
    [
        ("echo $((6 * 7))", ""),
        ("#!/bin/bash\nset -euo pipefail\nread -r n\necho $((n + 1))", "41\n"),
        ("awk '{ s += $1 } END { print s }'", "40\n2\n"),
        ('awk \'BEGIN { PROCINFO["sorted_in"] = "@ind_num_asc"; print 42 }\'', ""),
        ("bc <<< '2 * 21'", ""),
        ("jq '.answer'", '{"answer": 42}'),
        ("tr -d x | sed 's/y//' | grep -o '4.' | sort | uniq | head -n 1", "x4y2\n"),
        ("seq 42 | tail -n 1", ""),
        ('declare -A map=([answer]=42); echo "${map[answer]}"', ""),
        ("mapfile -t lines; echo $(( ${lines[0]} + ${lines[1]} ))", "40\n2\n"),
        ("paste -sd+ - | bc", "40\n2\n"),
        ("word='äö'; echo $(( ${#word} * 21 ))", ""),
        ("shopt -s extglob\ncase 42 in\n  +([0-9])) echo 42 ;;\nesac", ""),
        ("if ! [[ 41 == @(4|2) ]]; then echo 42; fi", ""),
        ("f() { (( $1 > 0 )) && f $(( $1 - 1 )) || echo 42; }; f 500", ""),
        ("cat <(echo 42)", ""),
        ('t=$(mktemp); echo 42 > "$t"; cat "$t"', ""),
    ],
)
def test_it_is_understood(sandbox: DockerSandbox, source: str, input: str) -> None:
    outcome = judged(sandbox, source, input)

    assert outcome.verdict is Verdict.AC, outcome


def test_a_mistake_that_is_met_late_is_a_compile_error(sandbox: DockerSandbox) -> None:
    outcome = judged(sandbox, "echo 42\n\nif then\n")

    assert outcome.verdict is Verdict.CE
    assert outcome.compile_output.startswith("solution.sh: line 3: syntax error near")
    assert "gavel" not in outcome.compile_output


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("echo 42\nexit 3", ""),
        ("shopt -s extglob\ncase 5 in\n  +([0-9])) exit 3 ;;\nesac", ""),
        ("set -u\necho $absent", "solution.sh: line 2: absent: unbound variable"),
        ("echo 41\n\nmissing_command", "solution.sh: line 3: missing_command: command not found"),
    ],
)
def test_an_end_with_another_code_is_a_run_time_error(
    sandbox: DockerSandbox, source: str, said: str
) -> None:
    outcome = judged(sandbox, source)

    assert outcome.verdict is Verdict.RE
    assert said in outcome.cases[0].stderr
