"""The two ports of a site: the pages, and next to them the sockets."""

from __future__ import annotations

import contextlib
import socket
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from setup.errors import Unmet

DEFAULT_PORT = 8000
_LISTEN = "0A"


@dataclass(frozen=True)
class Ports:
    """Where the pages and the sockets listen."""

    web: int
    sockets: int


class Claims:
    """Ports that are ours to listen on, against other checkouts that are being set up at the same time.

    A set-up chooses its ports long before its servers listen there, and two servers that share a port (SO_REUSEPORT)
    would take turns to answer. An abstract unix socket belongs to the same network as the ports do, to any user, and
    falls with its process.
    """

    def __init__(self) -> None:
        self._held: dict[int, socket.socket] = {}

    def take(self, host: str, port: int) -> bool:
        """Claim the port, if nobody else has and we could listen there now; tell whether it is ours."""
        if port not in self._held:
            claim = socket.socket(socket.AF_UNIX)
            try:
                claim.bind(f"\0gavel-port-{port}")
            except OSError:
                claim.close()
                return False
            self._held[port] = claim
        return can_bind(host, port)

    def close(self) -> None:
        """Give them back, once the servers listen or never will."""
        while self._held:
            self._held.popitem()[1].close()


def choose(
    wanted: str | None,
    *,
    host: str,
    is_free: Callable[[str, int], bool],
    holder: Callable[[int], str] | None = None,
) -> tuple[Ports, str]:
    """Return the ports and a remark for the person, if there is something to remark.

    `wanted` is GAVEL_PORT. When it is given and taken, raise Unmet; when none is given, take the next free pair.
    `is_free` is Claims.take outside of tests.
    """
    holder = holder or holder_of
    first = _port(wanted) if wanted else DEFAULT_PORT
    for web in range(first, first + 200, 2):
        if web + 1 > 65535:
            break
        taken = next((port for port in (web, web + 1) if not is_free(host, port)), None)
        if taken is None:
            remark = "" if web == first else f"port {first} is taken by {holder(first)}"
            return Ports(web=web, sockets=web + 1), remark
        if wanted:
            raise Unmet(
                f"Port {taken} is taken by {holder(taken)}. "
                f"Gavel needs {web} for its pages and {web + 1} for its sockets.",
                f"Choose another: GAVEL_PORT={_next_pair(web, host, is_free)} make run",
            )
    raise Unmet(
        f"No two free ports side by side from {first} on.", "Name one: GAVEL_PORT=9000 make run"
    )


def can_bind(host: str, port: int) -> bool:
    """Tell whether we could listen there now."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as attempt:
        # As servers do: connections of an earlier run that are still winding down do not count.
        attempt.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            attempt.bind((host, port))
        except OSError:
            return False
    return True


def holder_of(port: int, proc: Path = Path("/proc")) -> str:
    """Return who has a port, for people: `process 812 (nginx)`, or `another process` if not visible."""
    wanted = {f"socket:[{inode}]" for inode in _listening_inodes(port, proc)}
    if not wanted:
        return "another checkout that is starting"
    for folder in proc.glob("[0-9]*"):
        if wanted & set(_open_files(folder)):
            with contextlib.suppress(OSError):
                return f"process {folder.name} ({(folder / 'comm').read_text().strip()})"
    return "another process"


def _open_files(process: Path) -> Iterator[str]:
    with contextlib.suppress(OSError):  # not ours to see, or gone
        for link in (process / "fd").iterdir():
            with contextlib.suppress(OSError):
                yield str(link.readlink())


def _port(text: str) -> int:
    if text.isdigit() and 1 <= int(text) <= 65534:
        return int(text)
    raise Unmet(f"GAVEL_PORT is {text!r}.", "Set it to a number from 1 to 65534.")


def _next_pair(web: int, host: str, is_free: Callable[[str, int], bool]) -> int:
    candidates = range(web + 2, min(web + 200, 65534), 2)
    return next((p for p in candidates if is_free(host, p) and is_free(host, p + 1)), 9000)


def _listening_inodes(port: int, proc: Path) -> set[str]:
    inodes = set()
    for table in ("tcp", "tcp6"):
        try:
            rows = (proc / "net" / table).read_text().splitlines()[1:]
        except OSError:
            continue
        for row in rows:
            columns = row.split()
            if columns[3] == _LISTEN and int(columns[1].rpartition(":")[2], 16) == port:
                inodes.add(columns[9])
    return inodes
