"""The problem that the measurements of whole sites send solutions to, published as any package is."""

from __future__ import annotations

import itertools
import json
import sys
import tempfile
from pathlib import Path

from django.core.management import call_command

from bench.programs import TWO_SUM, two_sum_tests


def publish_two_sum(slug: str) -> None:
    """Publish the function problem with its 100 tests, the first of them a sample."""
    with tempfile.TemporaryDirectory() as folder:
        package = Path(folder) / slug
        (package / "statement").mkdir(parents=True)
        (package / "statement" / "problem.en.md").write_text("Two of them add up to the target.\n")
        (package / "problem.yaml").write_text(
            "problem_format_version: 2023-07-draft\nname: Two Sum, measured\ndifficulty: easy\n"
            "signature:\n  function:\n    name: twoSum\n    params:\n"
            '      - {name: nums, type: "integer[]"}\n      - {name: target, type: integer}\n'
            '    returns: "integer[]"\n'
        )
        for group, tests in itertools.groupby(
            enumerate(two_sum_tests()), lambda numbered: "secret" if numbered[0] else "sample"
        ):
            (package / "data" / group).mkdir(parents=True)
            for number, ((nums, target), answer) in tests:
                path = package / "data" / group / f"{number:03}"
                path.with_suffix(".in").write_text(f"{json.dumps(nums)}\n{target}\n")
                path.with_suffix(".ans").write_text(f"{json.dumps(answer)}\n")
        accepted = package / "submissions" / "accepted"
        accepted.mkdir(parents=True)
        (accepted / "solution.py").write_text(TWO_SUM)
        call_command("publish", str(package), stdout=sys.stderr)
