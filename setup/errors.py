"""What can go wrong during set-up. Every error says what to do about it.

SetupError
├── Unmet            the machine lacks something that a person must provide
├── ProgramFailed    a program that we started ended badly
└── EngineError      the Docker engine refused a request
    └── EngineAway   nobody answers, or we may not ask
"""

from __future__ import annotations

from pathlib import Path


class SetupError(Exception):
    """What happened, and the cure: what to type or change."""

    def __init__(self, message: str, cure: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.cure = cure

    def __str__(self) -> str:
        return f"{self.message}\n{self.cure}" if self.cure else self.message


class Unmet(SetupError):
    """The machine lacks something that a person must provide."""


class ProgramFailed(SetupError):
    """A program that we started ended badly; `log` has all of its output."""

    def __init__(self, message: str, cure: str = "", *, log: Path | None = None) -> None:
        super().__init__(message, cure)
        self.log = log


class EngineError(SetupError):
    """The Docker engine refused a request."""

    def __init__(self, message: str, cure: str = "", *, status: int = 0) -> None:
        super().__init__(message, cure)
        self.status = status


class EngineAway(EngineError):
    """Nobody answers at the engine's address, or we may not ask; `reason` is the operating system's errno."""

    def __init__(self, message: str, *, reason: int = 0) -> None:
        super().__init__(message)
        self.reason = reason
