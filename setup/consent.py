"""Ask before something is removed, where somebody can be asked."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from setup.errors import SetupError


def is_given(arguments: Sequence[str], chore: str) -> bool:
    """Tell whether to go on: said beforehand, or now; raise SetupError where nobody can be asked."""
    if list(arguments) == ["yes"]:
        return True
    if not sys.stdin.isatty():
        cure = f'Say it beforehand: make {chore} ARGS="yes"'
        raise SetupError("Nobody is there to be asked.", cure)
    return input("Type yes to go on: ") == "yes"
