"""Keep long-lived processes running: start them, restart what dies, stop them all.

Each is the leader of a session of its own, so that Ctrl-C reaches us alone and we stop them in order, and
each asks the kernel to be ended when we are killed.
"""

from __future__ import annotations

import contextlib
import os
import pwd
import signal
import subprocess
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from setup import programs
from setup.checkout import ROOT
from setup.errors import ProgramFailed

_FIRST_PAUSE_S = 1.0
_LONGEST_PAUSE_S = 30.0
# Whoever ran this long was well; the next death counts as the first.
_WELL_AFTER_S = 60.0
_STOP_WITHIN_S = 10.0
_LOG_KEPT_BYTES = 16 << 20


@dataclass(frozen=True)
class Process:
    """What to run, as whom, and how to end it."""

    name: str
    argv: tuple[str, ...]
    log: Path
    environment: Mapping[str, str] = field(default_factory=dict)
    user: int | None = None
    stop_signal: signal.Signals = signal.SIGTERM
    is_ready: Callable[[], bool] | None = None


class _Running:
    def __init__(self, process: Process) -> None:
        self.process = process
        self.child: subprocess.Popen[bytes] | None = None
        self.started_at = 0.0
        self.deaths = 0
        self.restart_at = 0.0


class Processes:
    """The processes that we started. Use it from the main thread: the kernel ties children to their thread."""

    def __init__(
        self,
        tell: Callable[[str], None],
        *,
        changed: Callable[[dict[str, int]], None] = lambda pids: None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._tell = tell
        self._changed = changed
        self._clock = clock
        self._running: list[_Running] = []

    def start(self, process: Process) -> None:
        """Start a process."""
        running = _Running(process)
        self._running.append(running)
        self._launch(running)

    def wait_ready(self, name: str, *, within_s: float) -> None:
        """Wait until a process says that it is ready; raise ProgramFailed when it dies or takes too long."""
        running = next(r for r in self._running if r.process.name == name)
        until = self._clock() + within_s
        is_ready = running.process.is_ready or (lambda: True)
        while not is_ready():
            is_dead = running.child is None or running.child.poll() is not None
            if is_dead or self._clock() > until:
                raise ProgramFailed(
                    f"{name} {'ended at once' if is_dead else f'is not ready after {within_s:.0f} s'}. "
                    f"Its last words:\n{last_lines(running.process.log)}",
                    f"All of its output: {running.process.log}",
                    log=running.process.log,
                )
            time.sleep(0.05)

    def watch(self) -> None:
        """Look after them once: report and restart what has died."""
        for running in self._running:
            child = running.child
            if child is not None and child.poll() is not None:
                self._bury(running, child)
            elif child is None and self._clock() >= running.restart_at:
                self._launch(running)

    def stop(self, *names: str) -> None:
        """Stop these, or all; the last started first when they must be killed."""
        chosen = [r for r in self._running if not names or r.process.name in names]
        for running in chosen:
            if running.child is not None and running.child.poll() is None:
                with contextlib.suppress(ProcessLookupError):
                    running.child.send_signal(running.process.stop_signal)
        until = time.monotonic() + _STOP_WITHIN_S
        for running in chosen:
            if running.child is not None:
                with contextlib.suppress(subprocess.TimeoutExpired):
                    running.child.wait(max(0.0, until - time.monotonic()))
                _kill_group(running.child.pid)
                running.child.wait()
        self._running = [r for r in self._running if r not in chosen]
        self._announce()

    def names(self) -> list[str]:
        """Return the names, in the order of their start."""
        return [running.process.name for running in self._running]

    def _launch(self, running: _Running) -> None:
        process = running.process
        process.log.parent.mkdir(parents=True, exist_ok=True)
        _shorten(process.log)
        with process.log.open("ab") as log:
            running.child = subprocess.Popen(
                process.argv,
                cwd=ROOT if process.user is None else "/",
                env=programs.environment(process.environment),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                preexec_fn=programs.dies_with_parent(process.stop_signal),
                user=process.user,
                group=None if process.user is None else pwd.getpwuid(process.user).pw_gid,
                extra_groups=None if process.user is None else [],
            )
        running.started_at = self._clock()
        self._announce()

    def _bury(self, running: _Running, child: subprocess.Popen[bytes]) -> None:
        _kill_group(child.pid)  # what it left behind
        lived_s = self._clock() - running.started_at
        running.deaths = 1 if lived_s > _WELL_AFTER_S else running.deaths + 1
        pause_s = pause_before_restart_s(running.deaths)
        running.child = None
        running.restart_at = self._clock() + pause_s
        self._tell(
            f"{running.process.name} ended ({ending(child.returncode)}); starting it again in {pause_s:.0f} s. "
            f"See {_shown(running.process.log)}"
        )
        self._announce()

    def _announce(self) -> None:
        self._changed({r.process.name: r.child.pid for r in self._running if r.child is not None})


def pause_before_restart_s(deaths: int) -> float:
    """Return how long to wait after so many deaths in a row: 1, 2, 4 ... 30 seconds."""
    return float(min(_LONGEST_PAUSE_S, _FIRST_PAUSE_S * 2 ** min(deaths - 1, 10)))


def ending(code: int) -> str:
    """Return how a process ended, for people."""
    if code >= 0:
        return f"exit code {code}"
    try:
        return f"killed by {signal.Signals(-code).name}"
    except ValueError:
        return f"killed by signal {-code}"


def last_lines(log: Path, count: int = 12) -> str:
    """Return the end of a log, indented."""
    try:
        lines = log.read_text(errors="replace").splitlines()[-count:]
    except FileNotFoundError:
        lines = []
    return "\n".join(f"    {line}" for line in lines)


def _kill_group(pid: int) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(pid, signal.SIGKILL)


def _shown(path: Path) -> str:
    return str(path.relative_to(ROOT)) if path.is_relative_to(ROOT) else str(path)


def _shorten(log: Path) -> None:
    """Put a long log aside, replacing the one put aside before."""
    with contextlib.suppress(FileNotFoundError):
        if log.stat().st_size > _LOG_KEPT_BYTES:
            log.replace(log.with_name(log.name + ".1"))
