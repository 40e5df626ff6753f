"""The attached streams of one container: frames out, frames in, neither ever waiting for the other."""

from __future__ import annotations

import contextlib
import select
import socket
import time
from collections import deque
from itertools import islice
from typing import Any

from judge.sandbox import protocol
from judge.sandbox.errors import BoxLost, GaveUp

_READ_BYTES = 1 << 18
_SENT_AT_ONCE = 256  # frames; the kernel takes 1024 pieces


class Connection:
    """What the engine gives us of a container, and the supervisor's frames in it."""

    def __init__(self, stream: Any) -> None:
        self._stream = stream
        self._socket: socket.socket = getattr(stream, "_sock", stream)
        self._socket.setblocking(False)
        self._streams = protocol.Demultiplexer()
        self._reader = protocol.FrameReader()
        self._queue: deque[memoryview] = deque()
        self._frames: deque[protocol.Frame] = deque()
        self._complaints = b""
        self.queued_bytes = 0

    def send(self, data: bytes) -> None:
        """Queue a frame; it goes out while `receive` waits."""
        self._queue.append(memoryview(data))
        self.queued_bytes += len(data)

    def receive(self, timeout_s: float, *, room_bytes: int = -1) -> protocol.Frame | None:
        """Return the next frame; raise BoxLost when none comes and nothing moves for that long.

        With `room_bytes`, return None as soon as fewer bytes than that are left to send.
        """
        poll = select.poll()
        deadline = time.monotonic() + timeout_s
        while not self._frames:
            if 0 <= self.queued_bytes < room_bytes:
                return None
            poll.register(self._socket, select.POLLIN | (select.POLLOUT if self._queue else 0))
            left = deadline - time.monotonic()
            events = poll.poll(max(left, 0) * 1000)
            if not events:
                raise BoxLost("the supervisor does not answer")
            try:
                if events[0][1] & select.POLLOUT and self._flush():
                    deadline = time.monotonic() + timeout_s
                if events[0][1] & ~select.POLLOUT:
                    self._read()
            except BlockingIOError:
                continue
            except (OSError, protocol.ProtocolError) as error:
                raise BoxLost(f"the connection to the box failed: {error}") from error
        frame = self._frames.popleft()
        if frame.kind == "X":
            raise GaveUp(f"the supervisor gave up: {frame.payload.decode(errors='replace')}")
        return frame

    def drop_input(self) -> None:
        """Forget the program's input that is still wholly here; what starts and ends a job goes out."""
        if not self._queue:
            return
        front, *rest = self._queue  # of the front a part may be gone
        self._queue = deque([front, *(frame for frame in rest if bytes(frame[:1]) != b"I")])
        self.queued_bytes = sum(map(len, self._queue))

    def push(self) -> None:
        """Send what goes out without waiting; raise BoxLost when nobody is there."""
        try:
            self._flush()
        except OSError as error:
            raise BoxLost(f"the connection to the box failed: {error}") from error

    def is_open(self) -> bool:
        """Tell whether the other side is still there, without waiting."""
        poll = select.poll()
        poll.register(self._socket, select.POLLIN)
        return not poll.poll(0)

    def close(self) -> None:
        """End the connection, and with it the container."""
        with contextlib.suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()
        with contextlib.suppress(OSError):
            self._stream.close()

    def _flush(self) -> bool:
        is_moved = False
        while self._queue:
            try:
                # Together: whatever wakes the engine costs more than the bytes do.
                sent = self._socket.sendmsg(list(islice(self._queue, _SENT_AT_ONCE)))
            except BlockingIOError:
                return is_moved
            is_moved = True
            self.queued_bytes -= sent
            while self._queue and sent >= len(self._queue[0]):
                sent -= len(self._queue.popleft())
            if sent:
                self._queue[0] = self._queue[0][sent:]
        return is_moved

    def _read(self) -> None:
        data = self._socket.recv(_READ_BYTES)
        if not data:
            text = self._complaints.decode(errors="replace").strip()
            raise BoxLost(f"the container ended{': ' if text else ''}{text}")
        for stream, piece in self._streams.feed(data):
            if stream == 2:
                self._complaints = (self._complaints + piece)[-2000:]
            else:
                self._frames.extend(self._reader.feed(piece))
