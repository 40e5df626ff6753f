"""Who is examined: a sandbox as judging makes it, and what was asked of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Protocol

from judge.languages import find
from judge.languages.language import Language
from judge.sandbox.box import Box, Job, JobLimits, Result, Sandbox
from judge.sandbox.facts import Facts
from judge.sandbox.options import Isolation

# The language that the checks of the sandbox itself speak.
TOOL = "python"


class ExaminedBox(Box, Protocol):
    """A box that tells what its walls are."""

    container_id: str
    isolation: Isolation
    hello: dict[str, Any]


class ExaminedSandbox(Sandbox, Protocol):
    """A sandbox that tells what it stands on."""

    @property
    def isolation(self) -> Isolation:
        """Return how submissions are kept apart."""
        ...

    @property
    def fallback_reason(self) -> str:
        """Return why that is not what was preferred."""
        ...

    def facts(self) -> Facts:
        """Ask the engine."""
        ...

    def box(self, image: str) -> AbstractContextManager[ExaminedBox]:
        """Take a fresh box."""
        ...


@dataclass
class Patient:
    """A sandbox, made when it is first needed, with the settings that it was made by."""

    make_sandbox: Callable[[], ExaminedSandbox]
    slots: int
    runtime: str = ""
    isolation: Isolation = Isolation.AUTO

    @cached_property
    def sandbox(self) -> ExaminedSandbox:
        """Return the sandbox; raise EngineUnavailable."""
        return self.make_sandbox()

    @cached_property
    def facts(self) -> Facts:
        """Return what the engine says of itself; raise EngineUnavailable."""
        return self.sandbox.facts()

    @cached_property
    def tool(self) -> Language:
        """Return the language of our own programs."""
        language = find(TOOL)
        if language is None:
            raise LookupError(f"harnesses/{TOOL} is missing, and the checks are written in it.")
        return language

    @cached_property
    def hello(self) -> Mapping[str, Any]:
        """Return what a new box's supervisor said of its walls; raise SandboxError."""
        with self.box() as box:
            return box.hello

    def box(self) -> AbstractContextManager[ExaminedBox]:
        """Take a box for our own programs; raise SandboxError."""
        return self.sandbox.box(self.tool.image)

    def run(self, source: str, limits: JobLimits) -> Result:
        """Run a program of ours in a fresh box; raise SandboxError."""
        with self.box() as box:
            return box.run(program(source, limits))

    def close(self) -> None:
        """Give back what was taken."""
        if "sandbox" in self.__dict__:
            self.sandbox.close()


def program(source: str, limits: JobLimits) -> Job:
    """Return a program of ours as a job."""
    return Job(("python3", "main.py"), limits, files={"main.py": source.encode()})
