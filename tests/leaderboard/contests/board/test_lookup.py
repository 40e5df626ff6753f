from __future__ import annotations

import threading

import pytest

from leaderboard.contests.board import lookup
from leaderboard.contests.board.lookup import Memory


class Clock:
    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = 100.0
        monkeypatch.setattr(lookup.time, "monotonic", lambda: self.now)


def test_a_value_is_read_again_when_it_is_a_second_old(monkeypatch: pytest.MonkeyPatch) -> None:
    clock, read = Clock(monkeypatch), []
    memory = Memory(lambda key: read.append(key) or len(read))
    assert [memory.get("a"), memory.get("a"), memory.get("b")] == [1, 1, 2]
    clock.now += 0.9
    assert memory.get("a") == 1
    clock.now += 0.1
    assert memory.get("a") == 3


@pytest.mark.parametrize(("age_s", "seen"), [(1.5, 1), (2.5, 2)])
def test_while_one_reads_the_others_take_what_is_not_too_old(
    monkeypatch: pytest.MonkeyPatch, age_s: float, seen: int
) -> None:
    clock = Clock(monkeypatch)
    begun, may_end = threading.Event(), threading.Event()
    values = iter((1, 2, 2))

    def read(key: str) -> int:
        value = next(values)
        if value == 2 and not begun.is_set():
            begun.set()
            assert may_end.wait(10)
        return value

    memory = Memory(read)
    assert memory.get("a") == 1
    clock.now += age_s
    reader = threading.Thread(target=memory.get, args=("a",))
    reader.start()
    assert begun.wait(10)
    assert memory.get("a") == seen
    may_end.set()
    reader.join()
    assert memory.get("a") == 2
