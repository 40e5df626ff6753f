"""A whole site that may be hurt: stores, web, workers and scheduler of its own, each of which can be killed by name.

postgres          on a small disk of its own, where we may mount one
valkey            appends what it is told to a file, as a site's own does
relay             the way to the Docker engine
web  judge1  judge2  others  scheduler1  scheduler2
"""

from __future__ import annotations

import contextlib
import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from bench.figures import say
from bench.processes import WORKER, Processes, await_true
from judge.submissions.urgency import Queue
from setup import postgres, programs, state, valkey
from setup.checkout import LOGS
from setup.progress import Progress
from setup.state import State

JUDGES = ("judge1", "judge2")
SCHEDULERS = ("scheduler1", "scheduler2")
DISK_MB = 800
LOG = LOGS / "chaos.log"  # of the processes of the last round
_APP = "judge.config.celery"
_ENGINE = "/var/run/docker.sock"
_CLOCK = Path(__file__).parent / "clock"


def environment(place: State, name: str) -> dict[str, str]:
    """Return what every process of the site is told."""
    return {
        "DJANGO_SETTINGS_MODULE": "tests.chaos.settings",
        "DATABASE_URL": postgres.url(place),
        "REDIS_URL": valkey.url(place),
        "GAVEL_SITE": name,
        "GAVEL_RATE_LIMITS": "no",
        "GAVEL_LANGUAGES": "python,cpp",
    }


class Site:
    """The processes by name, and where their stores lie."""

    def __init__(self, place: State, folder: Path, name: str) -> None:
        self.name = name
        self.place = place
        self.temporary = folder / "tmp"
        self.temporary.mkdir()
        self._folder = folder
        LOGS.mkdir(parents=True, exist_ok=True)
        self._log = LOG.open("wb")
        self.misled: tuple[str, ...] = ()  # those under a wrong clock
        self.processes = Processes(
            {
                **os.environ,
                **environment(place, name),
                "DOCKER_HOST": f"unix://{folder}/engine.sock",
                "TMPDIR": str(self.temporary),
            },
            self._log,
        )

    def start_stores(self, progress: Progress) -> None:
        """Start PostgreSQL and Valkey, both empty."""
        with progress.step("PostgreSQL and Valkey") as step:
            database, broker = postgres.process(step, self.place), valkey.process(self.place)
            # Small, so that what is written after a checkpoint leaves room on the small disk.
            small = ("-c", "max_wal_size=64MB", "-c", "wal_recycle=off")
            self.processes.start("postgres", [*_as(self.place.user), *database.argv, *small])
            self.processes.start("valkey", broker.argv)
            assert database.is_ready is not None
            assert broker.is_ready is not None
            self.has_database, self.has_broker = database.is_ready, broker.is_ready
            await_true(self.has_database, "PostgreSQL")
            await_true(self.has_broker, "Valkey")
            postgres.create_database(self.place)

    def start(self) -> None:
        """Start what is Gavel's own, and the way to the engine."""
        relay = [sys.executable, "-m", "tests.chaos.relay", f"{self._folder}/engine.sock", _ENGINE]
        self.processes.start("relay", relay)
        await_true((self._folder / "engine.sock").exists, "the relay")
        for name in (*JUDGES, "others"):
            queues = ",".join(Queue) if name in JUDGES else "maintenance,board"
            words = [*WORKER, "-c", "2", "-Q", queues, "-n", f"{name}@chaos"]
            self.processes.celery(name, _APP, *words)
        for name in SCHEDULERS:
            self.processes.celery(name, _APP, "beat", "-l", "WARNING", "--pidfile=")
        self.address = self.processes.web()

    def pid(self, name: str) -> int:
        """Return the number of a process."""
        return self.processes.running[name].pid

    def kill(self, name: str) -> None:
        """End a process without a word."""
        self.processes.kill(name)

    def end(self, name: str, how: signal.Signals = signal.SIGTERM) -> None:
        """End a process as it wants to be ended; one that does not is killed."""
        process = self.processes.running[name]
        process.send_signal(how)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(20)
        if process.poll() is None:
            self.kill(name)
        else:
            del self.processes.running[name]

    def restart(self, name: str) -> None:
        """Start a process again as it was started, under a wrong clock if it had one."""
        self.processes.restart(name)

    def give_clocks(self, names: Sequence[str], by_s: int) -> None:
        """Start processes anew with a clock that is wrong by so much; 0: with the machine's."""
        clock = {"PYTHONPATH": str(_CLOCK), "CHAOS_CLOCK_BY_S": str(by_s)} if by_s else {}
        for name in names:
            self.end(name)
            self.processes.restart(name, clock)
        self.misled = tuple(names) if by_s else ()

    def revive(self) -> None:
        """Start what has ended by itself, as whoever keeps a site running does."""
        for name, process in list(self.processes.running.items()):
            if process.poll() is not None:
                say(f"  {name} had ended (exit code {process.returncode}), and is started again")
                self.restart(name)

    @property
    def has_small_disk(self) -> bool:
        """Tell whether the stores have a disk that can be filled without hurting anybody else."""
        return os.path.ismount(self.place.data)

    def fill_disk(self) -> None:
        """Leave no room on the stores' disk."""
        for _ in range(20):
            disk = os.statvfs(self.place.data)
            used_kb = (disk.f_blocks - disk.f_bfree) * disk.f_frsize // 1024
            if self._resize_disk(f"{used_kb + 32}k"):
                return
        raise RuntimeError("The disk grew faster than it could be filled.")

    def free_disk(self) -> None:
        """Give the room back."""
        if not self._resize_disk(f"{DISK_MB}m"):
            raise RuntimeError("The disk cannot be given its room back.")

    def _resize_disk(self, size: str) -> bool:
        resize: list[str | Path] = ["mount", "-o", f"remount,size={size}", self.place.data]
        return subprocess.run(resize, capture_output=True).returncode == 0

    def stop(self) -> None:
        """End all that is Gavel's."""
        for name in (*SCHEDULERS, "web", *JUDGES, "others"):
            if name in self.processes.running:
                self.end(name)

    def close(self) -> None:
        """End the stores and what else is left."""
        ways = {"postgres": signal.SIGINT, "relay": signal.SIGKILL}
        for name in list(self.processes.running):
            with contextlib.suppress(ProcessLookupError):
                self.processes.running[name].send_signal(signal.SIGCONT)
                self.end(name, ways.get(name, signal.SIGTERM))
        self._log.close()


