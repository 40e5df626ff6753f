"""One POST to an address that somebody chose: the door by which Gavel reaches out to strangers.

    what could go wrong                                what stands against it
    the name leads to a machine of ours                each address it leads to is looked at (places.py)
    it leads elsewhere when asked again                it is asked once; the connection goes to what was looked at
    somebody else answers there                        TLS, with the certificate checked for the name
    an answer leads on (redirect)                      it is not followed, but fails
    an answer that drips, or never ends                one clock for the whole; a few KB are read
    an answer unpacks to gigabytes                     nothing is unpacked, and nothing packed is asked for
    a proxy, a cookie, a password of this machine      http.client knows none

Nothing but the request's bytes and the site's own setting decide where it goes.
"""

from __future__ import annotations

import contextlib
import http.client
import io
import socket
import ssl
import time
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from judge.webhooks.destination import Destination, Rules, own_networks
from judge.webhooks.errors import NotDelivered
from judge.webhooks.places import Resolve, reachable, resolve

READ_BYTES = 4096
_SEND_BYTES = 16 * 1024
_HEADERS = {
    "User-Agent": "Gavel-Webhooks/1.0",
    "Content-Type": "application/json",
    "Accept": "*/*",
    "Accept-Encoding": "identity",
    "Connection": "close",
}


@dataclass(frozen=True)
class Patience:
    """How long a receiver is waited for: for a connection, and for all of it."""

    connect_s: float = 3
    total_s: float = 10


@dataclass(frozen=True)
class Answer:
    """What came back, and the beginning of its text."""

    status: int
    retry_after: str | None
    content: bytes


@cache
def authorities(extra: str) -> ssl.SSLContext:
    """Return what certificates are checked by: the machine's authorities, and those in the extra file if any.

    Read once: that takes longer than a message does.
    """
    context = ssl.create_default_context()
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    if extra:
        context.load_verify_locations(extra)
    return context


def post(
    destination: Destination,
    headers: Mapping[str, str],
    body: bytes,
    *,
    rules: Rules,
    trust: ssl.SSLContext,
    patience: Patience = Patience(),
    look_up: Resolve = resolve,
) -> Answer:
    """Send the body and return the answer; raise NotDelivered when there is none."""
    clock = _Clock(patience.total_s)
    own = own_networks(destination.host, rules)
    addresses = reachable(destination.host, destination.port, own, look_up)
    connection = _Connection(destination, addresses, trust, clock, patience.connect_s)
    try:
        connection.request(
            "POST", destination.path, body, {**_HEADERS, **headers, "Host": destination.authority}
        )
        response = connection.getresponse()
        retry_after = response.getheader("Retry-After")
        return Answer(response.status, retry_after, _beginning(response))
    except TimeoutError as error:
        raise NotDelivered(f"No answer within {patience.total_s:g} s.") from error
    except ssl.SSLCertVerificationError as error:
        raise NotDelivered(f"Its certificate is not valid: {error.verify_message}") from error
    except (OSError, http.client.HTTPException) as error:
        raise NotDelivered(f"{type(error).__name__}: {error}") from error
    finally:
        connection.hang_up()


def _beginning(response: http.client.HTTPResponse) -> bytes:
    """Return what comes of the content in time; the status has said already whether the message was taken."""
    content = b""
    with contextlib.suppress(OSError, http.client.HTTPException):
        while len(content) < READ_BYTES:
            more = response.read1(READ_BYTES - len(content))
            if not more:
                break
            content += more
    return content


class _Clock:
    """What is left of the time that all of it may take."""

    def __init__(self, total_s: float) -> None:
        self._ends_at = time.monotonic() + total_s

    def left(self) -> float:
        left = self._ends_at - time.monotonic()
        if left <= 0:
            raise TimeoutError
        return left


class _Connection(http.client.HTTPConnection):
    """Connects to an address that was looked at, and speaks with whoever proves to have the name."""

    def __init__(
        self,
        destination: Destination,
        addresses: list[str],
        trust: ssl.SSLContext,
        clock: _Clock,
        connect_s: float,
    ) -> None:
        super().__init__(destination.host, destination.port)
        self._destination = destination
        self._addresses = addresses
        self._trust = trust
        self._clock = clock
        self._connect_s = connect_s
        self._spoken: socket.socket | None = None

    def connect(self) -> None:
        """Try the addresses in turn."""
        self._spoken = self._reach()
        self._spoken.settimeout(self._clock.left())
        if self._destination.is_https:
            # It takes the plain one over, and closes it where the other side does not prove its name.
            self._spoken = self._trust.wrap_socket(
                self._spoken, server_hostname=self._destination.host
            )
        self.sock = _Watched(self._spoken, self._clock)  # all that http.client uses of one

    def hang_up(self) -> None:
        """Close the socket itself; http.client closes its own before the answer is read."""
        if self._spoken is not None:
            self._spoken.close()

    def _reach(self) -> socket.socket:
        failure: OSError = OSError("nothing was tried")
        for address in self._addresses:
            try:
                timeout = min(self._connect_s, self._clock.left())
                return socket.create_connection((address, self._destination.port), timeout)
            except OSError as error:
                failure = error
        raise failure


class _Watched:
    """A socket that looks at the clock before each step: a timeout of its own begins anew with each byte."""

    def __init__(self, sock: socket.socket, clock: _Clock) -> None:
        self._sock = sock
        self._clock = clock

    def sendall(self, data: bytes) -> None:
        view = memoryview(data)
        for start in range(0, len(view), _SEND_BYTES):
            self._sock.settimeout(self._clock.left())
            self._sock.sendall(view[start : start + _SEND_BYTES])

    def makefile(self, mode: str) -> io.BufferedReader:
        return io.BufferedReader(_Reader(self._sock, self._clock))

    def close(self) -> None:
        pass  # whoever reads the answer still needs it


class _Reader(io.RawIOBase):
    def __init__(self, sock: socket.socket, clock: _Clock) -> None:
        self._sock = sock
        self._clock = clock

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        self._sock.settimeout(self._clock.left())
        return self._sock.recv_into(buffer)
