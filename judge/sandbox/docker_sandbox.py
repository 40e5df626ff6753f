"""Boxes that are Docker containers. The only module that talks to Docker.

A container is created with the options of options.py, attached to before it starts, and checked (isolation.py) before
anybody gets it. From then on all goes over that one connection, in the supervisor's frames (protocol.py). When the
connection ends, be it that we close it or that we die, the engine closes the supervisor's stdin, and it ends with all
that runs beside it; AutoRemove does the rest. `sweep` finds what fell through.
"""

from __future__ import annotations

import contextlib
import errno
import os
import random
import select
import socket
import threading
import time
import uuid
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any

import docker
import requests
from docker.errors import APIError, DockerException, NotFound
from docker.utils import kwargs_from_env

from judge.sandbox import isolation, protocol
from judge.sandbox.box import Box, Ending, Job, Record, Result
from judge.sandbox.errors import BoxLost, EngineUnavailable, ImageMissing
from judge.sandbox.options import (
    SITE_LABEL,
    WORKER_LABEL,
    Room,
    Seat,
    Wanted,
    configuration,
    options,
)
from judge.sandbox.pool import Pool

# How long the supervisor may stay silent beyond what the job's own limits allow. On a busy machine it stretches the
# wall limit by PATIENCE at most (supervisor.c).
_GRACE_S = 10.0
_PATIENCE = 5
_START_TIMEOUT_S = 30.0
_READ_BYTES = 1 << 18
_SEND_AHEAD_BYTES = 1 << 20
_FIRST_UID, _LAST_UID = 10_000, 64_000


class _Connection:
    """The attached streams of one container: frames out, frames in, neither ever waiting for the other."""

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
            raise BoxLost(f"the supervisor gave up: {frame.payload.decode(errors='replace')}")
        return frame

    def drop_unsent(self) -> None:
        """Forget the frames that are still wholly here."""
        while len(self._queue) > 1:
            self.queued_bytes -= len(self._queue.pop())

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
            front = self._queue[0]
            try:
                sent = self._socket.send(front)
            except BlockingIOError:
                return is_moved
            is_moved = True
            self.queued_bytes -= sent
            if sent == len(front):
                self._queue.popleft()
            else:
                self._queue[0] = front[sent:]
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


class DockerBox(Box):
    """One container, for one submission."""

    def __init__(
        self, engine: _Engine, container_id: str, image_id: str, stream: Any, room: Room
    ) -> None:
        self.image_id = image_id
        self.container_id = container_id
        self._engine = engine
        self._room = room
        self._connection = _Connection(stream)
        self._is_used = False
        self._is_lost = False

    def run(self, job: Job) -> Result:
        """Start the job, feed it its stdin, wait for its end; raise BoxLost."""
        with self._speaking():
            self._start(job, is_serve=False)
            for piece in protocol.pieces(job.stdin):
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
                    self._connection.drop_unsent()
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
            self._is_used = False
            return protocol.hello(self._expect("H", _START_TIMEOUT_S).payload)

    def is_fresh(self) -> bool:
        """Tell whether it has run nothing yet and still answers."""
        return not self._is_used and not self._is_lost and self._connection.is_open()

    def close(self) -> None:
        """Throw the container away."""
        self._connection.close()
        self._engine.remove(self.container_id)

    def _start(self, job: Job, *, is_serve: bool) -> None:
        if job.limits.memory_mb > self._room.job_memory_mb:
            raise ValueError(
                f"a job wants {job.limits.memory_mb} MB; these boxes hold {self._room.job_memory_mb} MB"
            )
        start = protocol.job(job, is_serve=is_serve)
        for name, content in job.files.items():
            self._connection.send(protocol.file(name, content))
        self._is_used = True
        self._connection.send(start)

    def _expect(self, kind: str, timeout_s: float) -> protocol.Frame:
        frame = self._connection.receive(timeout_s)
        if frame is None or frame.kind != kind:
            raise BoxLost(f"the supervisor sent {frame and frame.kind!r} instead of {kind!r}")
        return frame

    def _give_up(self, *, is_ended: bool) -> None:
        """End a job whose answers nobody wants any more, so that the box can take another."""
        if self._is_lost:
            return
        self._connection.drop_unsent()
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
            self._is_lost = True
            raise BoxLost(f"the supervisor spoke nonsense: {error}") from error
        except BoxLost:
            self._is_lost = True
            raise


