"""Where the embedded servers keep their data and their sockets.

var/                          the rule
/var/lib/gavel/<site>/        root's checkout in a folder that the servers' user cannot enter, e.g. /root
/tmp/<site>-<user>/           sockets only, where the path is too long for a unix socket (108 bytes)
                              or has characters that a URL would trip over
"""

from __future__ import annotations

import os
import re
import stat
from dataclasses import dataclass
from pathlib import Path

from setup import account
from setup.checkout import VAR, site_label
from setup.errors import Unmet
from setup.progress import Progress

_MAX_SOCKET_PATH = 107
_LONGEST_SOCKET_NAME = ".s.PGSQL.5432.lock"
_SAFE_PATH = re.compile(r"[A-Za-z0-9/_.-]+")
_SYSTEM_STATE = Path("/var/lib/gavel")


@dataclass(frozen=True)
class State:
    """The folders of one set of servers, and the user they run as (None: ours)."""

    data: Path
    sockets: Path
    user: int | None


def prepare(progress: Progress, purpose: str) -> State:
    """Make the folders for one purpose (`site`, `test`), owned by the servers' user."""
    user = account.server_user()
    VAR.mkdir(parents=True, exist_ok=True)
    home = VAR
    if not account.can_reach(VAR, user):
        home = system_state()
        if not (home / purpose).is_dir():
            progress.line(f"  PostgreSQL does not run as root and cannot enter {VAR}:")
            progress.line(f"  its data and Valkey's are in {home}.")
        home.mkdir(parents=True, exist_ok=True)
    data = home / purpose
    sockets = socket_folder(data / "run", label=f"{site_label()}-{purpose}")
    for folder in (data, sockets):
        _own(folder, user)
    return State(data=data, sockets=sockets, user=user)


def socket_folder(wanted: Path, *, label: str) -> Path:
    """Return the folder wanted, or a short one in /tmp where its path does not do for a socket."""
    longest = len(os.fsencode(wanted / _LONGEST_SOCKET_NAME))
    if longest <= _MAX_SOCKET_PATH and _SAFE_PATH.fullmatch(str(wanted)):
        return wanted
    return Path("/tmp") / f"{label}-{os.geteuid()}"  # noqa: S108 - _own() refuses anyone else's


def _own(folder: Path, user: int | None) -> None:
    """Make a folder that only the servers' user may enter; refuse one that somebody else put there."""
    wanted = os.geteuid() if user is None else user
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid not in {wanted, os.geteuid()}:
        raise Unmet(
            f"{folder} belongs to another user.",
            f"Remove it, or give it back: sudo chown -R {account.name()} {folder}",
        )
    folder.chmod(0o700)
    if found.st_uid != wanted:
        os.chown(folder, wanted, -1)


def system_state() -> Path:
    """Return the folder outside the checkout that stands in for var/ where that cannot be entered."""
    return _SYSTEM_STATE / site_label()
