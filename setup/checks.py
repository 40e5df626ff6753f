"""What `make check` asks, two questions at a time."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from setup import frontend, parallel, programs, virtualenv
from setup.errors import ProgramFailed
from setup.progress import Progress

# No check opens these; Django wants to know them all the same.
_NO_STORES = {
    "DATABASE_URL": "postgres://unused@localhost/unused",
    "REDIS_URL": "redis://localhost/0",
}


@dataclass(frozen=True)
class Check:
    """One question, its command, and what mends most complaints."""

    name: str
    words: tuple[str, ...]
    cure: str = ""


def all_pass(progress: Progress, npm: str) -> bool:
    """Ask everything; print each complaint in full."""
    complaints: list[str] = []
    questions = [partial(_ask, progress, check, npm, complaints) for check in _checks(npm)]
    parallel.each(questions, at_once=2)
    for complaint in complaints:
        progress.line(f"\n{complaint}")
    return not complaints


def _checks(npm: str) -> list[Check]:
    manage = (str(virtualenv.PYTHON), "manage.py")
    # The slowest first.
    return [
        Check("types", _tool("mypy", "problems", "judge", "leaderboard", "setup")),
        Check("lint", _tool("ruff", "check", "."), "ruff check --fix . mends many of these"),
        Check("format", _tool("ruff", "format", "--check", "."), "ruff format . mends this"),
        Check("imports", _tool("lint-imports")),
        Check("Django's checks", (*manage, "check", "--fail-level", "WARNING")),
        Check(
            "migrations",
            (*manage, "makemigrations", "--check", "--dry-run"),
            "manage.py makemigrations writes what is missing",
        ),
        Check("TypeScript's types", (npm, "run", "check")),
    ]


def _tool(name: str, *words: str) -> tuple[str, ...]:
    return str(virtualenv.program(name)), *words


def _ask(progress: Progress, check: Check, npm: str, complaints: list[str]) -> None:
    try:
        with progress.step(f"Check: {check.name}"):
            if check.words[0] == npm:
                frontend.run_npm(*check.words, shown_lines=200)
            else:
                programs.run(check.words, env=_NO_STORES, shown_lines=200)
    except ProgramFailed as failure:
        complaints.append(failure.message + (f"\n\n  {check.cure}" if check.cure else ""))
