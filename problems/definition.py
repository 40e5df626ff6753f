"""What judging needs to know of a problem version: plain records, no database, no statement."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from problems.values.signature import Signature


@dataclass(frozen=True)
class Limits:
    """What one test may use. Times are CPU seconds of one test; `output_mb` is per stream."""

    time_s: float = 2.0
    memory_mb: int = 256
    output_mb: int = 8
    compile_time_s: float = 30.0
    # Seconds are multiplied by this for the languages named (an author's own accommodation).
    time_factors: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class CheckerSpec:
    """Which checker compares (`exact`, `tokens`, `floats`, `any_order`, `any_of`, `program`) and its options."""

    name: str
    options: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Program:
    """An author's program: its language's id and its files, the one that is started first."""

    language: str
    files: Mapping[str, bytes]


@dataclass(frozen=True)
class TestCase:
    """One test: what goes in, and what must never leave the judge.

    For function problems `input` is one JSON value per parameter per line and `answer` one JSON value.
    `group` is the folder below `data/`, e.g. `sample` or `secret/small`.
    """

    __test__ = False  # not pytest's

    name: str
    group: str
    is_sample: bool
    input: bytes
    answer: bytes
    explanation: str = ""
    # Flags for the validator of this test's group, e.g. ("case_sensitive", "float_tolerance", "1e-6").
    validator_flags: tuple[str, ...] = ()


@dataclass(frozen=True)
class Definition:
    """A problem version as the judge sees it. `signature` is None for a stdin problem."""

    slug: str
    checker: CheckerSpec
    limits: Limits
    tests: Sequence[TestCase]
    signature: Signature | None = None
    validator: Program | None = None
