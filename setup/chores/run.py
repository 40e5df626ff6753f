"""Set up whatever is missing and run the site here, until Ctrl-C."""

from __future__ import annotations

from setup import keeper
from setup.progress import Progress


def main(arguments: list[str]) -> int:
    """Run in the foreground."""
    progress = Progress()

    def greet(lines: list[str]) -> None:
        for line in [*lines, "Ctrl-C stops it."]:
            progress.line(line)

    progress.line("Setting Gavel up.")
    return keeper.keep(progress, on_ready=greet)
