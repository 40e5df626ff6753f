"""What can go wrong with types and values.

ValuesError
├── SignatureError   a signature that cannot be used; names every mistake at once
└── ValueRefused     a value that is not of its type, or text that we do not parse
"""

from __future__ import annotations

from dataclasses import dataclass


class ValuesError(Exception):
    """The base of this package's errors."""


@dataclass(frozen=True)
class SignatureMistake:
    """One mistake. `path` leads to it from the top, e.g. `("function", "params", 0, "type")`."""

    path: tuple[str | int, ...]
    message: str

    def __str__(self) -> str:
        place = place_text(self.path)
        return f"{place}: {self.message}" if place else self.message


class SignatureError(ValuesError):
    """A signature that cannot be used, with all its mistakes."""

    def __init__(self, mistakes: list[SignatureMistake]) -> None:
        super().__init__("; ".join(map(str, mistakes)))
        self.mistakes = mistakes


class ValueRefused(ValuesError):
    """A value that is not what was asked for.

    `place` leads into the value (`(3, 0)` is `[3][0]`); `line` counts from 1 in a test file,
    None elsewhere.
    """

    def __init__(
        self, reason: str, *, place: tuple[str | int, ...] = (), line: int | None = None
    ) -> None:
        where = place_text(place)
        super().__init__(f"{where}: {reason}" if where else reason)
        self.reason = reason
        self.place = place
        self.line = line


def place_text(path: tuple[str | int, ...]) -> str:
    """Spell a path: `function.params[0].type`."""
    text = ""
    for step in path:
        if isinstance(step, int):
            text += f"[{step}]"
        else:
            text += f".{step}" if text else step
    return text
