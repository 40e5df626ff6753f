"""What is measured: small honest programs, as a solver would send them and as a person would run them by hand."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from judge.languages import languages
from problems.definition import CheckerSpec, Definition, Limits, TestCase
from problems.values import signature_from_json

TESTS = 100
MILLION = 1_000_000


@dataclass(frozen=True)
class Measured:
    """A submission, its problem, and the same work by hand: shell lines in a folder that holds `files`."""

    language: str
    source: str
    problem: Definition
    by_hand: Sequence[str]
    files: Mapping[str, bytes] = field(default_factory=dict)


TWO_SUM = """\
class Solution:
    def twoSum(self, nums: List[int], target: int) -> List[int]:
        seen = {}
        for i, num in enumerate(nums):
            if target - num in seen:
                return [seen[target - num], i]
            seen[num] = i
"""
TWO_SUM_SIGNATURE = {
    "function": {
        "name": "twoSum",
        "params": [{"name": "nums", "type": "integer[]"}, {"name": "target", "type": "integer"}],
        "returns": "integer[]",
    }
}
# The same, by hand: the imports that the solution counts on, and a loop over the tests.
_TWO_SUM_BY_HAND = f"""\
import json, sys
from typing import List

{TWO_SUM}

for line in sys.stdin:
    print(json.dumps(Solution().twoSum(*json.loads(line))))
"""


def adder(id: str, *, tests: int = 1) -> Measured:
    """Return the language's smallest honest program, read two integers and print their sum, started for each test."""
    language = languages()[id]
    source = language.probe("program")
    # javac wants a public class in a file of its name; the judge does not.
    by_name = re.sub(
        rb"public class \w+", f"public class {Path(language.file_name).stem}".encode(), source
    )
    cases = [_case(n, b"20 %d\n" % n, b"%d\n" % (20 + n)) for n in range(tests)]
    files = {language.file_name: by_name}
    files |= {f"{n}.in": case.input for n, case in enumerate(cases)}
    runs = [f"{language.run_command} < {n}.in > out" for n in range(tests)]
    return Measured(
        language=id,
        source=source.decode(),
        problem=Definition("adder", CheckerSpec("tokens"), Limits(time_s=10), cases),
        # One shell starts all the runs, as a person's loop would.
        by_hand=[*filter(None, [language.compile_command]), " && ".join(runs)],
        files=files,
    )


def hundred_numbers(id: str) -> Measured:
    """Return a function that answers 100 tests with the number it is given; nothing to compare it with by hand."""
    cases = [_case(n, b"%d\n" % n, b"%d\n" % n) for n in range(1, TESTS + 1)]
    return _function(id, "exits", "integer", cases)


def million_numbers(id: str) -> Measured:
    """Return a function that is given a list of 10^6 integers and answers how many there are."""
    case = _case(0, json.dumps(_million()).encode(), b"%d\n" % MILLION)
    return _function(id, "mutates", "integer[]", [case])


def million_numbers_read(id: str) -> Measured:
    """Return a program that reads the same integers from stdin and prints how many there are."""
    case = _case(0, " ".join(map(str, _million())).encode() + b"\n", b"%d\n" % MILLION)
    return Measured(
        language=id,
        source=languages()[id].probe("reads_numbers").decode(),
        problem=Definition("reads_numbers", CheckerSpec("tokens"), Limits(time_s=10), [case]),
        by_hand=(),
    )


@cache
def _million() -> list[int]:
    return [n * 7919 % 2_000_003 - 1_000_000 for n in range(MILLION)]


def _function(id: str, name: str, type: str, cases: list[TestCase]) -> Measured:
    signature = {
        "function": {
            "name": "probe",
            "params": [{"name": "p0", "type": type}],
            "returns": "integer",
        }
    }
    return Measured(
        language=id,
        source=languages()[id].probe(name).decode(),
        problem=Definition(
            "probe", CheckerSpec("exact"), Limits(time_s=10), cases, signature_from_json(signature)
        ),
        by_hand=(),
    )


def _case(number: int, input: bytes, answer: bytes) -> TestCase:
    return TestCase(f"{number:03}", "secret", is_sample=False, input=input, answer=answer)


def two_sum() -> Measured:
    """Return a Python solution that answers 100 tests in one process."""
    cases = [
        _case(
            number, f"{json.dumps(nums)}\n{target}\n".encode(), f"{json.dumps(answer)}\n".encode()
        )
        for number, ((nums, target), answer) in enumerate(two_sum_tests())
    ]
    lines = "".join(f"{json.dumps(arguments)}\n" for arguments, _ in two_sum_tests())
    return Measured(
        language="python",
        source=TWO_SUM,
        problem=Definition(
            "two-sum",
            CheckerSpec("exact"),
            Limits(time_s=10),
            cases,
            signature=signature_from_json(TWO_SUM_SIGNATURE),
        ),
        by_hand=["python3 solution.py < in > out"],
        files={"solution.py": _TWO_SUM_BY_HAND.encode(), "in": lines.encode()},
    )


def two_sum_tests() -> Iterator[tuple[list[Any], list[int]]]:
    """Yield the arguments and the answer of each test."""
    for number in range(TESTS):
        nums = [*range(100, 110 + number), 1, 2]
        yield [nums, 3], [len(nums) - 2, len(nums) - 1]
