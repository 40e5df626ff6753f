"""Hurt a site of its own while people submit to it: `chaos --submissions 500 --times 10 --seed 1`."""

from __future__ import annotations

import sys
from pathlib import Path

from setup import (
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
        words: list[str | Path] = [virtualenv.PYTHON, "-m", "tests.chaos", *arguments]
        return programs.run_in_terminal(words, env={"PYTHONPATH": str(ROOT)})
    finally:
        signals.be_deaf()
        if api is not None:
            leftovers.remove(api, site=f"{site_label()}-chaos")
        instance.release()
