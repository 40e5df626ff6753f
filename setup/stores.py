"""The database and the Redis of a site or of a test run: embedded ones of ours, or the operator's own."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass

from setup import postgres, state, valkey
from setup.processes import Processes
from setup.progress import Progress
from setup.state import State

NAMES = ("valkey", "postgres")
_READY_WITHIN_S = 60.0


@dataclass(frozen=True)
class Stores:
    """Where they are. `state` is given when the database is our own."""

    database_url: str
    redis_url: str
    state: State | None

    @property
    def environment(self) -> dict[str, str]:
        """Return what tells Gavel's processes where they are."""
        return {"DATABASE_URL": self.database_url, "REDIS_URL": self.redis_url}


def find(place: State) -> Stores:
    """Return where the stores of a running site are."""
    own_database = os.environ.get("DATABASE_URL")
    return Stores(
        database_url=own_database or postgres.url(place),
        redis_url=os.environ.get("REDIS_URL") or valkey.url(place),
        state=None if own_database else place,
    )


def start(
    progress: Progress,
    processes: Processes,
    *,
    purpose: str,
    is_careless: bool = False,
    is_empty: bool = False,
) -> Stores:
    """Start what DATABASE_URL and REDIS_URL do not name, and wait until it answers.

    Careless stores are quicker and lose data with the machine's power; empty ones forget what they held.
    """
    database_url, redis_url = os.environ.get("DATABASE_URL"), os.environ.get("REDIS_URL")
    with progress.step("PostgreSQL and Valkey") as step:
        if database_url and redis_url:
            step.unchanged("your own")
            return Stores(database_url=database_url, redis_url=redis_url, state=None)
        place = state.prepare(progress, purpose)
        if is_empty:
            for name in NAMES:
                shutil.rmtree(place.data / name, ignore_errors=True)
        if not redis_url:
            processes.start(valkey.process(place, is_careless=is_careless))
        if not database_url:
            processes.start(postgres.process(step, place, is_careless=is_careless))
            processes.wait_ready("postgres", within_s=_READY_WITHIN_S)
            postgres.create_database(place)
        if not redis_url:
            processes.wait_ready("valkey", within_s=_READY_WITHIN_S)
        return find(place)
