"""Run one of Django's management commands on this checkout's site, running or not: `manage publish PATH`."""

from __future__ import annotations

import sys

from setup import engine, images, programs, signals, site, virtualenv, visit
from setup.checkout import ROOT
from setup.progress import Progress


def main(arguments: list[str]) -> int:
    """Run it with the site's own stores, started for the time being where the site is not running."""
    signals.listen()
    signals.follow_parent()
    progress = Progress(sys.stderr)
    was_running = visit.is_running()
    with visit.stores_in_any_case(progress) as places:
        settings = site.settings(places)
        if not was_running:
            images.ensure(progress, engine.ensure(progress))
            site.migrate(progress, settings, places)
        return programs.run_in_terminal(
            [virtualenv.PYTHON, ROOT / "manage.py", *arguments], env=settings, has_input=True
        )
