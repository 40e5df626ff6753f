"""Do what `run` does in the background; return when the site answers."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import time

from setup import chores, instance, keeper, signals
from setup.checkout import LOGS
from setup.progress import Progress

_LOG = LOGS / "gavel.log"


def main(arguments: list[str]) -> int:
    """Start a keeper in a session of its own, and show its set-up here until it is ready."""
    running = instance.read()
    if running is not None and running.is_ready and instance.is_alive(running.keeper):
        print(f"Gavel is already running at {running.url}. `make down` stops it.")
        return 0
    sys.stdout.flush()
    child = os.fork()
    if child == 0:
        os.setsid()
        os._exit(chores.guarded(_keep))
    return _wait(child)


def _keep() -> int:
    progress = Progress()

    def leave(lines: list[str]) -> None:
        for line in [*lines, "`make down` stops it."]:
            progress.line(line)
        _write_to_log()
        signals.outlive_parent()

    progress.line("Setting Gavel up.")
    return keeper.keep(progress, on_ready=leave)


def _wait(child: int) -> int:
    """Return 0 when the keeper is ready, or its exit code when it gives up; pass Ctrl-C on to it."""
    signals.listen()
    while True:
        try:
            ended, status = os.waitpid(child, os.WNOHANG)
            if ended:
                return os.waitstatus_to_exitcode(status) or 1
            record = instance.read()
            if record is not None and record.keeper[0] == child and record.is_ready:
                return 0
            time.sleep(0.1)
        except KeyboardInterrupt:
            with contextlib.suppress(ProcessLookupError):
                os.kill(child, signal.SIGTERM)


def _write_to_log() -> None:
    """From here on this is no terminal's business."""
    LOGS.mkdir(parents=True, exist_ok=True)
    log = os.open(_LOG, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o644)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.dup2(log, 1)
    os.dup2(log, 2)
