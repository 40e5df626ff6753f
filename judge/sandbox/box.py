"""The sandbox as a narrow door: what goes in (`Job`), what comes out (`Result`, `Record`), who lets it in (`Sandbox`).

    with sandbox.box(image) as box:          # a container that never ran anyone's code
        compiled = box.run(Job(("g++", "main.cpp"), role=Role.COMPILER, files={"main.cpp": source}, ...))
        for record in box.serve(Job(("./main",), ...), header, tests):
            ...                               # one record per test, as it comes

It knows nothing of problems, checkers or verdicts. What it reports of time, memory and endings comes from
the kernel and the supervisor; `stdout`, `stderr` and `value` are a stranger's bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol, Self


class Role(StrEnum):
    """Under which user a job runs. Only the compiler may write to the working folder /box."""

    COMPILER = "compiler"
    PROGRAM = "program"


class Ending(StrEnum):
    """Why a process ended."""

    EXITED = "exited"  # by itself; see exit_code
    SIGNALED = "signaled"  # by a signal that was not ours; see signal
    CPU_TIME = "cpu_time"  # killed: CPU limit
    WALL_TIME = "wall_time"  # killed: wall limit
    MEMORY = "memory"  # over the memory limit, or killed by the kernel for it
    OUTPUT = "output"  # killed: a stream passed its cap
    PROTOCOL = "protocol"  # killed: it wrote to the result channel out of turn


@dataclass(frozen=True)
class JobLimits:
    """Enforced by the supervisor and the kernel. Times are seconds, per test in `serve`.

    The wall clock stands still while the program is ready to run and other programs keep it from the processor, for
    up to four times the limit.
    """

    cpu_time_s: float
    wall_time_s: float
    memory_mb: int
    output_bytes: int = 8 << 20  # of stdout, of stderr and of the result channel, each
    processes: int = 64
    file_bytes: int = 64 << 20


@dataclass(frozen=True)
class Ahead:
    """The same job for a process that was started before anybody came, and waits for these words on its stdin."""

    argv: tuple[str, ...]
    stdin: bytes


@dataclass(frozen=True)
class Job:
    """One program to start in the box, in the folder /box, with `files` written there before it starts."""

    argv: tuple[str, ...]
    limits: JobLimits
    role: Role = Role.PROGRAM
    files: Mapping[str, bytes] = field(default_factory=dict)
    stdin: bytes = b""
    environment: Mapping[str, str] = field(default_factory=dict)
    ahead: Ahead | None = None


@dataclass(frozen=True)
class Result:
    """How a program ended."""

    ending: Ending
    exit_code: int | None
    signal: int | None
    cpu_time_s: float
    wall_time_s: float
    memory_kb: int  # peak
    stdout: bytes
    stderr: bytes


@dataclass(frozen=True)
class Record:
    """What a served program did with one test. Without a `value`, `result` says how the process ended instead."""

    index: int
    value: bytes | None  # the line it wrote to the result channel, without its newline
    cpu_time_s: float
    wall_time_s: float
    memory_kb: int  # peak so far
    stdout: bytes
    stderr: bytes
    result: Result | None = None

    @classmethod
    def ending(cls, index: int, result: Result) -> Self:
        """Return the record of the test at which a served program ended."""
        return cls(
            index=index,
            value=None,
            cpu_time_s=result.cpu_time_s,
            wall_time_s=result.wall_time_s,
            memory_kb=result.memory_kb,
            stdout=result.stdout,
            stderr=result.stderr,
            result=result,
        )


class Box(Protocol):
    """A container for one submission."""

    image_id: str

    def run(self, job: Job) -> Result:
        """Start the job, feed it its stdin, wait for its end. Raise SandboxError when the box is lost."""
        ...

    def serve(self, job: Job, header: bytes, tests: Iterable[bytes]) -> Iterator[Record]:
        """Start the job once and give it one line a test on descriptor 3; yield what it answers on descriptor 4.

        `header` is sent as the first line. The next test is sent when the last one is answered. A process
        that ends, is killed or answers out of turn yields one last record with `result`, and no more follow.
        After the last test descriptor 3 is closed and the process must exit 0 within its wall limit; a process
        that then fails yields one more record, with the index one past the last test.
        """
        ...

    def fetch(self, path: str, max_bytes: int) -> bytes:
        """Return a file that a job left in /box, e.g. a compiled program, as opaque bytes."""
        ...


class Sandbox(Protocol):
    """A source of boxes."""

    def box(self, image: str) -> AbstractContextManager[Box]:
        """Take a fresh box of that image; it is thrown away at the end."""
        ...

    def resume(self) -> None:
        """Clear up after an absence of the engine; raise EngineUnavailable as long as it lasts."""
        ...

    def close(self) -> None:
        """Give back all that is held."""
        ...
