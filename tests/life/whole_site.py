"""A whole site with stores of its own, each of which a test may stop, freeze and start again."""

from __future__ import annotations

import itertools
import json
import os
import pwd
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email.message import Message
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from bench.nginx import free_port
from bench.processes import WEB, Processes
from judge.submissions.urgency import Queue
from setup import account, postgres
from setup.progress import Step
from setup.state import State
from tests.factories import PASSWORD
from tests.life.conftest import ROOT, Broker, wait_until

_numbers = itertools.count(1)
TOO_LONG_S = 30.0
# Eight processes at once, on a machine that has other work.
STARTS_WITHIN_S = 120.0


class Database:
    """A PostgreSQL with a data folder of its own that a test may stop, freeze and start again."""

    def __init__(self) -> None:
        user = account.server_user()
        # Outside of pytest's folders, which the server's user could not enter.
        self._folder = Path(tempfile.mkdtemp(prefix="gavel-away-", dir="/tmp"))
        self._state = State(data=self._folder, sockets=self._folder / "run", user=user)
        self._state.sockets.mkdir()
        if user is not None:
            for folder in (self._folder, self._state.sockets):
                os.chown(folder, user, -1)
        # Careful with its data, as a site's is: what was committed is there after a crash.
        self._program = postgres.process(Step("PostgreSQL", time.monotonic), self._state)
        self.url = postgres.url(self._state)
        self.start()
        postgres.create_database(self._state)

    def start(self) -> None:
        """Start it with what it held."""
        user = self._state.user
        self._server = subprocess.Popen(
            self._program.argv,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd="/",
            start_new_session=True,
            user=user,
            group=None if user is None else pwd.getpwuid(user).pw_gid,
            extra_groups=None if user is None else [],
        )
        assert self._program.is_ready is not None
        wait_until(self._program.is_ready, within_s=TOO_LONG_S)

    def stop(self) -> None:
        """End it as a restart does: connections are cut, what runs is rolled back."""
        self._server.send_signal(signal.SIGINT)
        self._server.wait(TOO_LONG_S)

    def crash(self) -> None:
        """End it without a word."""
        self._signal(signal.SIGKILL)
        self._server.wait(TOO_LONG_S)
        for mark in [self._folder / "postgres" / "postmaster.pid", *self._sockets()]:
            mark.unlink(missing_ok=True)

    def freeze(self) -> None:
        """Let it answer nothing and close nothing."""
        self._signal(signal.SIGSTOP)

    def thaw(self) -> None:
        """Let it go on."""
        self._signal(signal.SIGCONT)

    def remove(self) -> None:
        """End it and delete what it held."""
        if self._server.poll() is None:
            self.thaw()
            self.stop()
        shutil.rmtree(self._folder)

    def _sockets(self) -> Iterator[Path]:
        return self._state.sockets.glob(".s.PGSQL.*")

    def _signal(self, number: signal.Signals) -> None:
        # Its children lead process groups of their own.
        children = Path(f"/proc/{self._server.pid}/task/{self._server.pid}/children").read_text()
        for pid in [self._server.pid, *map(int, children.split())]:
            os.kill(pid, number)


@dataclass(frozen=True)
class Answer:
    """What a call was answered with, and how long that took."""

    status: int
    headers: Message
    body: bytes
    took_s: float

    @property
    def text(self) -> str:
        """Return the body as text."""
        return self.body.decode()

    def json(self) -> Any:
        """Return the body's value."""
        return json.loads(self.body)


class _WhereItIs(urllib.request.HTTPRedirectHandler):
    """Follow no redirection."""

    def redirect_request(self, *_: Any) -> None:
        """Go nowhere."""


