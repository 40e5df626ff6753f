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


# What is said, and the kind of frame that answers it.
CONVERSATION = [
    (
        protocol.file("solution.py", b"print(input())")
        + protocol.job(Job(("python3", "solution.py"), LIMITS), is_serve=False)
        + protocol.encode("I", b"42\n")
        + protocol.END,
        "D",
    ),
    (protocol.fetch("solution.py", 100), "B"),
    (protocol.ahead(GOOD_JOB) + GOOD_JOB + protocol.END, "D"),
    (
        protocol.CARRY
        + protocol.job(Job(("cat", "/dev/fd/3"), LIMITS), is_serve=True)
        + protocol.line(b"header")
        + protocol.line(b"test")
        + protocol.KILL
        + protocol.END,
        "D",
    ),
]


def spoilt(data: bytes, numbers: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(numbers.randrange(1, 4)):
        at = numbers.randrange(len(changed))
        match numbers.randrange(4):
            case 0:
                changed[at] = numbers.randrange(256)
            case 1:
                del changed[at : at + numbers.randrange(1, 9)]
            case 2:
                changed[at:at] = numbers.randbytes(numbers.randrange(1, 9))
            case 3:
                changed[at : at + 4] = numbers.choice([b"\0" * 4, b"\xff" * 4, b"\0\0\0\x80"])
        changed = changed or bytearray(b"?")
    return bytes(changed)


def say(box: DockerBox, data: bytes, timeout_s: float) -> str:
    with box._speaking():
        box._connection.send(data)
        frame = box._connection.receive(timeout_s)
        return frame.kind if frame is not None else ""


def test_the_conversation_is_a_good_one(sandbox: DockerSandbox, python_image: str) -> None:
    with sandbox.box(python_image) as box:
        assert [say(box, data, 10) for data, _ in CONVERSATION] == [
            answer for _, answer in CONVERSATION
        ]


@pytest.mark.parametrize("seed", range(16))
def test_a_conversation_that_is_spoilt_ends_in_words(
    sandbox: DockerSandbox, python_image: str, seed: int
) -> None:
    numbers = random.Random(seed)
    turn = numbers.randrange(len(CONVERSATION))
    with sandbox.box(python_image) as box:
        for data, answer in CONVERSATION[:turn]:
            assert say(box, data, 10) == answer
        try:
            kind = say(box, spoilt(CONVERSATION[turn][0], numbers), 1)
        except BoxLost as error:
            assert "gave up" in str(error) or "does not answer" in str(error)  # noqa: PT017
        else:  # some noise makes another good sentence
            assert kind in "DBRN"
        box._is_lost = True
    with sandbox.box(python_image) as box:
        assert box.run(Job(("/bin/true",), LIMITS)).exit_code == 0
