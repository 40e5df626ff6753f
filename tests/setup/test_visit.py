from __future__ import annotations

import io
from functools import partial
from pathlib import Path

import pytest

from setup import instance, site, visit
from setup.errors import Unmet
from setup.progress import Progress
from setup.stamps import Stamp
from setup.state import State
from setup.stores import Stores


def test_the_stores_of_a_site_that_runs_are_not_taken_for_those_of_one_at_rest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    claimed = partial(instance.Instance, folder=tmp_path)
    monkeypatch.setattr(instance, "Instance", claimed)
    running = claimed()
    running.claim()
    try:
        with pytest.raises(Unmet, match="already running"):
            visit.stores_at_rest(Progress(io.StringIO())).__enter__()
    finally:
        running.release()


def test_after_a_restore_tables_and_problems_are_looked_at_anew(tmp_path: Path) -> None:
    stamps = [Stamp(f"{name}.stamp", tmp_path) for name in ("migrated", "published")]
    for stamp in stamps:
        stamp.put("as before")
    place = State(data=tmp_path, sockets=tmp_path, user=None)
    site.forget_contents(Stores("postgres://", "redis://", place))
    assert not any(stamp.matches("as before") for stamp in stamps)
