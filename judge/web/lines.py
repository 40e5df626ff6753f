"""A test's input as people read it: each line under its parameter's name."""

from __future__ import annotations

from dataclasses import dataclass

from problems.values import Signature


@dataclass(frozen=True)
class InputLine:
    """One value; `name` is empty for a stdin problem, whose input is all one value."""

    name: str
    value: str


def input_lines(text: str, signature: Signature | None) -> tuple[InputLine, ...]:
    """Return the input in parts (None: a stdin problem)."""
    if signature is None:
        return (InputLine("", text),)
    params = signature.lines
    names = ["operations", "arguments"] if params is None else [one.name for one in params]
    values = text.rstrip("\n").split("\n")
    return tuple(InputLine(name, value) for name, value in zip(names, values, strict=False))
