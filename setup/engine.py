"""The Docker engine: look whether it answers; install and start Debian's where it is missing and we may.

answers                      nothing to do
socket, permission denied    we are not in the docker group        say what to type
installed, nobody answers    root: start it                        others: say what to type
not installed                root: install docker.io, start it     others: say what to type
"""

from __future__ import annotations

import errno
import grp
import subprocess
import time
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path

from setup import account, debian, programs
from setup.checkout import LOGS, ROOT
from setup.docker_api import DEFAULT_ADDRESS, DockerApi
from setup.errors import EngineAway, EngineError, ProgramFailed, Unmet
from setup.progress import Progress, Step

_ANSWER_WITHIN_S = 45.0
_CGROUPS = Path("/sys/fs/cgroup")
_MARKS = {
    "dockerd": Path("/var/run/docker.pid"),
    "containerd": Path("/var/run/docker/containerd/containerd.pid"),
}


class Situation(Enum):
    """How we find the engine."""

    ANSWERS = auto()
    FORBIDDEN = auto()
    STOPPED = auto()
    MISSING = auto()
    ELSEWHERE = auto()  # DOCKER_HOST names one that does not answer


@dataclass(frozen=True)
class Person:
    """Who asks: what decides which cure fits."""

    name: str
    is_root: bool
    is_in_docker_group: (
        bool  # as the group file says; a session started before does not have it yet
    )
    has_systemd: bool


def ensure(progress: Progress) -> DockerApi:
    """Return an engine that answers; raise Unmet with what to type."""
    api = DockerApi()
    with progress.step("Docker engine") as step:
        found = situation(api)
        if found is Situation.ANSWERS:
            step.unchanged(f"version {api.version()}")
            return api
        person = _person()
        if not person.is_root or found is Situation.ELSEWHERE:
            raise Unmet(*advice(found, person, api.where))
        if found is Situation.MISSING:
            debian.install(
                progress,
                "docker.io",
                "iptables",
                reason="Gavel judges in Docker containers, and there is no engine here",
            )
        # Installing may have started it.
        if not _answers(api, within_s=2.0):
            _start(progress, step, api, has_systemd=person.has_systemd)
        step.outcome = f"version {api.version()}"
        return api


def ensure_command(progress: Progress) -> None:
    """Have the `docker` command, which the tests and the measurements use beside our own doors to the engine."""
    if programs.find("docker"):
        return
    # Newer Debian releases split it off the engine's package.
    package = "docker-cli" if _has_package("docker-cli") else "docker.io"
    debian.install(progress, package, reason="Tests use the docker command")


def situation(api: DockerApi) -> Situation:
    """Look how things stand with the engine."""
    try:
        api.version()
    except EngineAway as away:
        if api.where != DEFAULT_ADDRESS:
            return Situation.ELSEWHERE
        if away.reason in {errno.EACCES, errno.EPERM}:
            return Situation.FORBIDDEN
        return Situation.STOPPED if programs.find("dockerd") else Situation.MISSING
    except EngineError:
        return Situation.STOPPED
    return Situation.ANSWERS


def advice(found: Situation, person: Person, where: str = DEFAULT_ADDRESS) -> tuple[str, str]:
    """Return what is wrong with the engine, and what this person can type."""
    start = "sudo systemctl start docker" if person.has_systemd else "sudo service docker start"
    if found is Situation.ELSEWHERE:
        return (
            f"DOCKER_HOST names a Docker engine at {where}, which does not answer.",
            "Start that engine, or type `unset DOCKER_HOST` to use the one of this machine.",
        )
    if found is Situation.FORBIDDEN:
        message = f"There is a Docker engine, but {person.name} may not use it."
        if person.is_in_docker_group:
            return (
                message,
                "You are in the docker group since a moment. Sign in again, or type: newgrp docker",
            )
        return (
            message,
            f"Type: sudo usermod -aG docker {person.name}\nthen sign in again, or type: newgrp docker\n"
            "(Whoever may use Docker is as powerful as root on this machine.)",
        )
    if found is Situation.STOPPED:
        return "Docker is installed, but its engine is not running.", f"Type: {start}"
    return (
        "Gavel judges in Docker containers, and there is no Docker engine here.",
        "Type: sudo apt-get update && sudo apt-get install -y docker.io && "
        f"sudo usermod -aG docker {person.name}\nthen sign in again, or type: newgrp docker\n"
        "(Or run this once as root, and Gavel installs and starts it.)",
    )


