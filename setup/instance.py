"""The one running site of this checkout: a lock, and a record of its processes for whoever comes after.

The lock is held by the process that looks after the site and falls with it, however it ends. What a killed one
left running is found by the record: each process with the moment of its start, since numbers are used again.
"""

from __future__ import annotations

import contextlib
import fcntl
import json
import os
import signal
import time
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import IO

from setup.checkout import VAR
from setup.errors import Unmet

_RECORD = VAR / "site.json"
_ORPHANS_END_WITHIN_S = 15.0


@dataclass
class Record:
    """What is running."""

    keeper: tuple[int, int]  # pid and start, in clock ticks since boot
    url: str = ""
    is_ready: bool = False
    processes: dict[str, tuple[int, int]] = field(default_factory=dict)


class Instance:
    """The claim to run this checkout's site (or its tests: each purpose has its own)."""

    def __init__(self, purpose: str = "site", folder: Path = VAR) -> None:
        self.path = folder / f"{purpose}.json"
        self._lock_path = folder / f"{purpose}.lock"
        self._lock: IO[str] | None = None
        self._record = Record(keeper=identity(os.getpid()))

    def claim(self) -> None:
        """Become the one; raise Unmet when another is. End what a killed one left behind."""
        self._lock_path.parent.mkdir(parents=True, exist_ok=True)
        lock = self._lock_path.open("a")
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.close()
            running = read(self.path)
            where = f" at {running.url}" if running and running.url else ""
            raise Unmet(
                f"This checkout is already running{where}.",
                "Stop it with `make down`, or with Ctrl-C where it runs.",
            ) from None
        self._lock = lock
        left = read(self.path)
        if left is not None:
            end_orphans(left)
        self._write()

    def serves(self, url: str) -> None:
        """Remember the address."""
        self._record.url = url
        self._write()

    def is_up(self) -> None:
        """Remember that the site answers."""
        self._record.is_ready = True
        self._write()

    def runs(self, pids: dict[str, int]) -> None:
        """Remember the processes."""
        self._record.processes = {name: identity(pid) for name, pid in pids.items()}
        self._write()

    def release(self) -> None:
        """Give the claim back."""
        self.path.unlink(missing_ok=True)
        if self._lock is not None:
            self._lock.close()
            self._lock = None

    def _write(self) -> None:
        fresh = self.path.with_suffix(".new")
        fresh.write_text(json.dumps(asdict(self._record)))
        fresh.replace(self.path)


def read(path: Path = _RECORD) -> Record | None:
    """Return what was remembered, or None."""
    try:
        stored = json.loads(path.read_text())
        return Record(
            keeper=_pair(stored["keeper"]),
            url=str(stored["url"]),
            is_ready=bool(stored["is_ready"]),
            processes={str(k): _pair(v) for k, v in stored["processes"].items()},
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None


def identity(pid: int) -> tuple[int, int]:
    """Return a process's number and the moment of its start; (pid, 0) when it is gone."""
    try:
        after_name = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        return pid, int(after_name[19])
    except (OSError, ValueError, IndexError):
        return pid, 0


def is_alive(process: tuple[int, int]) -> bool:
    """Tell whether exactly this process still runs."""
    pid, started = process
    if started == 0 or identity(pid) != (pid, started):
        return False
    with contextlib.suppress(OSError):
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    return False


def end_orphans(left: Record) -> None:
    """Wait for the processes of a killed keeper to end, as the kernel told them to; kill what does not."""
    orphans = list(left.processes.values())
    until = time.monotonic() + _ORPHANS_END_WITHIN_S
    while any(is_alive(orphan) for orphan in orphans) and time.monotonic() < until:
        time.sleep(0.05)
    for orphan in orphans:
        if is_alive(orphan):
            with contextlib.suppress(ProcessLookupError):
                os.killpg(orphan[0], signal.SIGKILL)


def _pair(value: list[int]) -> tuple[int, int]:
    return int(value[0]), int(value[1])
