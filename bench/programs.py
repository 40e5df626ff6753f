"""What is measured: small honest programs, as a solver would send them and as a person would run them by hand."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from problems.definition import CheckerSpec, Definition, Limits, TestCase
from problems.values import signature_from_json

TESTS = 100


@dataclass(frozen=True)
class Measured:
    """A submission, its problem, and the same work by hand: shell lines in a folder that holds `files`."""

    language: str
    source: str
    problem: Definition
    by_hand: Sequence[str]
    files: Mapping[str, bytes] = field(default_factory=dict)


# The smallest honest program: read a line, add, print. Its cost is the language's own start.
_ADDERS = {
    "python": "a, b = map(int, input().split())\nprint(a + b)\n",
    "javascript": (
        "const [a, b] = require('fs').readFileSync(0, 'utf8').split(' ').map(Number);\n"
        "console.log(a + b);\n"
    ),
    "java": (
        "import java.util.Scanner;\n\npublic class Main {\n"
        "    public static void main(String[] args) {\n"
        "        Scanner in = new Scanner(System.in);\n"
        "        System.out.println(in.nextInt() + in.nextInt());\n    }\n}\n"
    ),
    "cpp": (
        "#include <bits/stdc++.h>\nusing namespace std;\n\n"
        "int main() {\n    long a, b;\n    cin >> a >> b;\n    cout << a + b << endl;\n}\n"
    ),
    "c": (
        '#include <stdio.h>\n\nint main(void) {\n    long a, b;\n    scanf("%ld %ld", &a, &b);\n'
        '    printf("%ld\\n", a + b);\n}\n'
    ),
}
# By hand, as a person would: the file's name, and the lines typed.
_BY_HAND = {
    "python": ("solution.py", ["python3 solution.py"]),
    "javascript": ("solution.js", ["node solution.js"]),
    "java": ("Main.java", ["javac Main.java", "java Main"]),
    "cpp": ("solution.cpp", ["g++ -std=gnu++23 -O2 -o solution solution.cpp", "./solution"]),
    "c": ("solution.c", ["gcc -std=gnu11 -O2 -o solution solution.c -lm", "./solution"]),
}

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


def has_adder(language: str) -> bool:
    """Tell whether there is a program to measure the language with."""
    return language in _ADDERS


def adder(language: str, *, tests: int = 1) -> Measured:
    """Return a program that reads stdin, started once for each test."""
    file_name, lines = _BY_HAND[language]
    *compile_lines, run_line = lines
    cases = [
        TestCase(str(n), "secret", is_sample=False, input=b"20 %d\n" % n, answer=b"%d\n" % (20 + n))
        for n in range(tests)
    ]
    files = {file_name: _ADDERS[language].encode()}
    files |= {f"{n}.in": case.input for n, case in enumerate(cases)}
    runs = [f"{run_line} < {n}.in > out" for n in range(tests)]
    return Measured(
        language=language,
        source=_ADDERS[language],
        problem=Definition("adder", CheckerSpec("tokens"), Limits(time_s=10), cases),
        # One shell starts all the runs, as a person's loop would.
        by_hand=[*compile_lines, " && ".join(runs)],
        files=files,
    )


def two_sum() -> Measured:
    """Return a Python solution that answers 100 tests in one process."""
    cases = [
        TestCase(
            f"{number:03}",
            "secret",
            is_sample=False,
            input=f"{json.dumps(nums)}\n{target}\n".encode(),
            answer=f"{json.dumps(answer)}\n".encode(),
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
