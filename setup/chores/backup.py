"""Back this checkout's site up into one file, while it runs or rests: `backup --keep 7`."""

from __future__ import annotations

import sys

from setup import programs, signals, site, virtualenv, visit
from setup.checkout import ROOT
from setup.progress import Progress


def main(arguments: list[str]) -> int:
    """Save the database; the file is the command's business."""
    signals.listen()
    signals.follow_parent()
    with visit.stores_in_any_case(Progress(sys.stderr)) as places:
        return programs.run_in_terminal(
            [virtualenv.PYTHON, ROOT / "manage.py", "backup", *arguments], env=site.settings(places)
        )
