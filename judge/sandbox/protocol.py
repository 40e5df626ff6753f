"""The frames that a worker and the supervisor exchange: bytes in, bytes out, nothing else.

One byte of kind, four bytes of length, the payload; numbers are little-endian. runner-images/supervisor.c tells the
story and is the other half. What comes from a container is bounded and checked here; the `value`, `stdout` and `stderr`
inside are a stranger's bytes and stay bytes.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from judge.sandbox.box import Ending, Job, Record, Result, Role

VERSION = 2
MAX_FRAME = 64 << 20  # into the container: a file, a test, a piece of stdin
MAX_ANSWER = 130 << 20  # out of it: three streams of at most 32 MiB each, and their sizes
MAX_OUTPUT = 32 << 20
PIECE = 1 << 20

_HEAD = struct.Struct("<cI")
_RECORD = struct.Struct("<IQQQIII")
_DONE = struct.Struct("<BIIIQQQII")
_ENDINGS = (
    Ending.EXITED,
    Ending.SIGNALED,
    Ending.CPU_TIME,
    Ending.WALL_TIME,
    Ending.MEMORY,
    Ending.OUTPUT,
    Ending.PROTOCOL,
)
# What every program finds; a job's own environment goes over it.
_ENVIRONMENT = {
    "PATH": "/usr/local/bin:/usr/bin:/bin",
    "HOME": "/tmp",  # noqa: S108 - the container's own
    "LANG": "C.UTF-8",
}
_NANO = 1_000_000_000
_NO_EXIT_CODE = 0xFFFFFFFF


class ProtocolError(ValueError):
    """The other side spoke nonsense."""


@dataclass(frozen=True)
class Frame:
    """One frame: its kind (a letter) and its payload."""

    kind: str
    payload: bytes


# --- to the supervisor -----------------------------------------------------------------------------


def encode(kind: str, payload: bytes = b"") -> bytes:
    """Return a frame as bytes; raise ValueError when it is larger than the supervisor takes."""
    if len(payload) > MAX_FRAME:
        raise ValueError(f"{len(payload)} bytes are more than a frame holds ({MAX_FRAME})")
    return _HEAD.pack(kind.encode("ascii"), len(payload)) + payload


def file(name: str, content: bytes) -> bytes:
    """Return the frame that writes a file below /box; raise ValueError for a name that climbs out."""
    parts = name.split("/")
    if any(part in {"", ".", ".."} for part in parts) or "\0" in name:
        raise ValueError(f"{name!r} is not a path below the box")
    encoded = name.encode()
    return encode("F", struct.pack("<H", len(encoded)) + encoded + content)


def job(wanted: Job, *, is_serve: bool) -> bytes:
    """Return the frame that starts a job; raise ValueError for what no program could be given."""
    limits = wanted.limits
    if not wanted.argv:
        raise ValueError("a job needs an argument vector")
    if not 0 < limits.output_bytes <= MAX_OUTPUT:
        raise ValueError(f"output_bytes must be between 1 and {MAX_OUTPUT}")
    fixed = struct.pack(
        "<BBQQQQQI",
        is_serve,
        wanted.role is Role.COMPILER,
        round(limits.cpu_time_s * _NANO),
        round(limits.wall_time_s * _NANO),
        limits.memory_mb << 20,
        limits.output_bytes,
        limits.file_bytes,
        limits.processes,
    )
    environment = [
        f"{name}={value}" for name, value in (_ENVIRONMENT | dict(wanted.environment)).items()
    ]
    return encode("J", fixed + _strings(list(wanted.argv)) + _strings(environment))


def pieces(data: bytes) -> Iterator[bytes]:
    """Yield the frames that give a program its stdin."""
    for start in range(0, len(data), PIECE):
        yield encode("I", data[start : start + PIECE])


def line(data: bytes) -> bytes:
    """Return the frame that gives a served program one line; raise ValueError when it is not one."""
    if b"\n" in data:
        raise ValueError("a header or a test must be one line")
    return encode("I", data + b"\n")


def ahead(start: bytes) -> bytes:
    """Return the frame that starts the program of a job frame before its time."""
    return b"P" + start[1:]


END = encode("E")
KILL = encode("K")
NEXT = encode("N", b"\0")  # a new cell, for another submission
RENEW = encode("N", b"\2")  # the same, and another fork server
CARRY = encode("N", b"\1")  # a new cell, with what the compiler made


def fetch(path: str, max_bytes: int) -> bytes:
    """Return the frame that asks for a file below /box."""
    return encode("G", struct.pack("<Q", max_bytes) + path.encode())


def _strings(texts: list[str]) -> bytes:
    encoded = [text.encode("utf-8", "surrogateescape") for text in texts]
    if any(b"\0" in text for text in encoded):
        raise ValueError("an argument holds a NUL")
    return struct.pack("<H", len(encoded)) + b"".join(
        struct.pack("<I", len(text)) + text for text in encoded
    )


# --- from the supervisor ---------------------------------------------------------------------------


class FrameReader:
    """Cuts a stream of bytes into frames."""

    def __init__(self) -> None:
        self._buffer = bytearray()

    def feed(self, data: bytes) -> list[Frame]:
        """Take bytes as they come; return the frames that are whole; raise ProtocolError."""
        self._buffer += data
        frames = []
        at = 0
        while len(self._buffer) - at >= _HEAD.size:
            kind, size = _HEAD.unpack_from(self._buffer, at)
            if kind not in b"HNRDBX" or size > MAX_ANSWER:
                raise ProtocolError(f"a frame {kind!r} of {size} bytes")
            end = at + _HEAD.size + size
            if len(self._buffer) < end:
                break
            frames.append(Frame(kind.decode("ascii"), bytes(self._buffer[at + _HEAD.size : end])))
            at = end
        del self._buffer[:at]
        return frames


class Demultiplexer:
    """Takes the engine's own headers off an attached stream: stdout apart from stderr."""

    def __init__(self) -> None:
        self._head = bytearray()
        self._left = 0
        self._stream = 0

    def feed(self, data: bytes) -> Iterator[tuple[int, bytes]]:
        """Yield (1 or 2, bytes) as they come; raise ProtocolError."""
        view = memoryview(data)
        while view:
            if not self._left:
                wanted = 8 - len(self._head)
                self._head += view[:wanted]
                view = view[wanted:]
                if len(self._head) < 8:
                    return
                self._stream, self._left = struct.unpack(">BxxxI", self._head)
                self._head.clear()
                if self._stream not in {0, 1, 2}:
                    raise ProtocolError(f"an engine stream {self._stream}")
                continue
            piece = bytes(view[: self._left])
            view = view[len(piece) :]
            self._left -= len(piece)
            yield self._stream, piece


