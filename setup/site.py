"""What a running site is made of: its settings, its contents, its processes."""

from __future__ import annotations

import os
import secrets
import socket
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from judge.submissions.urgency import Queue
from setup import programs, virtualenv
from setup.checkout import LOGS, ROOT, VAR, VENV, site_label
from setup.ports import Ports
from setup.processes import Process
from setup.progress import Progress, Step
from setup.stamps import Stamp, digest
from setup.stores import Stores

_LIBRARY = ROOT / "problems" / "library"
_STATIC = ROOT / "static"
# What a process of the site is told by its environment.
Settings = dict[str, str]
_CELERY = ("celery", "-A", "judge.config.celery")


@dataclass(frozen=True)
class Site:
    """Where it listens and what its processes are told."""

    host: str
    ports: Ports
    environment: Settings

    @property
    def url(self) -> str:
        """Return the address for browsers."""
        name = "localhost" if self.host in {"127.0.0.1", "0.0.0.0", "::1", "::"} else self.host  # noqa: S104 - compared
        return f"http://{name}:{self.ports.web}"


def settings(stores: Stores) -> Settings:
    """Return what every process of this checkout's site is told; what the operator has set wins."""
    ours = {"GAVEL_SITE": site_label(), "GAVEL_SECRET_KEY": _secret_key()}
    return {**_unless_set(ours), **stores.environment}


def describe(ports: Ports, stores: Stores, *, host: str) -> Site:
    """Return the site that listens on these ports."""
    origin = _unless_set({"GAVEL_SOCKET_ORIGIN": f"ws://*:{ports.sockets}"})
    return Site(host=host, ports=ports, environment={**origin, **settings(stores)})


def migrate(progress: Progress, settings: Settings, stores: Stores) -> None:
    """Bring the tables up to date."""
    with progress.step("Database tables") as step:
        migrations = sorted(
            path
            for path in ROOT.glob("*/**/migrations/*.py")
            if VENV not in path.parents and "node_modules" not in path.parts
        )
        contents = digest(ROOT / "requirements.txt", *migrations)
        stamp = _stamp("migrated", stores)
        if stamp is not None and stamp.matches(contents):
            step.unchanged()
            return
        _manage(settings, "migrate", "--no-input", step=step)
        if stamp is not None:
            stamp.put(contents)


def publish(progress: Progress, settings: Settings, stores: Stores) -> None:
    """Publish the sample problems that are new or changed."""
    with progress.step("Sample problems") as step:
        packages = sorted(path.parent for path in _LIBRARY.glob("*/problem.yaml"))
        contents = digest(
            _LIBRARY, ROOT / "problems" / "packages", ROOT / "problems" / "publish.py"
        )
        stamp = _stamp("published", stores)
        if stamp is not None and stamp.matches(contents):
            step.unchanged(f"unchanged ({len(packages)})")
            return
        _manage(settings, "publish", *(str(path) for path in packages), step=step)
        if stamp is not None:
            stamp.put(contents)


def fill(progress: Progress, settings: Settings, stores: Stores) -> None:
    """Bring what there is to try: the sample problems, and contests made of them."""
    publish(progress, settings, stores)
    if _has_demo():
        with progress.step("Demo contest") as step:
            _manage(settings, "demo_contest", step=step)


def forget_contents(stores: Stores) -> None:
    """Have the next start look at tables and sample problems again: something else changes the database."""
    for name in ("migrated", "published"):
        stamp = _stamp(name, stores)
        if stamp is not None:
            stamp.drop()


def demo_accounts(settings: Settings) -> list[str]:
    """Make the demo accounts that are missing, unless GAVEL_DEMO says not to; return a line for each."""
    return _manage(settings, "demo").strip().splitlines() if _has_demo() else []


def collect_static(progress: Progress, settings: Settings) -> None:
    """Bring the static files under their hashed names together."""
    with progress.step("Static files") as step:
        folders = [
            path
            for app in ("judge", "leaderboard", "problems")
            for path in (ROOT / app).glob("**/static")
            if "node_modules" not in path.parts
        ]
        sources = digest(ROOT / "requirements.txt", *sorted(folders))
        stamp = Stamp("static")
        if stamp.matches(sources) and (_STATIC / "staticfiles.json").exists():
            step.unchanged()
            return
        with stamp.renewed(sources):
            _manage(settings, "collectstatic", "--no-input", "-v", "0", step=step)