def _has_package(name: str) -> bool:
    try:
        return bool(programs.run(["apt-cache", "--names-only", "search", f"^{name}$"]).strip())
    except (OSError, ProgramFailed):
        return False


def _person() -> Person:
    name = account.name()
    try:
        members = grp.getgrnam("docker").gr_mem
    except KeyError:
        members = []
    return Person(
        name=name,
        is_root=account.is_root(),
        is_in_docker_group=name in members,
        has_systemd=Path("/run/systemd/system").is_dir(),
    )


def _start(progress: Progress, step: Step, api: DockerApi, *, has_systemd: bool) -> None:
    if has_systemd:
        progress.line("  The Docker engine is not running: systemctl start docker")
        programs.run(["systemctl", "start", "docker"], step=step, what="systemctl start docker")
        if _answers(api, within_s=_ANSWER_WITHIN_S):
            return
        raise Unmet("The Docker engine does not start.", "See why: journalctl -u docker")
    log = LOGS / "dockerd.log"
    progress.line(
        f"  The Docker engine is not running: starting dockerd (log in {log.relative_to(ROOT)})."
    )
    progress.line("  It stays when Gavel stops; end it with: kill $(cat /var/run/docker.pid)")
    _mount_cgroups(progress)
    for program, mark in _MARKS.items():
        forget_if_dead(program, mark)
    dockerd = programs.find("dockerd")
    if dockerd is None:
        raise Unmet("Docker is installed without dockerd.", "apt-get install docker.io")
    LOGS.mkdir(parents=True, exist_ok=True)
    with log.open("ab") as out:
        daemon = subprocess.Popen(
            [dockerd],
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=out,
            env=programs.environment(),
            start_new_session=True,
            cwd="/",
        )
    if not _answers(api, within_s=_ANSWER_WITHIN_S, daemon=daemon):
        last = log.read_text(errors="replace").splitlines()[-5:]
        raise Unmet(
            "dockerd does not start. Its last words:\n" + "\n".join(f"    {line}" for line in last),
            f"All of its output: {log.relative_to(ROOT)}. In a container it needs --privileged;\n"
            "or mount the engine's socket: -v /var/run/docker.sock:/var/run/docker.sock",
        )


def _answers(
    api: DockerApi, *, within_s: float, daemon: subprocess.Popen[bytes] | None = None
) -> bool:
    until = time.monotonic() + within_s
    while True:
        if situation(api) is Situation.ANSWERS:
            return True
        if time.monotonic() > until or (daemon is not None and daemon.poll() is not None):
            return False
        time.sleep(0.3)


def forget_if_dead(program: str, mark: Path) -> None:
    """Remove the mark of a daemon that was killed.

    dockerd only looks whether the number in it is in use, and numbers are used again.
    """
    try:
        number = int(mark.read_text())
        name = Path(f"/proc/{number}/comm").read_text().strip()
    except (OSError, ValueError):
        name = ""
    if name != program:
        mark.unlink(missing_ok=True)


def _mount_cgroups(progress: Progress) -> None:
    """Mount the control groups where nothing did, as on a system without systemd; dockerd needs them."""
    if any(_CGROUPS.iterdir()) if _CGROUPS.is_dir() else not _CGROUPS.parent.is_dir():
        return
    progress.line(f"  No control groups are mounted: mounting them at {_CGROUPS}.")
    programs.run(["mount", "-t", "cgroup2", "cgroup2", _CGROUPS], what="mount cgroup2")