def hello(payload: bytes) -> dict[str, Any]:
    """Return what a new supervisor says of its walls; raise ProtocolError."""
    try:
        report = json.loads(payload)
    except ValueError as error:
        raise ProtocolError("a hello that is not JSON") from error
    if not isinstance(report, dict) or report.get("protocol") != VERSION:
        raise ProtocolError("a supervisor of another version: build the runner images again")
    return report


def record(payload: bytes) -> Record:
    """Return what a served program did with one test; raise ProtocolError."""
    fields, texts = _unpack(_RECORD, payload, streams=3)
    index, cpu_ns, wall_ns, memory_kb = fields
    value, stdout, stderr = texts
    return Record(
        index=index,
        value=value,
        cpu_time_s=cpu_ns / _NANO,
        wall_time_s=wall_ns / _NANO,
        memory_kb=memory_kb,
        stdout=stdout,
        stderr=stderr,
    )


def done(payload: bytes) -> tuple[int, Result]:
    """Return how a job ended, and the test it was at; raise ProtocolError."""
    fields, texts = _unpack(_DONE, payload, streams=2)
    ending, index, exit_code, signal, cpu_ns, wall_ns, memory_kb = fields
    if ending >= len(_ENDINGS):
        raise ProtocolError(f"an ending {ending}")
    result = Result(
        ending=_ENDINGS[ending],
        exit_code=None if exit_code == _NO_EXIT_CODE else exit_code,
        signal=signal or None,
        cpu_time_s=cpu_ns / _NANO,
        wall_time_s=wall_ns / _NANO,
        memory_kb=memory_kb,
        stdout=texts[0],
        stderr=texts[1],
    )
    return index, result


def fetched(payload: bytes) -> tuple[int, bytes]:
    """Return the status (0 here, 1 missing, 2 too large) and the content; raise ProtocolError."""
    if not payload or payload[0] > 2:
        raise ProtocolError("a fetched file without a status")
    return payload[0], payload[1:]


def _unpack(
    fixed: struct.Struct, payload: bytes, *, streams: int
) -> tuple[tuple[int, ...], list[bytes]]:
    """Split a payload into its numbers and the texts whose sizes are its last numbers."""
    if len(payload) < fixed.size:
        raise ProtocolError("a frame that is too short")
    numbers = fixed.unpack_from(payload)
    sizes = numbers[-streams:]
    if fixed.size + sum(sizes) != len(payload):
        raise ProtocolError("a frame whose sizes do not add up")
    texts = []
    at = fixed.size
    for size in sizes:
        texts.append(payload[at : at + size])
        at += size
    return numbers[:-streams], texts
