"""Hurt a site of its own while people submit to it: `chaos --submissions 500 --times 10 --seed 1`."""

from __future__ import annotations

import sys
from pathlib import Path

from setup import (
    account,
    debian,
    engine,
    frontend,
    images,
    leftovers,
    programs,
    signals,
    virtualenv,
)
from setup.checkout import ROOT, site_label
from setup.instance import Instance
from setup.progress import Progress

_LIBRARIES = Path("/usr/lib")


def main(arguments: list[str]) -> int:
    """Run the rounds of tests/chaos, which starts its own stores; progress goes to stderr."""
    signals.listen()
    signals.follow_parent()
    progress = Progress(sys.stderr)
    instance = Instance("chaos")
    instance.claim()
    api = None
    try:
        api = engine.ensure(progress)
        images.ensure(progress, api)
        virtualenv.ensure(progress, lock=virtualenv.DEV_LOCK)
        frontend.ensure(progress)
        ensure_wrong_clocks(progress)
        words: list[str | Path] = [virtualenv.PYTHON, "-m", "tests.chaos", *arguments]
        return programs.run_in_terminal(words, env={"PYTHONPATH": str(ROOT)})
    finally:
        signals.be_deaf()
        if api is not None:
            leftovers.remove(api, site=f"{site_label()}-chaos")
        instance.release()


def ensure_wrong_clocks(progress: Progress) -> None:
    """Have the library that lets a process believe in another time, where we may install it."""
    if not account.is_root() or any(_LIBRARIES.glob("*/faketime/libfaketimeMT.so.1")):
        return
    debian.install(progress, "libfaketime", reason="Workers are started under wrong clocks")
