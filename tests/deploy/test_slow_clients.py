"""Clients that send a request byte by byte, at the real nginx before a site that does one thing at a time."""

from __future__ import annotations

import re
import socket
import threading
from dataclasses import dataclass, field

import pytest

from bench import nginx
from tests.deploy.test_nginx import Reader, Site, reader, site  # noqa: F401

SLOW = 50  # of each kind
PAUSE_S = 0.5
LATE_S = 5
LONGEST_S = 30
HEADER = b"GET /problems/ HTTP/1.1\r\nHost: localhost\r\nX-Slow: "
BODY = b"POST /problems/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: 60000\r\n\r\ncode="


@dataclass
class SlowClient:
    """Begins a request, and sends the rest in drips or not at all."""

    port: int
    begins: bytes
    drips: bytes
    connection: socket.socket = field(init=False)

    def __post_init__(self) -> None:
        self.connection = socket.create_connection(("127.0.0.1", self.port))
        self.connection.sendall(self.begins)
        self.connection.setblocking(False)

    def is_heard(self) -> bool:
        """Send a drip; tell whether anybody still listens."""
        try:
            self.connection.send(self.drips)
            return bool(self.connection.recv(1))
        except BlockingIOError:
            return True
        except OSError:
            return False


@pytest.mark.slow
def test_slow_clients_are_ended_and_hold_nobody_up(site: Site, reader: Reader) -> None:  # noqa: F811
    kinds = ((HEADER, b"x"), (BODY, b""), (BODY, b"x"))
    slow = [SlowClient(reader.port, *kind) for kind in kinds for _ in range(SLOW)]
    heard, tick = slow, threading.Event()
    for second in range(round((_longest_s() + LATE_S) / PAUSE_S)):
        tick.wait(PAUSE_S)
        heard = [one for one in heard if one.is_heard()]
        assert reader.ask(f"/api/languages?{second}").status == 200
    for one in slow:
        one.connection.close()

    # A body that goes on coming may take its time: it is with nginx alone.
    assert {(one.begins, one.drips) for one in heard} <= {(BODY, b"x")}
    assert "/problems/" not in site.asked


def _longest_s() -> int:
    """Return how long nginx waits."""
    configuration = nginx.CONFIGURATION.read_text()
    found = re.findall(r"client_(header|body)_timeout (\d+)s;", configuration)
    assert {name for name, _ in found} == {"header", "body"}
    longest = max(int(seconds) for _, seconds in found)
    assert longest <= LONGEST_S
    return longest
