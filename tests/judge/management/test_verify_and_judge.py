"""The two commands that judge from the command line, on a small package and with real containers."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from problems.packages import read_package
from problems.publish import publish

PROBLEM = """
problem_format_version: 2023-07
name: Sum and Bound
license: cc0
credits: Gavel
type: pass-fail
limits: {time_limit: 1.0, memory: 256}
"""
# Accepts any number greater than the answer; feedback goes to the solver.
VALIDATOR = """
#include <fstream>
#include <iostream>
#include <string>
int main(int argc, char **argv) {
    std::ifstream answer(argv[2]);
    long wanted, given;
    answer >> wanted;
    if (!(std::cin >> given)) return 43;
    if (given <= wanted) {
        std::ofstream(std::string(argv[3]) + "/teammessage.txt") << "only " << given << "\\n";
        return 43;
    }
    return 42;
}
"""


def write(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return folder


@pytest.fixture
def package(tmp_path: Path) -> Path:
    return write(
        tmp_path / "more-than-the-sum",
        {
            "problem.yaml": PROBLEM,
            "statement/problem.en.md": "Print a number that is greater than the sum.",
            "data/sample/1.in": "1 2\n",
            "data/sample/1.ans": "3\n",
            "data/secret/1.in": "4 5\n",
            "data/secret/1.ans": "9\n",
            "output_validator/validate.cpp": VALIDATOR,
            "submissions/accepted/right.py": "print(sum(map(int, input().split())) + 1)\n",
            "submissions/wrong_answer/equal.py": "print(sum(map(int, input().split())))\n",
            "submissions/accepted/old.cob": "DISPLAY 'HELLO'.\n",
        },
    )


def verify(*arguments: str) -> tuple[int, str, str]:
    out, err = StringIO(), StringIO()
    code = 0
    try:
        call_command("verify", *arguments, stdout=out, stderr=err)
    except SystemExit as end:
        code = int(end.code or 0)
    return code, out.getvalue(), err.getvalue()


def judge(*arguments: str) -> tuple[int, str]:
    out = StringIO()
    code = 0
    try:
        call_command("judge", *arguments, stdout=out, stderr=StringIO())
    except SystemExit as end:
        code = int(end.code or 0)
    return code, out.getvalue()


@pytest.mark.containers
def test_a_package_that_keeps_its_word_is_agreed_with(package: Path) -> None:
    code, out, err = verify(str(package), "--json")
    assert code == 0, err
    found: dict[str, Any] = {row["path"]: row for row in json.loads(out)}
    right, equal = found["accepted/right.py"], found["wrong_answer/equal.py"]
    assert (right["verdict"], right["agrees"], right["passed"]) == ("AC", True, 2)
    assert (equal["verdict"], equal["agrees"], equal["expected"]) == ("WA", True, ["WA"])
    assert "1 skipped" in err
    assert found["accepted/old.cob"]["verdict"] is None


@pytest.mark.containers
def test_a_package_that_does_not_keep_its_word_ends_with_1(package: Path) -> None:
    write(package, {"submissions/accepted/equal.py": "print(3)\n"})
    code, out, err = verify(str(package.parent), "--jobs", "1")
    assert code == 1
    assert "DISAGREES: Test 1: wrong answer" in out
    assert "1 disagree" in err


@pytest.mark.containers
def test_judge_shows_each_test_and_what_the_validator_said(package: Path, tmp_path: Path) -> None:
    write(tmp_path, {"equal.py": "print(sum(map(int, input().split())))\n"})
    code, out = judge(str(package), str(tmp_path / "equal.py"))
    assert code == 1
    assert "WA Wrong Answer, 0 of 2 tests" in out
    assert "only 3" in out
    code, out = judge(str(package), str(tmp_path / "equal.py"), "--json", "--language", "py3")
    (outcome,) = json.loads(out)
    assert [case["verdict"] for case in outcome["cases"]] == ["WA", "WA"]


@pytest.mark.containers
@pytest.mark.django_db
def test_judge_takes_a_published_problems_slug(package: Path) -> None:
    publish(read_package(package))
    code, out = judge("more-than-the-sum", str(package / "submissions/accepted/right.py"))
    assert code == 0, out
    assert "AC Accepted, 2 of 2 tests" in out


def test_verify_says_where_no_package_is(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="no package"):
        call_command("verify", str(tmp_path))


def test_verify_names_every_mistake_of_a_broken_package(package: Path) -> None:
    (package / "data/secret/1.ans").unlink()
    with pytest.raises(CommandError, match=r"1\.ans|1\.in"):
        call_command("verify", str(package))


@pytest.mark.django_db
def test_judge_says_what_it_does_not_know(package: Path) -> None:
    with pytest.raises(CommandError, match="no problem 'nowhere'"):
        call_command("judge", "nowhere", "x.py")
    with pytest.raises(CommandError, match="--language"):
        call_command("judge", str(package), "solution.xyz")
    with pytest.raises(CommandError, match="No such file"):
        call_command("judge", str(package), "missing.py")
