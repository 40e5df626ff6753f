"""Run one of Django's management commands on this checkout's site, running or not: `manage publish PATH`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from setup import engine, images, instance, programs, signals, site, state, stores, virtualenv
from setup.checkout import ROOT
from setup.processes import Processes
from setup.progress import Progress


def main(arguments: list[str]) -> int:
    """Run it with the site's own stores, started for the time being where the site is not running."""
    signals.listen()
    signals.follow_parent()
    progress = Progress(sys.stderr)
    with _environment(progress) as environment:
        return programs.run_in_terminal(
            [virtualenv.PYTHON, ROOT / "manage.py", *arguments], env=environment, has_input=True
        )


@contextmanager
def _environment(progress: Progress) -> Iterator[dict[str, str]]:
    running = instance.read()
    if running is not None and running.is_ready and instance.is_alive(running.keeper):
        yield site.settings(stores.find(state.prepare(progress, "site")))
        return
    claim = instance.Instance()
    claim.claim()
    processes = Processes(lambda text: progress.line(text), changed=claim.runs)
    try:
        images.ensure(progress, engine.ensure(progress))
        virtualenv.ensure(progress, lock=virtualenv.RUN_LOCK)
        places = stores.start(progress, processes, purpose="site")
        settings = site.settings(places)
        site.migrate(progress, settings, places)
        yield settings
    finally:
        signals.be_deaf()
        processes.stop()
        claim.release()
