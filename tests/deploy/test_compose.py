"""The production-like site from Debian's packages: brought up, used from outside through nginx, taken down."""

from __future__ import annotations

import json
import os
import re
import secrets
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from http.cookiejar import CookieJar
from pathlib import Path
from typing import Any
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, Request, build_opener

import pytest
from websockets import Origin
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect

from judge.submissions.consumers import NOT_FOUND
from setup.checkout import site_label

ROOT = Path(__file__).resolve().parents[2]
FILES = ("-f", "compose.yaml", "-f", "deploy/compose.debian.yaml")
OURS = ("web", "sockets", "judge", "board", "scheduler", "migrate", "images")
SOLUTION = (ROOT / "problems/library/two-sum/submissions/accepted/solution.py").read_text()

pytestmark = [pytest.mark.containers, pytest.mark.slow]


@dataclass
class Site:
    """A site under Compose, and a browser's session with it."""

    environment: dict[str, str]

    def __post_init__(self) -> None:
        self.address = f"http://localhost:{self.environment['GAVEL_PORT']}"
        self._cookies = CookieJar()
        self._opener = build_opener(HTTPCookieProcessor(self._cookies))

    def compose(self, *words: str, check: bool = True) -> str:
        """Run Compose on the site's files; show what it said when it fails."""
        done = subprocess.run(
            [Path(sys.executable).with_name("docker-compose"), *FILES, *words],
            cwd=ROOT,
            env=self.environment,
            capture_output=True,
            text=True,
        )
        if check and done.returncode:
            logs = self.compose("logs", "--no-color", "--tail", "40", check=False)
            pytest.fail(f"docker compose {' '.join(words)}:\n{done.stderr[-3000:]}\n{logs}")
        return done.stdout

    def request(self, path: str, data: bytes | None = None, **headers: str) -> Any:
        """Ask through nginx, as a browser does, with its cookies."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return self._opener.open(
            Request(f"{self.address}{path}", data=data, headers=named), timeout=30
        )

    def sign_up(self) -> None:
        """Make an account by the form that people use."""
        page = self.request("/accounts/signup/").read().decode()
        found = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
        assert found
        fields = {
            "csrfmiddlewaretoken": found[1],
            "username": "ada",
            "password1": secrets.token_urlsafe(16),
        }
        self.request("/accounts/signup/", urlencode(fields).encode(), Referer=self.address)

    def submit(self, slug: str, code: str) -> dict[str, Any]:
        """Submit by the API with the session, and poll until there is a verdict."""
        token = next(cookie.value for cookie in self._cookies if cookie.name.endswith("-csrf"))
        body = json.dumps({"language": "python", "code": code}).encode()
        answer = json.load(
            self.request(
                f"/api/problems/{slug}/submit",
                body,
                Content_Type="application/json",
                X_CSRFToken=str(token),
                Referer=self.address,
            )
        )
        deadline = time.monotonic() + 120
        while answer["status"] != "done" and time.monotonic() < deadline:
            time.sleep(0.3)
            answer = json.load(self.request(f"/api/submissions/{answer['id']}"))
        return dict(answer)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    site = Site(
        {
            **{name: os.environ[name] for name in ("PATH", "HOME", "DOCKER_HOST") if name in os.environ},
            "DOCKER_BUILDKIT": "0",  # every engine has the legacy builder
            "GAVEL_SITE": f"{site_label()}-compose",
            "GAVEL_SECRET_KEY": secrets.token_urlsafe(48),
            "GAVEL_DATABASE_PASSWORD": secrets.token_urlsafe(24),
            "GAVEL_TRUSTED_ORIGINS": f"http://localhost:{port}",
            "GAVEL_PORT": str(port),
            "GAVEL_BACKUPS": str(tmp_path_factory.mktemp("backups")),
        }
    )  # fmt: skip
    try:
        site.compose(
            "up",
            "--detach",
            "--build",
            "--wait",
            "--wait-timeout",
            "300",
            "nginx",
            "judge",
            "board",
            "scheduler",
        )
        yield site
    finally:
        site.compose("down", "--volumes", "--timeout", "10")


def test_someone_signs_up_and_solves_a_problem_through_nginx(site: Site) -> None:
    site.compose("exec", "-T", "web", "python", "manage.py", "publish", "problems/library/two-sum")
    site.sign_up()
    assert site.submit("two-sum", SOLUTION)["verdict"] == "AC"


def test_nginx_serves_the_static_files_for_long(site: Site) -> None:
    page = site.request("/").read().decode()
    found = re.search(r'/static/[^"]+\.css', page)
    assert found
    answer = site.request(found[0])
    assert "immutable" in answer.headers["Cache-Control"]


def test_the_board_is_cached_for_a_moment_for_those_without_a_name(site: Site) -> None:
    nobody = Site(site.environment)
    seen = {nobody.request("/api/leaderboard").headers["X-Cache"] for _ in range(5)}
    assert "HIT" in seen


def test_sockets_are_reached_through_nginx(site: Site) -> None:
    address = site.address.replace("http:", "ws:")
    nothing = f"{address}/ws/submissions/00000000-0000-7000-8000-000000000000"
    with (
        pytest.raises(ConnectionClosed) as closed,
        connect(nothing, origin=Origin(site.address)) as watcher,
    ):
        watcher.recv(timeout=10)
    # The consumer's own word for what the reader may not see.
    assert closed.value.rcvd is not None
    assert closed.value.rcvd.code == NOT_FOUND


def test_only_judging_reaches_the_engine(site: Site) -> None:
    document = json.loads(site.compose("config", "--format", "json"))
    with_socket = {
        name
        for name, service in document["services"].items()
        if any("docker.sock" in volume["source"] for volume in service.get("volumes", []))
    }
    assert with_socket == {"judge", "images"}
    for name in ("web", "sockets", "board", "scheduler"):
        site.compose("exec", "-T", name, "test", "!", "-e", "/var/run/docker.sock")


def test_our_processes_run_without_rights_on_a_read_only_root(site: Site) -> None:
    document = json.loads(site.compose("config", "--format", "json"))
    for name in OURS:
        service = document["services"][name]
        assert service["read_only"], name
        assert service["cap_drop"] == ["ALL"], name
    assert site.compose("exec", "-T", "web", "id", "-u").strip() != "0"


def test_a_backup_brings_back_what_was_lost(site: Site) -> None:
    def solvers() -> list[str]:
        return [row["user"] for row in json.load(site.request("/api/leaderboard"))["results"]]

    site.compose("run", "--rm", "backup")
    (backup,) = Path(site.environment["GAVEL_BACKUPS"]).iterdir()
    assert backup.stat().st_mode & 0o777 == 0o600
    manage = ("exec", "-T", "web", "python", "manage.py")
    site.compose(
        *manage,
        "shell",
        "-c",
        "from judge.accounts.models import User; User.objects.all().delete()",
    )
    restore = ("run", "--rm", "backup", "python", "manage.py", "restore", f"/backups/{backup.name}")
    site.compose("stop", "nginx", "web", "sockets", "judge", "board", "scheduler")
    site.compose(*restore, "--overwrite", "gavel")
    site.compose("up", "--detach", "--wait", "--wait-timeout", "120", "nginx", "judge", "board")
    deadline = time.monotonic() + 30
    while solvers() != ["ada"] and time.monotonic() < deadline:
        time.sleep(0.5)
    assert solvers() == ["ada"]


def test_example_secrets_are_refused(site: Site) -> None:
    for name in ("GAVEL_SECRET_KEY", "GAVEL_DATABASE_PASSWORD"):
        careless = Site(site.environment | {name: "change-me"})
        done = subprocess.run(
            [Path(sys.executable).with_name("docker-compose"), *FILES,
             "run", "--rm", "--no-deps", "-T", "web", "python", "manage.py", "check"],
            cwd=ROOT, env=careless.environment, capture_output=True, text=True,
        )  # fmt: skip
        said = done.stdout + done.stderr
        # Not by its exit code: Compose does not always pass that on.
        assert "ImproperlyConfigured" in said, said
        assert "example" in said, said
