"""The virtual environment, filled from a lock with hashes."""

from __future__ import annotations

import importlib.util
import shutil
import sys
from pathlib import Path

from setup import debian, disk, programs
from setup.checkout import ROOT, VENV
from setup.errors import ProgramFailed
from setup.progress import Progress, Step
from setup.stamps import Stamp, digest

PYTHON = VENV / "bin" / "python"
# Each contains the one before it; the node lock stands apart.
RUN_LOCK = ROOT / "requirements-local.txt"
DEV_LOCK = ROOT / "requirements-dev.txt"
NODE_LOCK = ROOT / "requirements-node.txt"


def ensure(progress: Progress, *, lock: Path) -> None:
    """Make the environment hold what the lock says."""
    with progress.step("Python packages") as step:
        if is_current(lock) or (lock == RUN_LOCK and is_current(DEV_LOCK)):  # which holds it all
            step.unchanged()
            return
        disk.require(ROOT, mib=1500, what="the Python packages")
        _make(progress, step)
        _fill(step, lock)


def ensure_node(progress: Progress) -> None:
    """Add Node.js and npm to the environment, for machines that have none."""
    with progress.step("Node.js as a package") as step:
        if is_current(NODE_LOCK):
            step.unchanged()
            return
        _fill(step, NODE_LOCK)


def is_current(lock: Path) -> bool:
    """Tell whether the environment was completely filled from this lock, for our Python version."""
    return PYTHON.exists() and _stamp(lock).matches(_digest(lock))


def program(name: str) -> Path:
    """Return the path of a program in the environment."""
    return VENV / "bin" / name


def _make(progress: Progress, step: Step) -> None:
    # Its programs name their interpreter by its full path: a checkout that was moved or copied needs a new one.
    home = Stamp("home.stamp", VENV)
    if home.matches(str(VENV)) and _works(step):
        return
    if importlib.util.find_spec("ensurepip") is None:
        # Debian splits it off into a package of its own.
        package = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
        debian.install(progress, package, reason="Python lacks its venv module here")
    shutil.rmtree(VENV, ignore_errors=True)
    programs.run([sys.executable, "-m", "venv", VENV], step=step, what="python3 -m venv")
    home.put(str(VENV))


def _works(step: Step) -> bool:
    """Tell whether an environment is there, whole, and of our own Python version."""
    if not PYTHON.exists():
        return False
    version = f"import sys, pip; assert sys.version_info[:2] == {tuple(sys.version_info[:2])}"
    try:
        programs.run([PYTHON, "-c", version], step=step)
    except (ProgramFailed, OSError):
        return False
    return True


def _fill(step: Step, lock: Path) -> None:
    with _stamp(lock).renewed(_digest(lock)):
        programs.run(
            [PYTHON, "-m", "pip", "install", "--disable-pip-version-check", "--no-input",
             "--progress-bar", "off", "--require-hashes", "-r", lock],
            step=step,
            what=f"Installing {lock.name}",
        )  # fmt: skip


def _stamp(lock: Path) -> Stamp:
    # Inside the environment: whoever deletes it deletes its stamps too.
    return Stamp(f"{lock.stem}.stamp", VENV)


def _digest(lock: Path) -> str:
    # Not of the very same interpreter: a machine may have two of one version, and `make` be called by either.
    return digest(lock, "{}.{}".format(*sys.version_info), str(VENV))
