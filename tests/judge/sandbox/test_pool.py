"""The pool, over a stand-in engine: every box is fresh, a slot has one user, nothing is left behind."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from judge.sandbox.errors import EngineUnavailable, SandboxError
from judge.sandbox.pool import Pool


class Container:
    """A container that only remembers."""

    def __init__(self, image: str, slot: int) -> None:
        self.image, self.slot = image, slot
        self.is_alive = True
        self.uses = 0
        self.is_renewable = self.is_worth_preparing = False
        self.preparations = 0
        self.is_closed = False

    def is_fresh(self) -> bool:
        return self.is_alive and not self.uses

    def prepare(self) -> None:
        self.preparations += 1

    def renew(self) -> bool:
        if self.is_renewable:
            self.uses = 0
        return self.is_renewable

    def close(self) -> None:
        assert not self.is_closed, "thrown away twice"
        self.is_closed = True


class Engine:
    """Starts stand-ins; fails on demand."""

    def __init__(self) -> None:
        self.started: list[Container] = []
        self.failures = 0
        self.delay_s = 0.0
        self._lock = threading.Lock()

    def start(self, image: str, slot: int) -> Container:
        time.sleep(self.delay_s)
        with self._lock:
            if self.failures:
                self.failures -= 1
                raise EngineUnavailable("down")
            container = Container(image, slot)
            self.started.append(container)
            return container

    def open(self) -> list[Container]:
        return [container for container in self.started if not container.is_closed]


@pytest.fixture
def engine() -> Engine:
    return Engine()


@pytest.fixture
def pool(engine: Engine) -> Iterator[Pool[Container]]:
    pool = Pool(engine.start, slots=2)
    yield pool
    pool.close()
    assert engine.open() == []


@contextmanager
def elsewhere(pool: Pool[Container], image: str) -> Iterator[Container]:
    """Hold a container in another thread."""
    taken: list[Container] = []
    is_over = threading.Event()

    def hold() -> None:
        with pool.take(image) as container:
            taken.append(container)
            is_over.wait(10)

    thread = threading.Thread(target=hold)
    thread.start()
    try:
        until(lambda: bool(taken))
        yield taken[0]
    finally:
        is_over.set()
        thread.join(10)


def until(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + 5
    while not condition():
        assert time.monotonic() < end, "it did not come to that"
        time.sleep(0.005)


def test_no_container_is_given_out_twice(pool: Pool[Container], engine: Engine) -> None:
    seen = []
    for _ in range(20):
        with pool.take("python") as container:
            assert container.is_fresh()
            container.uses += 1
            seen.append(container)
    assert len(set(map(id, seen))) == 20
    until(lambda: all(container.is_closed for container in seen))


def test_a_used_container_is_replaced_before_anyone_asks(
    pool: Pool[Container], engine: Engine
) -> None:
    with pool.take("python"):
        pass
    until(lambda: pool.idle() == {"python": 1} and len(engine.started) == 2)
    until(lambda: len(engine.open()) == 1)
    waiting = engine.open()[0]
    with pool.take("python") as container:
        assert container is waiting


def test_warming_fills_every_slot(pool: Pool[Container], engine: Engine) -> None:
    pool.warm("python")
    until(lambda: sorted(c.slot for c in engine.open()) == [0, 1])
    pool.warm("python")
    assert pool.idle() == {"python": 2}


def test_a_slot_has_one_user_at_a_time(pool: Pool[Container]) -> None:
    busy: set[int] = set()
    most = 0
    lock = threading.Lock()

    def work(image: str) -> None:
        nonlocal most
        for _ in range(10):
            with pool.take(image) as container:
                with lock:
                    assert container.slot not in busy
                    busy.add(container.slot)
                    most = max(most, len(busy))
                time.sleep(0.002)
                with lock:
                    busy.discard(container.slot)

    threads = [threading.Thread(target=work, args=(image,)) for image in ("a", "b", "c", "a")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert most == 2


def test_a_free_slot_with_a_waiting_container_is_preferred(
    pool: Pool[Container], engine: Engine
) -> None:
    with elsewhere(pool, "other") as other, pool.take("python") as python:
        assert {other.slot, python.slot} == {0, 1}
    for uses, image in enumerate(("python", "other", "python"), start=2):
        # Each use starts one container and closes another, in either order: amid it, one of two may be the used one.
        until(lambda uses=uses: len(engine.started) == uses + 2 and len(engine.open()) == 2)  # type: ignore[misc]
        waiting = engine.open()
        with pool.take(image) as container:
            assert container in waiting


def test_a_second_container_of_one_thread_shares_its_slot(pool: Pool[Container]) -> None:
    for _ in range(3):
        with pool.take("python") as solution, pool.take("cpp") as checker:
            assert solution.slot == checker.slot
            with elsewhere(pool, "python") as other:
                assert other.slot != solution.slot
    with elsewhere(pool, "python") as other, pool.take("python") as solution:
        assert other.slot != solution.slot


def test_a_container_that_died_while_it_waited_is_not_given_out(
    pool: Pool[Container], engine: Engine
) -> None:
    pool.warm("python")
    until(lambda: len(engine.open()) == 2)
    dead = engine.open()
    for container in dead:
        container.is_alive = False
    with pool.take("python") as container:
        assert container not in dead


def test_a_start_that_failed_in_the_background_is_tried_again_in_the_open(
    pool: Pool[Container], engine: Engine
) -> None:
    with pool.take("python"):
        engine.failures = 1
    until(lambda: engine.failures == 0)
    with pool.take("python") as container:
        assert container.is_fresh()


def test_an_engine_that_is_down_is_told_and_costs_no_slot(
    pool: Pool[Container], engine: Engine
) -> None:
    for _ in range(5):
        engine.failures = 1
        with pytest.raises(EngineUnavailable), pool.take("python"):
            pass
    with elsewhere(pool, "python"), pool.take("python"):
        pass


def test_a_failure_of_the_user_costs_no_slot(pool: Pool[Container]) -> None:
    for _ in range(5):
        with pytest.raises(ZeroDivisionError), pool.take("python"):
            raise ZeroDivisionError
    with elsewhere(pool, "python"), pool.take("python"):
        pass


def test_the_image_used_longest_ago_makes_room(engine: Engine) -> None:
    pool = Pool(engine.start, slots=1, idle_limit=2)
    for image in ("a", "b", "c"):
        with pool.take(image):
            pass
    until(lambda: pool.idle() == {"b": 1, "c": 1})
    with pool.take("b"):
        pass
    with pool.take("d"):
        pass
    until(lambda: pool.idle() == {"b": 1, "d": 1})
    pool.close()
    assert engine.open() == []


def test_who_gives_back_does_not_wait_for_what_makes_room(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers, close = threading.Event(), Container.close

    def close_when_it_answers(container: Container) -> None:
        answers.wait(10)
        close(container)

    monkeypatch.setattr(Container, "close", close_when_it_answers)
    pool = Pool(engine.start, slots=1, idle_limit=1)
    for image in ("a", "b"):
        with pool.take(image) as container:
            container.is_renewable = True
    assert pool.idle() == {"b": 1}
    assert [container.image for container in engine.open()] == ["a", "b"]
    answers.set()
    pool.close()
    assert engine.open() == []


def test_closing_while_containers_start_leaves_none(engine: Engine) -> None:
    engine.delay_s = 0.05
    pool = Pool(engine.start, slots=3)
    pool.warm("a")
    pool.warm("b")
    pool.close()
    until(lambda: engine.open() == [])


def test_whoever_waits_when_the_pool_closes_is_told(engine: Engine) -> None:
    pool = Pool(engine.start, slots=1)
    told = threading.Event()

    def wait() -> None:
        try:
            with pool.take("a"):
                pass
        except SandboxError:
            told.set()

    with pool.take("a"):
        thread = threading.Thread(target=wait)
        thread.start()
        time.sleep(0.05)
        pool.close()
        assert told.wait(5)
        thread.join(5)
    assert engine.open() == []


def test_a_renewed_container_waits_again(engine: Engine) -> None:
    pool = Pool(engine.start, slots=1)
    for _ in range(3):
        with pool.take("python") as container:
            container.uses += 1
            container.is_renewable = True
    assert len(engine.started) == 1
    assert pool.idle() == {"python": 1}
    with pool.take("python") as container:
        container.uses += 1
        container.is_renewable = False
    assert container.is_closed or len(engine.open()) <= 2
    with pool.take("python") as other:
        assert other is not container
    pool.close()


def test_leisure_is_used_to_prepare_and_never_a_busy_slot(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("judge.sandbox.pool.LEISURE_S", 0.05)
    pool = Pool(engine.start, slots=1)
    with pool.take("java") as container:
        container.uses += 1
        container.is_renewable = container.is_worth_preparing = True
    with pool.take("python"):
        time.sleep(0.2)
    assert container.preparations == 0
    with pool.take("java") as again:
        assert again is container
        again.uses += 1
    deadline = time.monotonic() + 5
    while not container.preparations and time.monotonic() < deadline:
        time.sleep(0.01)
    assert container.preparations == 1
    pool.close()


def test_when_memory_is_short_the_other_images_go(engine: Engine) -> None:
    is_short = False
    pool = Pool(engine.start, slots=1, is_memory_short=lambda: is_short)
    for image in ("java", "python", "cpp"):
        with pool.take(image) as container:
            container.is_renewable = True
    assert pool.idle() == {"java": 1, "python": 1, "cpp": 1}
    is_short = True
    with pool.take("python") as container:
        pass
    assert pool.idle() == {"python": 1}
    until(lambda: [container.image for container in engine.open()] == ["python"])
    pool.close()
