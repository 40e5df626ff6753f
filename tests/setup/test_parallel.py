from __future__ import annotations

import threading
import time
from functools import partial

import pytest

from setup import parallel


def test_a_task_gives_back_what_came_of_it() -> None:
    assert parallel.Task(lambda: 42).wait() == 42


def test_a_task_hands_its_error_over() -> None:
    def fail() -> None:
        raise ValueError("no disk")

    task = parallel.Task(fail)
    with pytest.raises(ValueError, match="no disk"):
        task.wait()
    with pytest.raises(ValueError, match="no disk"):
        task.check()


def test_all_works_are_done_and_never_more_at_once_than_allowed() -> None:
    lock = threading.Lock()
    under_way: list[int] = []
    most, done = 0, []

    def work(number: int) -> None:
        nonlocal most
        with lock:
            under_way.append(number)
            most = max(most, len(under_way))
        time.sleep(0.01)
        with lock:
            under_way.remove(number)
            done.append(number)

    parallel.each([partial(work, number) for number in range(9)], at_once=2)
    assert sorted(done) == list(range(9))
    assert most == 2


def test_after_a_failure_no_more_is_started() -> None:
    done = []

    def fail() -> None:
        raise ValueError("first")

    with pytest.raises(ValueError, match="first"):
        parallel.each([fail, partial(done.append, 1), partial(done.append, 2)], at_once=1)
    assert done == []