class _Engine:
    """The few calls that are made to Docker, with its errors put into our words."""

    def __init__(self, *, site: str, runtime: str, room: Room) -> None:
        self._runtime = runtime
        self._room = room
        self.worker = f"{socket.gethostname()}/{os.getpid()}/{_start_time(os.getpid())}/{uuid.uuid4().hex[:8]}"
        self._labels = {SITE_LABEL: site, WORKER_LABEL: self.worker}
        self._site = site
        with _engine_errors():
            # Untyped in part, hence Any.
            self._api: Any = docker.APIClient(
                **kwargs_from_env(), version="auto", timeout=60, max_pool_size=32
            )
            info = self._api.info()
        self._is_cgroup2 = str(info.get("CgroupVersion", "1")) == "2"
        self._cpus = sorted(os.sched_getaffinity(0))
        self._uid_lock = threading.Lock()
        self._next_uid = random.randrange(_FIRST_UID, _LAST_UID, 2)  # noqa: S311 - only to be apart from other sites

    def image_id(self, image: str) -> str:
        """Return what a name stands for now; raise ImageMissing."""
        try:
            with _engine_errors():
                return str(self._api.inspect_image(image)["Id"])
        except NotFound as error:
            raise ImageMissing(
                f"The runner image {image} does not exist on this engine: `make images` builds it."
            ) from error

    def open(self, image_id: str, slot: int) -> DockerBox:
        """Create, attach, start and check a container."""
        seat = Seat(cpu=self._cpus[slot % len(self._cpus)], program_uid=self._uid())
        table = options(
            Wanted(
                image_id=image_id,
                seat=seat,
                room=self._room,
                runtime=self._runtime,
                is_cgroup2=self._is_cgroup2,
                labels=self._labels,
            )
        )
        container_id = ""
        box = None
        try:
            with _engine_errors():
                name = f"gavel-{uuid.uuid4().hex}"
                container_id = self._api.create_container_from_config(configuration(table), name)[
                    "Id"
                ]
                stream = self._api.attach_socket(
                    container_id, params={"stdin": 1, "stdout": 1, "stderr": 1, "stream": 1}
                )
                box = DockerBox(self, container_id, image_id, stream, self._room)
                self._api.start(container_id)
                inspection = self._api.inspect_container(container_id)
            isolation.require(table, inspection, box.greet())
        except BaseException:
            if box is not None:
                box.close()
            elif container_id:
                self.remove(container_id)
            raise
        return box

    def remove(self, container_id: str) -> None:
        """Remove a container, however far gone it is."""
        try:
            with _engine_errors():
                self._api.remove_container(container_id, force=True, v=True)
        except NotFound:
            pass
        except APIError as error:
            if error.status_code != 409:  # its removal is under way
                raise EngineUnavailable(str(error)) from error

    def sweep(self) -> int:
        """Remove what dead workers of this site left; return how many."""
        with _engine_errors():
            found = self._api.containers(
                all=True, filters={"label": [f"{SITE_LABEL}={self._site}"]}
            )
        count = 0
        for container in found:
            worker = container["Labels"].get(WORKER_LABEL, "")
            age_s = time.time() - container["Created"]
            if worker == self.worker or not _is_left_over(worker, container["State"], age_s):
                continue
            self.remove(container["Id"])
            count += 1
        return count

    def close(self) -> None:
        """Give the connections back."""
        self._api.close()

    def _uid(self) -> int:
        """Return a user that no other container of this worker has had for long."""
        with self._uid_lock:
            self._next_uid += 2
            if self._next_uid >= _LAST_UID:
                self._next_uid = _FIRST_UID
            return self._next_uid


class DockerSandbox:
    """Boxes from a pool of containers on this machine's engine. One for each worker process."""

    def __init__(
        self,
        *,
        slots: int = 0,
        site: str = "gavel",
        runtime: str = "",
        room: Room | None = None,
        idle_limit: int | None = None,
    ) -> None:
        """Connect, remove what dead workers of the site left; `slots` of 0 is one per core. Raise EngineUnavailable."""
        self._engine = _Engine(site=site, runtime=runtime, room=room or Room())
        self.slots = slots or len(os.sched_getaffinity(0))
        self._images: dict[str, str] = {}
        self._pool: Pool[DockerBox] = Pool(
            self._engine.open, slots=self.slots, idle_limit=idle_limit
        )
        self._engine.sweep()

    def box(self, image: str) -> AbstractContextManager[DockerBox]:
        """Take a fresh box of that image; raise ImageMissing, EngineUnavailable or IsolationMissing."""
        return self._pool.take(self._pinned(image))

    def warm(self, images: Iterable[str]) -> None:
        """Start containers of these images in the background, so that the first submission waits for none."""
        for image in images:
            self._pool.warm(self._pinned(image))

    def sweep(self) -> int:
        """Remove what dead workers of this site left behind; return how many."""
        return self._engine.sweep()

    def close(self) -> None:
        """Throw away every waiting container."""
        self._pool.close()
        self._engine.close()

    def _pinned(self, image: str) -> str:
        """Return the image's id. A runner image's name holds its recipe's hash: it never comes to mean another."""
        if image not in self._images:
            self._images[image] = self._engine.image_id(image)
        return self._images[image]


def _start_time(pid: int) -> str:
    """Return when a process started, in the kernel's ticks; a pid alone comes back to another process."""
    try:
        with open(f"/proc/{pid}/stat", "rb") as stat:
            return stat.read().rsplit(b")", 1)[1].split()[19].decode()
    except (OSError, IndexError):
        return ""


def _is_left_over(worker: str, state: str, age_s: float) -> bool:
    """Tell whether nobody will come for a container of this site.

    One that runs ends with its worker's connection; a worker on another host (or in another container, where pids
    mean something else) is believed to live. One that does not run is given a minute to be started or removed.
    """
    host, _, rest = worker.partition("/")
    pid, _, rest = rest.partition("/")
    if host == socket.gethostname() and pid.isdigit():
        return _start_time(int(pid)) != rest.partition("/")[0]
    return state != "running" and age_s > 60


@contextmanager
def _engine_errors() -> Iterator[None]:
    """Say EngineUnavailable for all that is neither a missing thing nor a conflict."""
    try:
        yield
    except NotFound:
        raise
    except APIError as error:
        if error.status_code == 409:
            raise
        raise EngineUnavailable(f"Docker refused: {error.explanation or error}") from error
    except (DockerException, requests.RequestException, OSError) as error:
        raise EngineUnavailable(f"No Docker engine answers: {error}") from error
