"""Do a few slow things at once, in threads that do not keep us from stopping."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Sequence
from typing import Generic, TypeVar, cast

T = TypeVar("T")


class Task(Generic[T]):
    """One thing under way in its own thread."""

    def __init__(self, work: Callable[[], T]) -> None:
        self._error: BaseException | None = None
        self._result: T | None = None
        self._work = work
        # A daemon: Ctrl-C ends the program without waiting for a download.
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def _run(self) -> None:
        try:
            self._result = self._work()
        except BaseException as error:  # handed over in check()
            self._error = error

    def check(self) -> None:
        """Raise what was raised there so far; do not wait."""
        if self._error is not None:
            raise self._error

    def wait(self) -> T:
        """Wait for the end; return what came of it, or raise what was raised there."""
        while self._thread.is_alive():
            self._thread.join(0.2)  # in slices, so that Ctrl-C is heard
        self.check()
        return cast("T", self._result)


def each(works: Sequence[Callable[[], None]], *, at_once: int) -> None:
    """Do all works, so many at once; after a failure start no more, and raise the first one."""
    waiting: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()
    for work in works:
        waiting.put(work)
    failed = threading.Event()

    def take() -> None:
        while not failed.is_set():
            try:
                work = waiting.get_nowait()
            except queue.Empty:
                return
            try:
                work()
            except BaseException:
                failed.set()
                raise

    tasks = [Task(take) for _ in range(min(at_once, len(works)))]
    errors = []
    for task in tasks:
        try:
            task.wait()
        except Exception as error:
            errors.append(error)
    if errors:
        raise errors[0]
