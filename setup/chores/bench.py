"""Measure: `bench NAME` runs bench/NAME.py and prints one JSON object a line."""

from __future__ import annotations

import sys
from pathlib import Path

from setup import (
    debian,
    engine,
    frontend,
    images,
    leftovers,
    programs,
    signals,
    stores,
    virtualenv,
)
from setup.checkout import ROOT, site_label
from setup.errors import Unmet
from setup.instance import Instance
from setup.processes import Processes
from setup.progress import Progress

# What a measurement needs of the machine beside ours: a program, and Debian's package that has it.
_NEEDS = {"contest": {"nginx": "nginx-light", "wrk": "wrk"}}


def main(arguments: list[str]) -> int:
    """Run one measurement with stores of its own; progress goes to stderr, figures alone to stdout."""
    known = sorted(
        path.stem for path in (ROOT / "bench").glob("*.py") if '"__main__"' in path.read_text()
    )
    if not arguments or arguments[0] not in known:
        raise Unmet(
            "Which measurement?", f"Name one of: {', '.join(known)}, as in: make bench NAME=judge"
        )
    signals.listen()
    signals.follow_parent()
    progress = Progress(sys.stderr)
    instance = Instance("bench")
    instance.claim()
    processes = Processes(lambda text: progress.line(f"  {text}"), changed=instance.runs)
    api = None
    try:
        _ensure_programs(progress, arguments[0])
        api = engine.ensure(progress)
        images.ensure(progress, api)
        engine.ensure_command(progress)
        virtualenv.ensure(progress, lock=virtualenv.RUN_LOCK)
        frontend.ensure(progress)
        places = stores.start(progress, processes, purpose="bench", is_empty=True)
        environment = {
            **places.environment,
            "GAVEL_SITE": f"{site_label()}-bench",
            "PYTHONPATH": str(ROOT),
        }
        words: list[str | Path] = [
            virtualenv.PYTHON,
            # As a module: as a script, bench/judge.py would be found in place of the package judge.
            "-m",
            f"bench.{arguments[0]}",
            *arguments[1:],
        ]
        return programs.run_in_terminal(words, env=environment)
    finally:
        signals.be_deaf()
        processes.stop()
        if api is not None:
            leftovers.remove(api, site=f"{site_label()}-bench")
        instance.release()


def _ensure_programs(progress: Progress, name: str) -> None:
    """Install the programs that the measurement calls, where they are missing and nothing starts with them."""
    needs = _NEEDS.get(name, {})
    missing = [package for program, package in needs.items() if programs.find(program) is None]
    reason = f"`make bench NAME={name}` needs {' and '.join(needs)}"
    if missing and debian.starts_services():
        raise Unmet(
            f"{reason}, which it starts by itself on other ports.",
            f"Type: sudo apt-get install {' '.join(missing)}; Debian's nginx then listens on port 80, until you "
            "type: sudo systemctl disable --now nginx",
        )
    if missing:
        debian.install(progress, *missing, reason=reason)
