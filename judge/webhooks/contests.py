"""Which contest a submission belongs to, and which there are. Whoever knows contests registers here."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Protocol
from uuid import UUID


class Contests(Protocol):
    """Knows contests by their numbers."""

    def titles(self) -> Mapping[int, str]:
        """Return all there are, the newest first."""

    def of(self, submission_ids: Collection[UUID]) -> Mapping[UUID, int]:
        """Return the contests of those submissions that count in one."""


_known: list[Contests] = []


def register(contests: Contests) -> None:
    """Ask this one."""
    _known[:] = [contests]


def titles() -> dict[int, str]:
    """Return the contests that a hook can be for."""
    return {number: title for known in _known for number, title in known.titles().items()}


def contests_of(submission_ids: Collection[UUID]) -> dict[UUID, int]:
    """Return the contests of those submissions that count in one."""
    return {id: number for known in _known for id, number in known.of(submission_ids).items()}