class WholeSite:
    """The processes of a site, as `make run` starts them, with a stand-in for the sandbox."""

    def __init__(self, database: Database, broker: Broker, logs: Path) -> None:
        self.database, self.broker = database, broker
        self._logs = logs
        self._environment = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "tests.life.whole_site_settings",
            "DATABASE_URL": database.url,
            "REDIS_URL": broker.url,
            "GAVEL_SITE": f"gavel-away-{os.getpid()}",
        }
        self._processes = Processes(self._environment, logs, die_with_us=False)
        self._run("manage.py", "migrate", "--no-input", "-v", "0")
        made = self._run("-m", "tests.life.contents")
        self.secrets: dict[str, str] = json.loads(made.splitlines()[-1])
        self.port, self.socket_port = free_port(), free_port()

    def start(self) -> None:
        """Start all, and wait until the site answers."""
        self._processes.start(
            "web", [*WEB, "--port", str(self.port), "judge.config.wsgi:application"],
            environment={"GAVEL_DATABASE_CONNECTION_AGE_S": "60"},
        )  # fmt: skip
        self._processes.start(
            "sockets",
            [
                sys.executable, "-m", "uvicorn", "--port", str(self.socket_port), "--ws", "websockets",
                "--lifespan", "off", "--no-access-log", "judge.config.asgi:application",
            ],
        )  # fmt: skip
        celery = self._processes.celery
        worker = ("worker", "-P", "threads", "-c", "2", "-l", "INFO", "--without-gossip")
        celery("judge", "bench.stand_in", *worker, "-n", "judge@away", "-Q", ",".join(Queue))
        celery(
            "board", "judge.config.celery", *worker, "-n", "board@away", "-Q", "board,maintenance"
        )
        celery("beat", "judge.config.celery", "beat", "--pidfile=")
        wait_until(lambda: self.get("/healthz").status == 200, within_s=STARTS_WITHIN_S)

    def stop(self) -> None:
        """End all processes."""
        self._processes.stop()

    def is_whole(self) -> bool:
        """Tell whether the processes are those that were started."""
        return all(process.poll() is None for process in self._processes.running.values())

    def get(self, path: str, **headers: str) -> Answer:
        """Ask for it, as anybody."""
        return self._ask(urllib.request.Request(self._url(path), headers=headers))

    def get_as(self, name: str, path: str, **headers: str) -> Answer:
        """Ask for it by somebody's token."""
        return self.get(path, **headers, **self._token(name))

    def get_signed_in(self, name: str, path: str, **headers: str) -> Answer:
        """Ask for it as somebody's browser does."""
        return self.get(path, Cookie=self.secrets[f"{name}_session"], **headers)

    def post_as(self, name: str, path: str, **body: Any) -> Answer:
        """Send it by somebody's token."""
        request = urllib.request.Request(
            self._url(path),
            json.dumps(body).encode(),
            {"Content-Type": "application/json", **self._token(name)},
        )
        return self._ask(request)

    def sign_in(self, name: str) -> Answer:
        """Fill in the sign-in page and send it; 302 says that it was taken."""
        page = self.get("/accounts/login/")
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page.text)
        assert token is not None
        fields = {"csrfmiddlewaretoken": token[1], "login": name, "password": PASSWORD}
        cookie = page.headers["Set-Cookie"].partition(";")[0]
        address = self._url("/accounts/login/")
        form = urllib.request.Request(
            address, urlencode(fields).encode(), {"Cookie": cookie, "Referer": address}
        )
        return self._ask(form)

    def submit(self, path: str = "/api/problems/two-sum/submit", name: str = "owner") -> Answer:
        """Send a solution that is right, and like none before: equal ones would be one submission."""
        return self.post_as(name, path, language="python", code=f"# right {next(_numbers)}")

    def log(self, name: str) -> str:
        """Return what a process said."""
        return (self._logs / f"{name}.log").read_text()

    def logs(self) -> str:
        """Return the last words of all."""
        return "\n".join(
            f"--- {name}\n{self.log(name)[-5000:]}" for name in self._processes.running
        )

    def _ask(self, request: urllib.request.Request) -> Answer:
        begin = time.monotonic()
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), _WhereItIs)
        try:
            response = opener.open(request, timeout=TOO_LONG_S)
        except urllib.error.HTTPError as error:
            response = error
        except OSError as error:
            return Answer(0, Message(), str(error).encode(), time.monotonic() - begin)
        with response:
            body = response.read()
        return Answer(response.status, response.headers, body, time.monotonic() - begin)

    def _url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.port}{path}"

    def _token(self, name: str) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.secrets[f'{name}_token']}"}

    def _run(self, *words: str) -> str:
        ran = subprocess.run(
            [sys.executable, *words],
            cwd=ROOT,
            env=self._environment,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        assert ran.returncode == 0, ran.stderr
        return ran.stdout


@contextmanager
def whole_site(folder: Path) -> Iterator[WholeSite]:
    """Give a site that runs; end it and its stores after the block."""
    broker = Broker(folder)
    database = Database()
    try:
        site = WholeSite(database, broker, folder)
        try:
            site.start()
            yield site
        finally:
            site.stop()
    finally:
        database.remove()
        broker.kill()
