"""A sandbox that runs nothing: it answers with what a test has written down. For tests that need no container.

sandbox = FakeSandbox()
sandbox.runs.append(exited())                            # the compiler's end
sandbox.serves.append([record(0, b"[0,1]"), record(1, b"[]")])
...
assert sandbox.jobs[0].argv == ("g++", ...)
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

from judge.sandbox.box import Box, Ending, Job, Record, Result
from judge.sandbox.errors import EngineUnavailable, SandboxError

# A step of a script: what comes back, what is raised, or a function that decides.
RunStep = Result | SandboxError | Callable[[Job], Result]
ServeStep = Iterable[Record] | SandboxError | Callable[[Job, bytes, list[bytes]], Iterable[Record]]


def exited(
    exit_code: int = 0,
    *,
    stdout: bytes = b"",
    stderr: bytes = b"",
    cpu_time_s: float = 0.01,
    memory_kb: int = 9000,
) -> Result:
    """Return the end of a program that ended by itself."""
    return Result(
        ending=Ending.EXITED,
        exit_code=exit_code,
        signal=None,
        cpu_time_s=cpu_time_s,
        wall_time_s=cpu_time_s,
        memory_kb=memory_kb,
        stdout=stdout,
        stderr=stderr,
    )


def ended(
    ending: Ending, *, signal: int | None = 9, stdout: bytes = b"", stderr: bytes = b""
) -> Result:
    """Return the end of a program that was ended."""
    return Result(
        ending=ending,
        exit_code=None,
        signal=signal,
        cpu_time_s=0.01,
        wall_time_s=0.01,
        memory_kb=9000,
        stdout=stdout,
        stderr=stderr,
    )


def record(
    index: int, value: bytes, *, stdout: bytes = b"", stderr: bytes = b"", cpu_time_s: float = 0.001
) -> Record:
    """Return an answered test."""
    return Record(
        index=index,
        value=value,
        cpu_time_s=cpu_time_s,
        wall_time_s=cpu_time_s,
        memory_kb=9000,
        stdout=stdout,
        stderr=stderr,
    )


@dataclass
class FakeSandbox:
    """Scripted answers, taken in order; `jobs`, `headers`, `tests` and `images` tell what was asked."""

    runs: deque[RunStep] = field(default_factory=deque)
    serves: deque[ServeStep] = field(default_factory=deque)
    files: Mapping[str, bytes] = field(default_factory=dict)
    failure: SandboxError | None = None  # raised instead of giving a box
    jobs: list[Job] = field(default_factory=list)
    headers: list[bytes] = field(default_factory=list)
    tests: list[list[bytes]] = field(default_factory=list)
    images: list[str] = field(default_factory=list)
    boxes_open: int = 0
    is_closed: bool = False

    @contextmanager
    def box(self, image: str) -> Iterator[FakeBox]:
        """Give a box that plays the script."""
        if self.failure is not None:
            raise self.failure
        self.images.append(image)
        self.boxes_open += 1
        try:
            yield FakeBox(self)
        finally:
            self.boxes_open -= 1

    def resume(self) -> None:
        """Raise the failure if it is the engine's."""
        if isinstance(self.failure, EngineUnavailable):
            raise self.failure

    def close(self) -> None:
        """Note that it was closed."""
        self.is_closed = True


class FakeBox(Box):
    """A box of a FakeSandbox."""

    image_id = "sha256:fake"

    def __init__(self, sandbox: FakeSandbox) -> None:
        self._sandbox = sandbox

    def run(self, job: Job) -> Result:
        """Answer with the next of `runs`."""
        self._sandbox.jobs.append(job)
        step = self._sandbox.runs.popleft()
        if isinstance(step, SandboxError):
            raise step
        return step if isinstance(step, Result) else step(job)

    def serve(self, job: Job, header: bytes, tests: Iterable[bytes]) -> Iterator[Record]:
        """Answer with the next of `serves`."""
        given = list(tests)
        self._sandbox.jobs.append(job)
        self._sandbox.headers.append(header)
        self._sandbox.tests.append(given)
        step = self._sandbox.serves.popleft()
        if isinstance(step, SandboxError):
            raise step
        yield from step(job, header, given) if callable(step) else step

    def fetch(self, path: str, max_bytes: int) -> bytes:
        """Return one of `files`."""
        content = self._sandbox.files.get(path)
        if content is None:
            raise FileNotFoundError(path)
        return content[:max_bytes]
