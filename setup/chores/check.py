"""Look at the sources without running them: format, lint, types, imports, Django's checks, migrations."""

from __future__ import annotations

from setup import checks, frontend, virtualenv
from setup.progress import Progress


def main(arguments: list[str]) -> int:
    """Run every check, and return 1 when one complains."""
    progress = Progress()
    virtualenv.ensure(progress, lock=virtualenv.DEV_LOCK)
    npm = frontend.find_npm(progress)
    with progress.step("npm's packages") as step:
        frontend.ensure_packages(step, npm)
    return 0 if checks.all_pass(progress, npm) else 1
