"""Frames: what the worker writes it can read back, and no bytes of a stranger raise anything but ProtocolError."""

from __future__ import annotations

import contextlib
import itertools
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from judge.sandbox import protocol
from judge.sandbox.box import Ending, Job, JobLimits, Role
from judge.sandbox.protocol import FrameReader, ProtocolError

LIMITS = JobLimits(cpu_time_s=1.5, wall_time_s=3, memory_mb=256)

payloads = st.binary(max_size=300)
frames = st.lists(st.tuples(st.sampled_from("HRDBX"), payloads), max_size=8)


def cut(data: bytes, places: list[int]) -> list[bytes]:
    """Cut bytes at these places, as a network would."""
    at = sorted({place % (len(data) + 1) for place in places} | {0, len(data)})
    return [data[a:b] for a, b in itertools.pairwise(at)]


@given(frames, st.lists(st.integers(min_value=0), max_size=6))
def test_frames_survive_any_cutting(wanted: list[tuple[str, bytes]], places: list[int]) -> None:
    data = b"".join(protocol.encode(kind, payload) for kind, payload in wanted)
    reader = FrameReader()
    got = [frame for piece in cut(data, places) for frame in reader.feed(piece)]
    assert [(frame.kind, frame.payload) for frame in got] == wanted


@given(
    st.lists(st.tuples(st.sampled_from([1, 2]), st.binary(max_size=100))), st.lists(st.integers(0))
)
def test_streams_survive_any_cutting(wanted: list[tuple[int, bytes]], places: list[int]) -> None:
    data = b"".join(struct.pack(">BxxxI", stream, len(piece)) + piece for stream, piece in wanted)
    streams = protocol.Demultiplexer()
    got = {1: b"", 2: b""}
    for part in cut(data, places):
        for stream, piece in streams.feed(part):
            got[stream] += piece
    for stream in (1, 2):
        assert got[stream] == b"".join(piece for which, piece in wanted if which == stream)


@given(st.binary(max_size=400))
def test_nonsense_raises_nothing_but_protocol_errors(data: bytes) -> None:
    for read in (
        lambda: FrameReader().feed(data),
        lambda: list(protocol.Demultiplexer().feed(data)),
        lambda: protocol.hello(data),
        lambda: protocol.record(data),
        lambda: protocol.done(data),
        lambda: protocol.fetched(data),
    ):
        with contextlib.suppress(ProtocolError):
            read()


@given(
    st.integers(0, 2**32 - 1),
    st.integers(0, 2**63),
    st.binary(max_size=50),
    st.binary(max_size=50),
    st.binary(max_size=50),
)
def test_a_record_is_read_back(
    index: int, nanoseconds: int, value: bytes, stdout: bytes, stderr: bytes
) -> None:
    sizes = (len(value), len(stdout), len(stderr))
    payload = struct.pack("<IQQQIII", index, nanoseconds, 5, 7, *sizes) + value + stdout + stderr
    record = protocol.record(payload)
    assert (record.index, record.value, record.stdout, record.stderr) == (
        index,
        value,
        stdout,
        stderr,
    )
    assert record.cpu_time_s == nanoseconds / 1e9
    assert record.memory_kb == 7
    with pytest.raises(ProtocolError):
        protocol.record(payload + b"x")
    with pytest.raises(ProtocolError):
        protocol.record(payload[:-1])


def test_every_ending_is_known() -> None:
    for code, ending in enumerate(
        [
            Ending.EXITED,
            Ending.SIGNALED,
            Ending.CPU_TIME,
            Ending.WALL_TIME,
            Ending.MEMORY,
            Ending.OUTPUT,
            Ending.PROTOCOL,
        ]
    ):
        payload = struct.pack("<BIIIQQQII", code, 4, 137, 0, 10**9, 2 * 10**9, 99, 2, 1) + b"oue"
        index, result = protocol.done(payload)
        assert index == 4
        assert (result.ending, result.exit_code, result.signal) == (ending, 137, None)
        assert (result.cpu_time_s, result.wall_time_s, result.memory_kb) == (1, 2, 99)
        assert (result.stdout, result.stderr) == (b"ou", b"e")
    with pytest.raises(ProtocolError):
        protocol.done(struct.pack("<BIIIQQQII", 7, 0, 0, 0, 0, 0, 0, 0, 0))


def test_a_killed_program_has_a_signal_and_no_exit_code() -> None:
    _, result = protocol.done(struct.pack("<BIIIQQQII", 1, 0, 2**32 - 1, 11, 0, 0, 0, 0, 0))
    assert (result.exit_code, result.signal) == (None, 11)


def test_a_frame_that_promises_too_much_is_refused() -> None:
    with pytest.raises(ProtocolError):
        FrameReader().feed(b"R" + struct.pack("<I", protocol.MAX_ANSWER + 1))
    with pytest.raises(ProtocolError):
        FrameReader().feed(b"?\0\0\0\0")
    with pytest.raises(ValueError, match="more than a frame holds"):
        protocol.encode("I", bytes(protocol.MAX_FRAME + 1))


@pytest.mark.parametrize("name", ["", "/etc/passwd", "../x", "a/../b", "a//b", ".", "a/.", "x\0y"])
def test_a_file_name_that_climbs_out_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="not a path below the box"):
        protocol.file(name, b"")


def test_a_line_is_one_line() -> None:
    assert protocol.line(b"[1]") == protocol.encode("I", b"[1]\n")
    with pytest.raises(ValueError, match="one line"):
        protocol.line(b"[1]\n[2]")


def test_an_impossible_job_is_refused() -> None:
    with pytest.raises(ValueError, match="argument vector"):
        protocol.job(Job((), LIMITS), is_serve=False)
    with pytest.raises(ValueError, match="NUL"):
        protocol.job(Job(("a\0b",), LIMITS), is_serve=False)
    with pytest.raises(ValueError, match="output_bytes"):
        protocol.job(
            Job(("a",), JobLimits(1, 1, 64, output_bytes=protocol.MAX_OUTPUT + 1)), is_serve=False
        )


def test_the_bytes_of_a_job_are_those_that_the_supervisor_reads() -> None:
    frame = protocol.job(
        Job(("a", "b"), LIMITS, role=Role.COMPILER, environment={"LANG": "C"}), is_serve=True
    )
    assert frame[:1] == b"J"
    assert struct.unpack_from("<BBQQQQQI", frame, 5) == (
        1,
        1,
        1_500_000_000,
        3_000_000_000,
        256 << 20,
        8 << 20,
        64 << 20,
        64,
    )
    strings = frame[5 + struct.calcsize("<BBQQQQQI") :]
    assert strings.startswith(b"\2\0" + b"\1\0\0\0a" + b"\1\0\0\0b")
    assert b"LANG=C" in strings
    assert b"LANG=C.UTF-8" not in strings


def test_a_hello_of_another_version_asks_for_new_images() -> None:
    with pytest.raises(ProtocolError, match="build the runner images again"):
        protocol.hello(b'{"protocol": 0}')
