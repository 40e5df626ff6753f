"""A real browser in front of a real site: pages by WSGI, sockets by ASGI, and a worker that judges in containers.

    Chromium --http--> live_server --\\
        \\----ws-----> uvicorn -------+--> the test database, Redis <-- Celery worker --> Docker

Playwright's own fixtures would keep its event loop running until the last test of all; these end with each file.
"""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.db import connection
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, sync_playwright
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from judge.accounts.models import User
from judge.submissions.urgency import Queue
from problems.packages import read_package
from problems.publish import publish
from tests.browser.workspace import Workspace
from tests.factories import PASSWORD, make_user

ROOT = Path(__file__).parents[2]
DIST = ROOT / "judge/web/static/dist"
LIBRARY = ROOT / "problems/library"
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
START_S = 120  # on a crowded machine a process imports for half a minute


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark all tests of this folder."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session", autouse=True)
def _front_end() -> None:
    """Say what to do where the front end was not built."""
    if not (DIST / "site.js").exists():
        pytest.fail(
            "Build the front end: cd judge/web/frontend && npm ci --ignore-scripts && npm run build"
        )


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """Start Chromium for the tests of one file."""
    path = os.environ.get("GAVEL_CHROMIUM") or next(
        filter(None, map(shutil.which, CHROMIUM_NAMES)), None
    )
    if path is None:
        pytest.fail("Install Chromium (apt-get install chromium), or name yours in GAVEL_CHROMIUM.")
    # Playwright's event loop runs in this thread; Django would refuse to be called from it.
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=path,
                args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
            )
            yield browser
            browser.close()


@pytest.fixture
def context_options() -> dict[str, Any]:
    """Return the options of the browser window; a test overrides what it needs."""
    return {
        "viewport": {"width": 1280, "height": 800},
        "permissions": ["clipboard-read", "clipboard-write"],
        "color_scheme": "light",
    }


@pytest.fixture
def context(
    chromium: Browser, live_server: LiveServer, context_options: dict[str, Any]
) -> Iterator[BrowserContext]:
    """Open a fresh window: no cookies, no storage."""
    context = chromium.new_context(base_url=live_server.url, **context_options)
    context.set_default_timeout(15_000)
    yield context
    context.close()


@pytest.fixture
def complaints() -> list[str]:
    """Collect what the browser complains of: script errors, refused content, missing files."""
    return []


@pytest.fixture
def page(context: BrowserContext, complaints: list[str]) -> Iterator[Page]:
    """Open a page, and make sure at the end that the browser had nothing to complain of."""
    page = context.new_page()

    def on_console(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            complaints.append(f"{message.type}: {message.text}")

    page.on("console", on_console)
    page.on("pageerror", lambda error: complaints.append(f"uncaught: {error}"))
    yield page
    assert complaints == []


@pytest.fixture
def ada(transactional_db: None) -> User:
    """Return someone who can sign in."""
    return make_user("ada", email="ada@example.org")


@pytest.fixture
def sign_in(context: BrowserContext, live_server: LiveServer) -> Callable[[User], None]:
    """Return a function that signs a user in without going through the form."""

    def sign_in(user: User) -> None:
        from django.test import Client

        client = Client()
        assert client.login(username=user.username, password=PASSWORD)
        name = django_settings.SESSION_COOKIE_NAME
        session = client.cookies[name].value
        context.add_cookies(
            [{"name": name, "value": session, "url": live_server.url, "httpOnly": True}]
        )

    return sign_in


@pytest.fixture
def library(transactional_db: None) -> Callable[..., None]:
    """Return a function that publishes problems of the library."""

    def publish_all(*slugs: str) -> None:
        for slug in slugs:
            publish(read_package(LIBRARY / slug), is_published=True)

    return publish_all


@pytest.fixture
def workspace(page: Page, library: Callable[..., None]) -> Workspace:
    """Publish Two Sum and return its page, not opened yet."""
    library("two-sum")
    return Workspace(page, "two-sum")


@pytest.fixture(scope="session")
def _environment(django_db_setup: None) -> dict[str, str]:
    """Return what the site's other processes are told: the same settings, the test database."""
    database = connection.settings_dict
    query = f"?host={database['HOST']}" if str(database["HOST"]).startswith("/") else ""
    host = "" if query else f"{database['HOST']}:{database['PORT']}"
    user = (
        f"{database['USER']}:{database['PASSWORD']}" if database["PASSWORD"] else database["USER"]
    )
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "tests.settings",
        "DATABASE_URL": f"postgres://{user}@{host}/{database['NAME']}{query}",
        # Two checkouts on one engine must not sweep each other's boxes away.
        "GAVEL_SITE": f"gavel-browser-{zlib.crc32(bytes(ROOT)):08x}",
        "GAVEL_JUDGE_SLOTS": "1",
    }


@pytest.fixture(scope="session")
def _socket_port(
    _environment: dict[str, str], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[int]:
    """Serve the sockets; return their port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    log = tmp_path_factory.mktemp("browser") / "sockets.log"
    command = [
        sys.executable,
        "-m",
        "uvicorn",
        "judge.config.asgi:application",
        "--port",
        str(port),
    ]
    # The pages' own site, whose cookies it knows people by.
    environment = {**_environment, "GAVEL_SITE": django_settings.SITE}
    with _running(command, environment, log, ready="Application startup complete"):
        yield port


@pytest.fixture(scope="session")
def _worker(
    _environment: dict[str, str], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[None]:
    """Run a worker that judges in containers and delivers events."""
    log = tmp_path_factory.mktemp("browser") / "worker.log"
    command = [
        sys.executable,
        "-m",
        "celery",
        "-A",
        "judge.config.celery",
        "worker",
        "-P",
        "threads",
    ]
    command += ["-Q", ",".join([*Queue, "maintenance", "board"]), "-c", "2", "-l", "info"]
    with _running(command, _environment, log, ready=" ready."):
        yield


@pytest.fixture
def sockets(_socket_port: int, settings: Settings) -> None:
    """Let the pages know where the sockets are."""
    settings.SOCKET_ORIGIN = f"ws://*:{_socket_port}"
    policy = django_settings.CONTENT_SECURITY_POLICY
    settings.CONTENT_SECURITY_POLICY = {
        "DIRECTIVES": {**policy["DIRECTIVES"], "connect-src": ["'self'", settings.SOCKET_ORIGIN]}
    }


@pytest.fixture
def judge(_worker: None, sockets: None, transactional_db: None) -> None:
    """Have submissions judged for real."""


@contextmanager
def _running(
    command: list[str], environment: dict[str, str], log: Path, *, ready: str
) -> Iterator[None]:
    """Run a program until the block ends; it must first have said that it is ready."""
    with log.open("wb") as output:
        process = subprocess.Popen(
            command, env=environment, cwd=ROOT, stdout=output, stderr=subprocess.STDOUT
        )
    try:
        deadline = time.monotonic() + START_S
        while ready not in log.read_text(errors="replace"):
            if process.poll() is not None or time.monotonic() > deadline:
                pytest.fail(f"{command[2]} did not start:\n{log.read_text()[-3000:]}")
            time.sleep(0.1)
        yield
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