@contextmanager
def made(progress: Progress, name: str) -> Iterator[Site]:
    """Make a site with empty stores, and take it away after the block."""
    place = state.prepare(progress, "chaos")
    with tempfile.TemporaryDirectory(prefix="gavel-chaos-") as folder, _small_disk(place):
        place = state.prepare(progress, "chaos")  # the folders on the disk
        for store in ("postgres", "postgres.new", "valkey"):
            shutil.rmtree(place.data / store, ignore_errors=True)
        site = Site(place, Path(folder), name)
        try:
            site.start_stores(progress)
            yield site
        finally:
            site.close()


@contextmanager
def _small_disk(place: State) -> Iterator[None]:
    """Give the stores' folder a disk of its own, in memory, if we may mount one."""
    mount: list[str | Path] = [
        "mount",
        "-t",
        "tmpfs",
        "-o",
        f"size={DISK_MB}m,mode=0700",
        "gavel-chaos",
        place.data,
    ]
    if not programs.own_mounts() or subprocess.run(mount, capture_output=True).returncode != 0:
        yield
        return
    try:
        yield
    finally:
        subprocess.run(["umount", "-l", place.data], check=True)


def fenced_off() -> int:
    """Return how often a worker found that its claim was lost, by what the processes said."""
    said = LOG.read_text(errors="replace")
    return said.count("result_fenced_off") + said.count("lease_lost")


def _as(user: int | None) -> list[str]:
    """Return the words before a program that runs as the stores' user, and ends with us."""
    if user is None:
        return []
    group = pwd.getpwuid(user).pw_gid
    return [
        "setpriv", f"--reuid={user}", f"--regid={group}", "--clear-groups", "--pdeathsig", "INT",
    ]  # fmt: skip
