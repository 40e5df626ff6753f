"""The supervisor reads its frames defensively: nonsense ends it with a sentence, never with a crash or a hang."""

from __future__ import annotations

import random
import struct

import pytest

from judge.sandbox import protocol
from judge.sandbox.box import Job, JobLimits
from judge.sandbox.docker_box import DockerBox
from judge.sandbox.docker_sandbox import DockerSandbox
from judge.sandbox.errors import BoxLost

pytestmark = pytest.mark.containers

LIMITS = JobLimits(cpu_time_s=1, wall_time_s=20, memory_mb=128)
GOOD_JOB = protocol.job(Job(("/bin/true",), LIMITS), is_serve=False)


def frame(kind: bytes, payload: bytes, size: int | None = None) -> bytes:
    return struct.pack("<cI", kind, len(payload) if size is None else size) + payload


def changed(data: bytes, at: int, new: bytes) -> bytes:
    return data[:at] + new + data[at + len(new) :]


NUMBERS = 5 + struct.calcsize("<BBQQQQQI")
NONSENSE = {
    "an unknown kind": (frame(b"?", b""), "nobody expects"),
    "input without a job": (frame(b"I", b"x"), "nobody expects"),
    "an end without a job": (frame(b"E", b""), "nobody expects"),
    "an endless frame": (frame(b"F", b"", 0xFFFFFFFF), "too large"),
    "a job of 2 MiB": (frame(b"J", b"", 2 << 20), "too large"),
    "an empty job": (frame(b"J", b""), "shorter than it says"),
    "half a job": (frame(b"J", GOOD_JOB[5:40]), "shorter than it says"),
    "more than a job": (frame(b"J", GOOD_JOB[5:] + b"x"), "makes no sense"),
    "65535 arguments": (changed(GOOD_JOB, NUMBERS, b"\xff\xff"), "too many arguments"),
    "an argument of 4 GiB": (changed(GOOD_JOB, NUMBERS + 2, b"\xff" * 4), "shorter than it says"),
    "an argument with a NUL": (changed(GOOD_JOB, NUMBERS + 7, b"\0"), "a NUL inside a string"),
    "no limit of output": (changed(GOOD_JOB, 5 + 2 + 24, b"\xff" * 8), "makes no sense"),
    "a file without a name": (frame(b"F", b"\xff\xff"), "shorter than it says"),
    "a job in a job": (GOOD_JOB + GOOD_JOB, "nobody expects"),
    "another cell in a job": (GOOD_JOB + frame(b"N", b"\0"), "nobody expects"),
    "another cell without a word": (frame(b"N", b""), "shorter than it says"),
    "a file in a job": (GOOD_JOB + frame(b"F", b"\1\0a"), "nobody expects"),
}


def listen(box: DockerBox, timeout_s: float) -> None:
    with box._speaking():
        while True:
            box._connection.receive(timeout_s)


@pytest.mark.parametrize("what", NONSENSE)
def test_nonsense_ends_it_with_a_sentence(box: DockerBox, what: str) -> None:
    data, words = NONSENSE[what]
    box._connection.send(data)
    with pytest.raises(BoxLost, match=f"the supervisor gave up: .*{words}"):
        listen(box, 10)


@pytest.mark.parametrize("path", ["../x", "/x", "a/../../x", "..", ".", "", "a//b"])
def test_a_file_that_climbs_out_is_not_written(box: DockerBox, path: str) -> None:
    box._connection.send(frame(b"F", struct.pack("<H", len(path)) + path.encode() + b"content"))
    result = box.run(Job(("/bin/true",), LIMITS))
    assert result.exit_code == 127
    assert b"cannot write" in result.stderr
    assert box.run(Job(("/bin/true",), LIMITS)).exit_code == 0


def test_random_bytes_never_crash_it(sandbox: DockerSandbox, python_image: str) -> None:
    numbers = random.Random(7)
    for _ in range(6):
        data = b"".join(
            frame(numbers.choice(b"FJIEKGN").to_bytes(), numbers.randbytes(numbers.randrange(90)))
            for _ in range(20)
        )
        with sandbox.box(python_image) as box:
            box._connection.send(data)
            with pytest.raises(BoxLost, match=r"gave up|does not answer"):
                listen(box, 0.5)
