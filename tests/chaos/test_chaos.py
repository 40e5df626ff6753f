"""The short form of `make chaos`: each kind of fault once."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from tests.chaos.faults import KINDS, MISLED_FOR, WRONG_CLOCKS, clocks_right, schedule

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.containers
@pytest.mark.slow
def test_nothing_is_lost_doubled_or_left_over_when_each_part_dies_once() -> None:
    # It starts stores of its own.
    environment = {
        name: value
        for name, value in os.environ.items()
        if name not in {"DATABASE_URL", "REDIS_URL"}
    }
    words = ["--submissions", "60", "--faults", "1"]
    ran = subprocess.run(
        [sys.executable, "-m", "tests.chaos", *words],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    print(ran.stdout)  # shown when the test failed
    assert ran.returncode == 0, [line for line in ran.stdout.splitlines() if "WRONG" in line]


def test_clocks_that_go_wrong_stay_so_while_others_die_and_are_put_right() -> None:
    for seed in range(50):
        befalling = schedule(random.Random(seed), times=2)
        ends = [place for place, fault in enumerate(befalling) if fault is clocks_right]
        begins = [place for place, fault in enumerate(befalling) if fault in WRONG_CLOCKS]
        assert begins[-1] < ends[-1]
        for end in ends:
            since = max(begin for begin in begins if begin < end)
            assert end - since == MISLED_FOR + 1 or end == len(befalling) - 1


def test_a_seed_repeats_what_befalls() -> None:
    first, again, other = (
        [fault.__name__ for fault in schedule(random.Random(seed), times=2)] for seed in (7, 7, 8)
    )
    assert first == again != other
    assert {*first} == {*other} == {fault.__name__ for fault in (*KINDS, clocks_right)}
    assert all(first.count(fault.__name__) == 2 for fault in KINDS)
