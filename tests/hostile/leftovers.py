"""What a sandbox may have left on this machine: containers, processes, mounts, shared memory, keys.

Other sandboxes may be at work beside ours: what belongs to a container that the engine still knows is not left over.
"""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

from judge.sandbox.facts import USER_IDS

OURS = "/usr/lib/gavel/"  # the supervisor, and what waits for the next submission: interpreters, compilers
_CONTAINER = re.compile(r"(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])")


def containers_of(site: str) -> list[str]:
    """Return the ids of a site's containers."""
    return _docker("ps", "-aq", "--no-trunc", "--filter", f"label=gavel.site={site}").split()


def programs_in(containers: list[str]) -> Iterator[str]:
    """Yield each process in these containers that is not our own."""
    for path, container in _processes():
        if container in containers:
            try:
                words = [str((path / "exe").readlink()), *_command(path)]
            except OSError:
                continue  # it has ended, or it is a zombie: see below
            if not any(word.startswith(OURS) for word in words):
                yield f"{path} {' '.join(words)}"


def zombies_in(containers: list[str]) -> Iterator[str]:
    """Yield each process that nobody has waited for."""
    for path, container in _processes():
        if container in containers and _field(path, "State").startswith("Z"):
            yield f"{path} {_field(path, 'Name')}"


def left_over() -> Iterator[str]:
    """Yield all that belongs to no container that is there, and to a user whom only containers have."""
    known = set(_docker("ps", "-aq", "--no-trunc").split())
    for path, container in _processes():
        uid = int((_field(path, "Uid") or "0").split()[0])
        if (container and container not in known) or (not container and _is_theirs(uid)):
            yield f"process {path.name} of user {uid}: {_command(path)}"
    merged = _merged(known)
    for line in Path("/proc/self/mountinfo").read_text().splitlines():
        place = line.split()[4]
        ids = set(_CONTAINER.findall(place)) if "/containers/" in place else set()
        if (ids and not ids & known) or (place.endswith("/merged") and place not in merged):
            yield f"mount {place}"
    for kind in ("shm", "sem", "msg"):
        lines = Path(f"/proc/sysvipc/{kind}").read_text().splitlines()
        at = lines[0].split().index("uid")
        yield from (f"{kind} {line}" for line in lines[1:] if _is_theirs(int(line.split()[at])))
    for folder in ("/dev/shm", "/dev/mqueue", "/tmp", "/var/tmp"):
        for path in Path(folder).glob("*"):
            if _is_theirs(path.lstat().st_uid):
                yield f"file {path}"
    for line in Path("/proc/key-users").read_text().splitlines():
        owner, _, rest = line.partition(":")
        if _is_theirs(int(owner)) and not rest.split()[1].startswith("0/"):
            yield f"keys {line}"


def _is_theirs(uid: int) -> bool:
    return uid in USER_IDS


def _processes() -> Iterator[tuple[Path, str]]:
    """Yield each process of the machine with the id of its container, "" when it is in none."""
    for path in Path("/proc").iterdir():
        if path.name.isdigit():
            try:
                found = _CONTAINER.search((path / "cgroup").read_text())
            except OSError:
                continue
            yield path, found[0] if found else ""


def _field(path: Path, name: str) -> str:
    try:
        lines = (path / "status").read_text().splitlines()
    except OSError:
        return ""
    return next((line.partition(":")[2].strip() for line in lines if line.startswith(name)), "")


def _command(path: Path) -> list[str]:
    try:
        return (path / "cmdline").read_text(errors="replace")[:1000].split("\0")
    except OSError:
        return []


def _merged(containers: set[str]) -> set[str]:
    """Return where these containers' file systems are mounted."""
    found = set()
    for container in containers:
        try:
            graph = json.loads(
                _docker("inspect", "--format", "{{json .GraphDriver.Data}}", container)
            )
        except subprocess.CalledProcessError:
            continue
        found.add((graph or {}).get("MergedDir", ""))
    return found


def _docker(*arguments: str) -> str:
    return subprocess.run(["docker", *arguments], check=True, capture_output=True, text=True).stdout
