"""Restore this checkout's site from a backup, while it rests: `restore FILE --overwrite DATABASE`."""

from __future__ import annotations

import sys

from setup import programs, signals, site, virtualenv, visit
from setup.checkout import ROOT
from setup.progress import Progress


def main(arguments: list[str]) -> int:
    """Restore the database, and have the next start look at its tables and problems anew."""
    signals.listen()
    signals.follow_parent()
    only_checks = "--check" in arguments
    visited = visit.stores_in_any_case if only_checks else visit.stores_at_rest
    with visited(Progress(sys.stderr)) as places:
        if not only_checks:
            site.forget_contents(places)
        return programs.run_in_terminal(
            [virtualenv.PYTHON, ROOT / "manage.py", "restore", *arguments],
            env=site.settings(places),
            has_input=True,
        )
