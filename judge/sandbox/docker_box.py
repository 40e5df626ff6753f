"""What a worker says to one container's supervisor, and what it makes of the answers."""

from __future__ import annotations

import errno
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from judge.meters import CONTAINERS_LOST
from judge.sandbox import protocol
from judge.sandbox.box import Box, Ending, Job, Record, Result, Role
from judge.sandbox.connection import Connection
from judge.sandbox.errors import BoxLost
from judge.sandbox.options import Isolation, Room

# How long the supervisor may stay silent beyond what the job's own limits allow. On a busy machine it stretches the
# wall limit by PATIENCE at most (supervisor.c).
_GRACE_S = 10.0
_PATIENCE = 5
START_TIMEOUT_S = 30.0
_SEND_AHEAD_BYTES = 1 << 20


class DockerBox(Box):
    """One container: for one submission, or for one after the other where each gets namespaces of its own."""

    def __init__(
        self,
        container_id: str,
        image_id: str,
        connection: Connection,
        *,
        room: Room,
        isolation: Isolation,
        remove: Callable[[str], None],
    ) -> None:
        self.image_id = image_id
        self.container_id = container_id
        self.isolation = isolation
        self.hello: dict[str, Any] = {}  # the supervisor's report on its walls
        self._connection = connection
        self._room = room
        self._remove = remove
        self._last_role: Role | None = None  # None: nobody's code ran in this cell, or container
        self._awaited_cells = 0  # asked for, and not yet heard of
        self._has_forked = False  # since its fork server was started
        self._is_lost = False
        self._files: Mapping[str, bytes] = {}  # that lie in /box as they were sent
        self._waits_for = b""  # the job frame that a program was started ahead for in this cell
        self._usual = b""  # the one that is worth it in the next

    def run(self, job: Job) -> Result:
        """Start the job, feed it its stdin, wait for its end; raise BoxLost."""
        with self._speaking():
            stdin = self._start(job, is_serve=False)
            for piece in protocol.pieces(stdin):
                self._connection.send(piece)
            self._connection.send(protocol.END)
            frame = self._expect("D", _PATIENCE * job.limits.wall_time_s + _GRACE_S)
            return protocol.done(frame.payload)[1]

    def serve(self, job: Job, header: bytes, tests: Iterable[bytes]) -> Iterator[Record]:
        """Start the job once and give it one line a test; yield its answers (see Box.serve); raise BoxLost."""
        with self._speaking():
            self._start(job, is_serve=True)
            self._connection.send(protocol.line(header))
            waiting = iter(tests)
            # The start-up has a wall limit of its own, and nothing is heard of its end.
            timeout_s = 2 * _PATIENCE * job.limits.wall_time_s + _GRACE_S
            is_ended = is_done = False
            given = answered = 0
            try:
                while True:
                    while not is_ended and self._connection.queued_bytes < _SEND_AHEAD_BYTES:
                        test = next(waiting, None)
                        if test is None:
                            self._connection.send(protocol.END)
                            is_ended = True
                        else:
                            self._connection.send(protocol.line(test))
                            given += 1
                    frame = self._connection.receive(
                        timeout_s, room_bytes=-1 if is_ended else _SEND_AHEAD_BYTES
                    )
                    if frame is None:
                        continue
                    if frame.kind == "D":
                        is_done = True
                        break
                    if frame.kind != "R" or answered >= given:
                        raise BoxLost(f"the supervisor sent {frame.kind!r} instead of a record")
                    record = protocol.record(frame.payload)
                    if record.index != answered:
                        raise BoxLost(f"record {record.index} came instead of {answered}")
                    answered += 1
                    yield record
            finally:
                if not is_done:
                    self._give_up(is_ended=is_ended)
                elif not is_ended:
                    self._connection.drop_input()
                    self._connection.send(protocol.END)
            result = protocol.done(frame.payload)[1]
            is_all = is_ended and answered == given
            if not (is_all and result.ending is Ending.EXITED and result.exit_code == 0):
                yield Record.ending(answered, result)

    def fetch(self, path: str, max_bytes: int) -> bytes:
        """Return a file below /box; raise FileNotFoundError, or OSError (EFBIG) when it is larger."""
        with self._speaking():
            self._connection.send(protocol.fetch(path, max_bytes))
            status, content = protocol.fetched(self._expect("B", _GRACE_S).payload)
        if status == 1:
            raise FileNotFoundError(errno.ENOENT, "no such regular file in the box", path)
        if status == 2:
            raise OSError(errno.EFBIG, f"more than {max_bytes} bytes", path)
        return content

    def greet(self) -> dict[str, Any]:
        """Return the new supervisor's report on its walls; raise BoxLost."""
        with self._speaking():
            self.hello = protocol.hello(self._expect("H", START_TIMEOUT_S).payload)
        return self.hello

    def renew(self) -> bool:
        """Ask for a new cell, for another submission; False when this container has to go instead."""
        if self._is_lost or self.isolation is not Isolation.NAMESPACES:
            return False
        try:
            with self._speaking():
                if self._last_role is not None:
                    self._ask_for_a_cell(protocol.NEXT)
                    self._files = {}
                    self._has_forked = self.hello.get("forks") is True
                    self._last_role = None
        except BoxLost:
            return False
        return True

    @property
    def is_worth_preparing(self) -> bool:
        """Tell whether the next submission gains by `prepare`."""
        return self._has_forked or bool(self._usual)

    def prepare(self) -> None:
        """Do for the next submission what takes long: another fork server, a compiler started ahead."""
        if self._is_lost or self._last_role is not None:
            return
        try:
            with self._speaking():
                if self._has_forked:
                    self._ask_for_a_cell(protocol.RENEW)
                    self._has_forked = False
                if self._usual and not self._waits_for:
                    self._connection.send(protocol.ahead(self._usual))
                    self._connection.push()
                    self._waits_for = self._usual
        except BoxLost:
            return

    def is_fresh(self) -> bool:
        """Tell whether nobody's code ran in it and it still answers; waits for a cell that is being made."""
        if self._is_lost or self._last_role is not None:
            return False
        try:
            with self._speaking():
                while self._awaited_cells:
                    self._expect("N", START_TIMEOUT_S)
                    self._awaited_cells -= 1
        except BoxLost:
            return False
        return self._connection.is_open()

    def close(self) -> None:
        """Throw the container away."""
        self._connection.close()
        self._remove(self.container_id)

    def _start(self, job: Job, *, is_serve: bool) -> bytes:
        """Send the files and the job, or the one that a program waits for; return the stdin that belongs to it."""
        if job.limits.memory_mb > self._room.job_memory_mb:
            raise ValueError(
                f"a job wants {job.limits.memory_mb} MB; these boxes hold {self._room.job_memory_mb} MB"
            )
        start, stdin = protocol.job(job, is_serve=is_serve), job.stdin
        if job.ahead is not None:
            self._usual = protocol.job(replace(job, argv=job.ahead.argv), is_serve=is_serve)
            if self._waits_for == self._usual:
                start, stdin = self._usual, job.ahead.stdin
        if self.isolation is Isolation.NAMESPACES and self._last_role not in {None, job.role}:
            self._connection.send(protocol.CARRY)
        self._waits_for = b""
        self._last_role = job.role
        for name, content in job.files.items():
            if self._files.get(name) is not content:
                self._connection.send(protocol.file(name, content))
        self._files = {} if job.role is Role.COMPILER else job.files  # a compiler may change them
        self._connection.send(start)
        return stdin

    def _ask_for_a_cell(self, request: bytes) -> None:
        self._connection.send(request)
        self._connection.push()
        self._awaited_cells += 1

    def _expect(self, kind: str, timeout_s: float) -> protocol.Frame:
        frame = self._connection.receive(timeout_s)
        if frame is None or frame.kind != kind:
            raise BoxLost(f"the supervisor sent {frame and frame.kind!r} instead of {kind!r}")
        return frame

    def _give_up(self, *, is_ended: bool) -> None:
        """End a job whose answers nobody wants any more, so that the box can take another."""
        if self._is_lost:
            return
        self._connection.drop_input()
        self._connection.send(protocol.KILL)
        if not is_ended:
            self._connection.send(protocol.END)
        while (frame := self._connection.receive(_GRACE_S)) is None or frame.kind != "D":
            pass

    @contextmanager
    def _speaking(self) -> Iterator[None]:
        """Once out of step, a box stays lost."""
        if self._is_lost:
            raise BoxLost("this box was lost before")
        try:
            yield
        except protocol.ProtocolError as error:
            self._lose()
            raise BoxLost(f"the supervisor spoke nonsense: {error}") from error
        except BoxLost:
            self._lose()
            raise

    def _lose(self) -> None:
        self._is_lost = True
        CONTAINERS_LOST.inc()
