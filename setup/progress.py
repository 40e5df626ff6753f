"""Show a person what each step is doing, and how long it took.

On a terminal, one line at the bottom shows the steps under way; elsewhere (a log, CI) a line comes now and then.
Finished steps stay:

    Python packages .............. 34 s
    Front end .................... unchanged
"""

from __future__ import annotations

import contextlib
import shutil
import sys
import threading
import time
from collections.abc import Callable, Iterator
from typing import TextIO

_WIDTH = 30
_REDRAW_EVERY_S = 0.25
_HEARTBEAT_EVERY_S = 20.0


class Step:
    """Something under way. Say what it is doing now; it tells the rest itself."""

    def __init__(self, title: str, clock: Callable[[], float]) -> None:
        self.title = title
        self.detail = ""
        self.outcome = ""
        self.result = ""
        self._clock = clock
        self._since = clock()

    def say(self, detail: str) -> None:
        """Show what is being done now."""
        self.detail = " ".join(detail.split())

    def unchanged(self, outcome: str = "unchanged") -> None:
        """Say that there was nothing to do."""
        self.outcome = outcome

    def made(self, result: str) -> None:
        """Say what came of it, beside the time that it took."""
        self.result = result

    @property
    def seconds(self) -> float:
        """Return how long it has taken so far."""
        return self._clock() - self._since


class Progress:
    """The steps under way and the lines already printed. Safe to use from several threads."""

    def __init__(
        self, out: TextIO | None = None, *, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._out = out or sys.stdout
        self._clock = clock
        self._is_terminal = self._out.isatty()
        self._active: list[Step] = []
        self._lock = threading.RLock()
        self._ticker: threading.Thread | None = None
        self._is_line_drawn = False

    @contextlib.contextmanager
    def step(self, title: str) -> Iterator[Step]:
        """Show a step while the block runs, and its outcome after."""
        step = Step(title, self._clock)
        with self._lock:
            self._active.append(step)
            self._start_ticking()
        try:
            yield step
        except BaseException:
            step.outcome = f"FAILED after {_seconds(step.seconds)}"
            raise
        finally:
            with self._lock:
                self._active.remove(step)
                self.line(finished_line(step))

    def line(self, text: str = "") -> None:
        """Print something that stays."""
        with self._lock:
            self._clear()
            print(text, file=self._out, flush=True)

    def _start_ticking(self) -> None:
        if self._ticker is None or not self._ticker.is_alive():
            self._ticker = threading.Thread(target=self._tick, daemon=True, name="progress")
            self._ticker.start()

    def _tick(self) -> None:
        pause = _REDRAW_EVERY_S if self._is_terminal else _HEARTBEAT_EVERY_S
        while True:
            time.sleep(pause)
            with self._lock:
                if not self._active:
                    self._ticker = None
                    return
                self._show()

    def _show(self) -> None:
        if self._is_terminal:
            width = shutil.get_terminal_size().columns - 1
            self._clear()
            self._out.write("   ".join(active_line(step) for step in self._active)[:width])
            self._out.flush()
            self._is_line_drawn = True
            return
        for step in self._active:
            if step.seconds >= _HEARTBEAT_EVERY_S / 2:
                print(f"    {active_line(step)}", file=self._out, flush=True)

    def _clear(self) -> None:
        if self._is_line_drawn:
            self._out.write("\r\033[K")
            self._is_line_drawn = False


def finished_line(step: Step) -> str:
    """Return the line that stays when a step has ended."""
    dots = "." * max(3, _WIDTH - len(step.title))
    took = ", ".join(filter(None, [_seconds(step.seconds), step.result]))
    return f"  {step.title} {dots} {step.outcome or took}"


def active_line(step: Step) -> str:
    """Return what a step under way is doing."""
    detail = f": {step.detail[:60]}" if step.detail else ""
    return f"{step.title}{detail} ({_seconds(step.seconds)})"


def _seconds(seconds: float) -> str:
    if seconds < 10:
        return f"{seconds:.1f} s"
    if seconds < 100:
        return f"{seconds:.0f} s"
    return f"{int(seconds) // 60} min {int(seconds) % 60} s"
