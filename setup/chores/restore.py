"""Restore this checkout's site from a backup; it must not run meanwhile: `restore FILE --overwrite DATABASE`."""

from __future__ import annotations

import sys

from setup import programs, signals, site, virtualenv, visit
from setup.checkout import ROOT
from setup.progress import Progress


def main(arguments: list[str]) -> int:
    """Restore the database; the next start looks at its tables and problems anew."""
    signals.listen()
    signals.follow_parent()
    with visit.stores_at_rest(Progress(sys.stderr)) as places:
        site.forget_contents(places)
        return programs.run_in_terminal(
            [virtualenv.PYTHON, ROOT / "manage.py", "restore", *arguments],
            env=site.settings(places),
            has_input=True,
        )