def processes(site: Site) -> list[Process]:
    """Return the site's own processes, stores not included."""
    web = (
        "granian", "--interface", "wsgi", "--host", site.host, "--port", str(site.ports.web),
        "--workers", str(min(4, max(2, os.cpu_count() or 1))), "--blocking-threads", "2",
        "--respawn-failed-workers", "--no-ws", "--workers-kill-timeout", "5",
        "judge.config.wsgi:application",
    )  # fmt: skip
    sockets = (
        "uvicorn", "--host", site.host, "--port", str(site.ports.sockets), "--ws", "websockets",
        "--lifespan", "off", "--no-access-log", "--timeout-graceful-shutdown", "3",
        "judge.config.asgi:application",
    )  # fmt: skip
    worker = (*_CELERY, "worker", "--without-gossip", "--without-mingle", "--loglevel", "INFO")
    slots = os.environ.get("GAVEL_JUDGE_SLOTS") or "0"
    judgings = slots if slots != "0" else str(os.cpu_count() or 1)
    judge = (
        *worker, "-n", f"judge@{site_label()}", "-P", "threads", "-c", judgings,
        "-Q", ",".join(Queue),
    )  # fmt: skip
    board = (
        *worker, "-n", f"board@{site_label()}", "-P", "threads", "-c", "2",
        "-Q", "board,maintenance,webhooks",
    )  # fmt: skip
    scheduler = (*_CELERY, "beat", "--loglevel", "INFO", "--pidfile=")
    keep = {"GAVEL_DATABASE_CONNECTION_AGE_S": "60"}
    return [
        _process(site, "web", web, keep, is_ready=partial(_is_ok, f"http://{_asked(site)}/readyz")),
        _process(
            site, "sockets", sockets, is_ready=partial(_listens, site.host, site.ports.sockets)
        ),
        _process(site, "judge", judge, is_ready=_logs("judge", " ready.")),
        _process(site, "board", board, is_ready=_logs("board", " ready.")),
        _process(site, "scheduler", scheduler),
    ]


def _has_demo() -> bool:
    return os.environ.get("GAVEL_DEMO", "true").lower() not in {"0", "false", "no", "off"}


def _manage(settings: Settings, *words: str, step: Step | None = None) -> str:
    return programs.run(
        [virtualenv.PYTHON, ROOT / "manage.py", *words],
        step=step,
        env=settings,
        what=f"manage.py {words[0]}",
    )


def _unless_set(settings: Settings) -> Settings:
    return {name: value for name, value in settings.items() if name not in os.environ}


def _stamp(name: str, stores: Stores) -> Stamp | None:
    """Return a stamp that lies beside the database it speaks of; None for a database of the operator's own."""
    return Stamp(f"{name}.stamp", stores.state.data) if stores.state else None


def _process(
    site: Site,
    name: str,
    words: tuple[str, ...],
    environment: dict[str, str] | None = None,
    *,
    is_ready: Callable[[], bool] | None = None,
) -> Process:
    return Process(
        name=name,
        argv=(str(virtualenv.program(words[0])), *words[1:]),
        environment={**site.environment, **(environment or {})},
        log=LOGS / f"{name}.log",
        is_ready=is_ready,
    )


def _secret_key() -> str:
    """Return this checkout's own key for signing sessions, made once."""
    path = VAR / "secret-key"
    if not path.exists():
        VAR.mkdir(parents=True, exist_ok=True)
        fresh = VAR / f"secret-key.{os.getpid()}"
        fresh.touch(mode=0o600)
        fresh.write_text(secrets.token_urlsafe(48))
        fresh.replace(path)
    return path.read_text().strip()


def _asked(site: Site) -> str:
    host = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(site.host, site.host)  # noqa: S104 - compared
    return f"{host}:{site.ports.web}"


def _is_ok(url: str) -> bool:
    request = urllib.request.Request(url, headers={"Host": "localhost"})  # noqa: S310 - our own
    # Straight, not through a proxy of the environment.
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(request, timeout=5) as answer:
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError):
        return False


def _listens(host: str, port: int) -> bool:
    try:
        socket.create_connection((host, port), timeout=1).close()
    except OSError:
        return False
    return True


def _logs(name: str, word: str) -> Callable[[], bool]:
    """Return what tells whether a process has written this since now."""
    log = LOGS / f"{name}.log"
    begin = log.stat().st_size if log.exists() else 0

    def has_logged() -> bool:
        if not log.exists():
            return False
        with log.open("rb") as lines:
            lines.seek(min(begin, log.stat().st_size))
            return word.encode() in lines.read()

    return has_logged
