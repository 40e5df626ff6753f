"""Containers that wait for work: started ahead, renewed after use where they can be, replaced in the background.

A slot is a processor core; at most one program runs in a slot at a time, so that nobody disturbs a measured run. For
each image that is in use, each slot has one container waiting in which nobody's code has left anything.

    take(image) --> slot free? --> waiting container, or a fresh one --> caller
    caller ends --> renewed?   yes: it waits again    no: it is closed, and another is started for this slot and image

A thread that takes a second container while it has one (a solution and the program that checks its answers) gets it in
the slot that it has: the two take turns there, and nobody waits for a slot while holding one.

A waiting container is a future: it may still be starting. When more containers wait than `idle_limit`, those of the
image that was used longest ago are closed; when memory is short, those of all images but the last.
"""

from __future__ import annotations

import logging
import threading
import time
from collections import OrderedDict, deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from typing import Generic, Protocol, TypeVar

from judge.meters import SLOT_WAIT_SECONDS
from judge.sandbox.errors import SandboxError

# A slot that was free for so long is at leisure.
LEISURE_S = 0.1


class Closable(Protocol):
    """What the pool holds."""

    @property
    def is_worth_preparing(self) -> bool:
        """Tell whether the next caller would gain by `prepare`."""
        ...

    def is_fresh(self) -> bool:
        """Tell whether it still waits and answers."""
        ...

    def renew(self) -> bool:
        """Make ready for another caller, without waiting; False when it has to be thrown away."""
        ...

    def prepare(self) -> None:
        """Begin, without waiting, with what the next caller will probably want."""
        ...

    def close(self) -> None:
        """Throw it away."""
        ...


Held = TypeVar("Held", bound=Closable)
_log = logging.getLogger(__name__)


