"""Debian's packages: install what is missing as root, else say what to type."""

from __future__ import annotations

from pathlib import Path

from setup import account, programs
from setup.errors import Unmet
from setup.progress import Progress


def starts_services() -> bool:
    """Tell whether installing a server would start it too."""
    return Path("/run/systemd/system").exists()


def install(progress: Progress, *packages: str, reason: str) -> None:
    """Install packages, telling the person; raise Unmet with what to type where we may not."""
    command = f"apt-get install -y {' '.join(packages)}"
    if programs.find("apt-get") is None:
        raise Unmet(
            f"{reason}, and this machine has no apt-get to install it with.",
            f"Install what Debian calls {', '.join(packages)} and try again.",
        )
    if not account.is_root():
        raise Unmet(f"{reason}.", f"Type: sudo apt-get update && sudo {command}")
    progress.line(f"  {reason}: installing Debian's {', '.join(packages)} on this machine.")
    quiet = {"DEBIAN_FRONTEND": "noninteractive"}
    with progress.step(f"Debian: {packages[0]}") as step:
        programs.run(["apt-get", "update"], step=step, env=quiet, what="apt-get update")
        programs.run(
            ["apt-get", "install", "-y", "--no-install-recommends", *packages],
            step=step,
            env=quiet,
            what=command,
        )
