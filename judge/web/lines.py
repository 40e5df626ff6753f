"""A test's input as people read it: each line under its parameter's name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class InputLine:
    """One value; `name` is empty for a stdin problem, whose input is all one value."""

    name: str
    value: str


def input_lines(text: str, signature: Mapping[str, Any] | None) -> tuple[InputLine, ...]:
    """Return the input in parts, by a signature in its JSON form (None: a stdin problem)."""
    if signature is None:
        return (InputLine("", text),)
    if "function" in signature:
        names = [parameter["name"] for parameter in signature["function"]["params"]]
    else:
        names = ["operations", "arguments"]
    values = text.rstrip("\n").split("\n")
    return tuple(InputLine(name, value) for name, value in zip(names, values, strict=False))
