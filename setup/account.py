"""Who runs the set-up, and which user the embedded servers get."""

from __future__ import annotations

import os
import pwd
import subprocess
from pathlib import Path

from setup.checkout import ROOT


def is_root() -> bool:
    """Tell whether we may install packages and start services."""
    return os.geteuid() == 0


def name() -> str:
    """Return our user's name."""
    try:
        return pwd.getpwuid(os.geteuid()).pw_name
    except KeyError:
        return str(os.geteuid())


def server_user(root: Path = ROOT) -> int | None:
    """Return the user that PostgreSQL and Valkey run as; None: our own.

    PostgreSQL refuses root. Whoever owns the checkout comes first (`sudo make run`), then nobody.
    """
    if not is_root():
        return None
    owner = root.stat().st_uid
    if owner != 0 and _is_known(owner):
        return owner
    return pwd.getpwnam("nobody").pw_uid


def can_reach(path: Path, user: int | None) -> bool:
    """Tell whether the user can enter a folder (each folder above it must let them through)."""
    if user is None:
        return os.access(path, os.X_OK)
    entered = subprocess.run(
        ["/bin/sh", "-c", 'cd "$0"', path],
        user=user,
        group=_group(user),
        extra_groups=[],
        capture_output=True,
    )
    return entered.returncode == 0


def _group(user: int) -> int:
    return pwd.getpwuid(user).pw_gid


def _is_known(user: int) -> bool:
    try:
        pwd.getpwuid(user)
    except KeyError:
        return False
    return True
