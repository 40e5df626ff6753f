"""The stores of this checkout's site for a chore: those of the running site, or started for the time being."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from setup import instance, signals, state, stores, virtualenv
from setup.processes import Processes
from setup.progress import Progress
from setup.stores import Stores


def is_running() -> bool:
    """Tell whether the site runs here."""
    running = instance.read()
    return running is not None and running.is_ready and instance.is_alive(running.keeper)


@contextmanager
def stores_in_any_case(progress: Progress) -> Iterator[Stores]:
    """Return the stores, of the running site or of one at rest."""
    if is_running():
        yield stores.find(state.prepare(progress, "site"))
        return
    with stores_at_rest(progress) as places:
        yield places


@contextmanager
def stores_at_rest(progress: Progress) -> Iterator[Stores]:
    """Return the stores of a site that does not run, and keep it from being started; raise Unmet when it runs."""
    claim = instance.Instance()
    claim.claim()
    processes = Processes(lambda text: progress.line(text), changed=claim.runs)
    try:
        virtualenv.ensure(progress, lock=virtualenv.RUN_LOCK)
        yield stores.start(progress, processes, purpose="site")
    finally:
        signals.be_deaf()
        processes.stop()
        claim.release()
