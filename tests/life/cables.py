"""A cable to a server that a test may cut: a unix socket of its own, through which all goes to the server's."""

from __future__ import annotations

import os
import socket
import threading
from contextlib import suppress
from pathlib import Path


class Cable:
    """Pass everything on to the server, until it is cut."""

    def __init__(self, path: Path, server: str) -> None:
        self.path, self._server = path, server
        self._lines: set[socket.socket] = set()
        self._lock = threading.Lock()
        self.mend()

    @property
    def url(self) -> str:
        """Return the address of this end."""
        return f"unix://{self.path}"

    def mend(self) -> None:
        """Pass on from now on."""
        self._listener = socket.socket(socket.AF_UNIX)
        self._listener.bind(str(self.path))
        self._listener.listen(64)
        threading.Thread(target=self._accept, args=[self._listener], daemon=True).start()

    def cut(self) -> None:
        """End what goes through, and let nobody in."""
        self.path.unlink(missing_ok=True)
        # A thread that accepts is not woken by a close alone.
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        with self._lock:
            for line in self._lines:
                with suppress(OSError):
                    line.shutdown(socket.SHUT_RDWR)

    def _accept(self, listener: socket.socket) -> None:
        with suppress(OSError):  # it was cut
            while True:
                ours, _ = listener.accept()
                server = socket.socket(socket.AF_UNIX)
                server.connect(self._server)
                with self._lock:
                    self._lines |= {ours, server}
                for one, other in ((ours, server), (server, ours)):
                    threading.Thread(target=self._carry, args=[one, other], daemon=True).start()

    def _carry(self, one: socket.socket, other: socket.socket) -> None:
        with suppress(OSError):
            while content := one.recv(65536):
                other.sendall(content)
        # The other direction may go on: who asks may close their half and read the answer.
        with suppress(OSError):
            other.shutdown(socket.SHUT_WR)


def engine_socket() -> str:
    """Return the path of the engine's socket."""
    return os.environ.get("DOCKER_HOST", "unix:///var/run/docker.sock").removeprefix("unix://")