class Pool(Generic[Held]):
    """A stock of fresh containers, one caller a slot."""

    def __init__(
        self,
        start: Callable[[str, int], Held],
        *,
        slots: int,
        idle_limit: int | None = None,
        is_memory_short: Callable[[], bool] = lambda: False,
    ) -> None:
        """Take `start(image, slot)`, which makes a container; it is called in background threads."""
        self._start = start
        self._is_memory_short = is_memory_short
        self._slots = slots
        self._idle_limit = max(slots, idle_limit if idle_limit is not None else 8 * slots)
        self._changed = threading.Condition()
        self._free = set(range(slots))
        self._freed_at: dict[int, float] = {}
        self._to_prepare: set[tuple[str, int]] = (
            set()
        )  # as soon as there is leisure: one timer each
        self._mine = threading.local()  # the slot that this thread has
        # By image, the one used last at the end; by slot, what waits there.
        self._idle: OrderedDict[str, dict[int, deque[Future[Held]]]] = OrderedDict()
        self._threads = ThreadPoolExecutor(max_workers=slots + 1, thread_name_prefix="pool")
        self._is_closed = False

    @contextmanager
    def take(self, image: str) -> Iterator[Held]:
        """Wait for a slot and yield a container in it that nobody's code has left anything in."""
        outer: int | None = getattr(self._mine, "slot", None)
        began = time.perf_counter()
        slot, waiting = self._claim(image, outer)
        if outer is None:
            SLOT_WAIT_SECONDS.observe(time.perf_counter() - began)
        self._mine.slot = slot
        held: Held | None = None
        try:
            held = self._settle(image, slot, waiting)
            yield held
        finally:
            self._mine.slot = outer
            self._release(image, slot, held, is_last=outer is None)

    def warm(self, image: str) -> None:
        """Start a container of that image for each slot, in the background."""
        with self._changed:
            for slot in range(self._slots):
                self._refill(image, slot)

    def idle(self) -> dict[str, int]:
        """Return how many containers wait, by image."""
        with self._changed:
            return {
                image: count
                for image, slots in self._idle.items()
                if (count := sum(map(len, slots.values())))
            }

    def close(self) -> None:
        """Throw away all that waits; what is in use is thrown away by its user."""
        with self._changed:
            if self._is_closed:
                return
            self._is_closed = True
            futures = [
                future
                for slots in self._idle.values()
                for waiting in slots.values()
                for future in waiting
            ]
            self._idle.clear()
            self._changed.notify_all()
        for future in futures:
            future.add_done_callback(_close_result)
        self._threads.shutdown(wait=True)

    def _claim(self, image: str, own: int | None) -> tuple[int, Future[Held] | None]:
        with self._changed:
            while own is None and not self._free and not self._is_closed:
                self._changed.wait()
            if self._is_closed:
                raise SandboxError("the sandbox is closed")
            slots = self._idle.setdefault(image, {})
            self._idle.move_to_end(image)
            # A container that waits beats one that still starts, and that one beats none.
            candidates = self._free if own is None else {own}
            slot = min(candidates, key=lambda slot: (_readiness(slots.get(slot)), slot))
            self._free.discard(slot)
            waiting = slots.get(slot)
            return slot, waiting.popleft() if waiting else None

    def _settle(self, image: str, slot: int, waiting: Future[Held] | None) -> Held:
        """Wait for the container that was claimed, or start one when it is no good any more."""
        if waiting is not None:
            with suppress(SandboxError):
                held = waiting.result()
                if held.is_fresh():
                    return held
                self._discard(held)
        return self._start(image, slot)

    def _release(self, image: str, slot: int, held: Held | None, *, is_last: bool) -> None:
        with self._changed:
            if is_last:
                self._free.add(slot)
                self._freed_at[slot] = time.monotonic()
            is_closed = self._is_closed
            if not is_closed:
                if held is not None and held.renew():
                    waiting: Future[Held] = Future()
                    waiting.set_result(held)
                    self._idle.setdefault(image, {}).setdefault(slot, deque()).append(waiting)
                    if held.is_worth_preparing and (image, slot) not in self._to_prepare:
                        self._to_prepare.add((image, slot))
                        self._prepare_later(image, slot, LEISURE_S)
                elif held is not None:
                    self._threads.submit(_close, held)
                    self._refill(image, slot)
                self._evict()
            self._changed.notify()
        if is_closed and held is not None:
            _close(held)

    def _discard(self, held: Held) -> None:
        """Throw it away in the background: the engine may take long, and whoever asks may hold the lock."""
        with suppress(RuntimeError):  # the threads have ended: the pool is closed
            self._threads.submit(_close, held)
            return
        _close(held)

    def _discard_result(self, future: Future[Held]) -> None:
        with suppress(SandboxError):
            self._discard(future.result())

    def _prepare_later(self, image: str, slot: int, delay_s: float) -> None:
        """Use the slot's leisure, if there is any: a program started ahead costs more than one started when needed."""
        timer = threading.Timer(delay_s, self._prepare, (image, slot))
        timer.daemon = True
        timer.start()

    def _prepare(self, image: str, slot: int) -> None:
        with self._changed:
            rested_s = time.monotonic() - self._freed_at[slot] if slot in self._free else 0.0
            if self._is_closed:
                return
            if rested_s < LEISURE_S:
                self._prepare_later(image, slot, LEISURE_S - rested_s)
                return
            self._to_prepare.discard((image, slot))
            for waiting in self._idle.get(image, {}).get(slot, ()):
                if waiting.done() and waiting.exception() is None:
                    waiting.result().prepare()

    def _refill(self, image: str, slot: int) -> None:
        waiting = self._idle.setdefault(image, {}).setdefault(slot, deque())
        if not waiting and not self._is_closed:
            waiting.append(self._threads.submit(self._start, image, slot))

    def _evict(self) -> None:
        """Close what was used longest ago: down to the limit, and all but the newest image when memory is short."""
        count = sum(len(waiting) for slots in self._idle.values() for waiting in slots.values())
        newest = next(reversed(self._idle), None)
        is_short = count > self._slots and self._is_memory_short()
        for image, slots in self._idle.items():
            for waiting in slots.values():
                while waiting and (count > self._idle_limit or (is_short and image != newest)):
                    waiting.popleft().add_done_callback(self._discard_result)
                    count -= 1


def _readiness(waiting: deque[Future[Held]] | None) -> int:
    if not waiting:
        return 2
    return 0 if waiting[0].done() else 1


def _close(held: Closable) -> None:
    """Throw it away; nobody waits for that, so a failure is told in the log. The sweeper comes for what stays."""
    try:
        held.close()
    except SandboxError:
        _log.warning("a container could not be removed", exc_info=True)


def _close_result(future: Future[Held]) -> None:
    with suppress(SandboxError):
        _close(future.result())
