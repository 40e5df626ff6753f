"""Texts of stdin problems, token by token, as the default output validator of Kattis compares them.

    case_sensitive                  otherwise `Yes` is `YES`
    space_change_sensitive          otherwise any run of white space is as good as another
    float_absolute_tolerance EPS    where the expected token is a number, one that is near enough will do
    float_relative_tolerance EPS    the same, relative to the expected number; either suffices
    float_tolerance EPS             both

Source: https://icpc.io/problem-package-format (default output validator specification).
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from problems.checkers.checker import AnswerError, CheckResult
from problems.checkers.tolerance import Tolerance

MAX_QUOTED = 40

_NUMBER = re.compile(rb"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]{1,5})?")
_SPACES = re.compile(rb"[ \t\n\r\v\f]+")
_TOLERANCE_FLAGS = {
    "float_tolerance": ("absolute", "relative"),
    "float_absolute_tolerance": ("absolute",),
    "float_relative_tolerance": ("relative",),
}


@dataclass(frozen=True)
class TextRules:
    """How strictly texts are compared. Without a tolerance numbers are tokens like others."""

    is_case_sensitive: bool = False
    is_space_sensitive: bool = False
    tolerance: Tolerance | None = None


class FlagError(AnswerError):
    """A validator flag that does not exist or lacks its number."""


def rules_from_flags(flags: Sequence[str], rules: TextRules | None = None) -> TextRules:
    """Read validator flags on top of given rules; raise FlagError with the cure."""
    rules = rules or TextRules()
    words = iter(flags)
    for word in words:
        if word == "case_sensitive":
            rules = replace(rules, is_case_sensitive=True)
        elif word == "space_change_sensitive":
            rules = replace(rules, is_space_sensitive=True)
        elif word in _TOLERANCE_FLAGS:
            number = _flag_number(word, next(words, ""))
            tolerance = rules.tolerance or Tolerance(absolute=0.0, relative=0.0)
            changes = dict.fromkeys(_TOLERANCE_FLAGS[word], number)
            rules = replace(rules, tolerance=replace(tolerance, **changes))
        else:
            known = ", ".join(["case_sensitive", "space_change_sensitive", *_TOLERANCE_FLAGS])
            raise FlagError(f"unknown validator flag `{word[:60]}`; there are {known}")
    return rules


def check_texts(expected: bytes, actual: bytes, rules: TextRules) -> CheckResult:
    """Compare two texts and name the first line and token that differ."""
    wanted, given = tokens(expected, rules), tokens(actual, rules)
    if wanted != given:
        for index, (one, other) in enumerate(zip(wanted, given, strict=False)):
            if one != other and not same_token(one, other, rules):
                reason = f"expected {quoted(one)}, got {quoted(other)}"
                return CheckResult(False, f"{_place(actual, index)}: {reason}")
        if len(given) < len(wanted):
            reason = f"the output ends after {len(given)} tokens, expected {len(wanted)}"
            return CheckResult(False, f"{reason}; next is {quoted(wanted[len(given)])}")
        if len(given) > len(wanted):
            extra = quoted(given[len(wanted)])
            return CheckResult(
                False, f"{_place(actual, len(wanted))}: nothing expected, got {extra}"
            )
    if rules.is_space_sensitive:
        return _check_spaces(expected, actual)
    return CheckResult(True)


def tokens(text: bytes, rules: TextRules) -> list[bytes]:
    """Split at white space; in one case unless it matters."""
    return (text if rules.is_case_sensitive else text.lower()).split()


def same_token(expected: bytes, actual: bytes, rules: TextRules) -> bool:
    """Compare two tokens, as numbers if there is a tolerance and the expected one is a number."""
    if expected == actual:
        return True
    if rules.tolerance is None:
        return False
    one = number(expected)
    other = number(actual) if one is not None else None
    return one is not None and other is not None and rules.tolerance.allows(one, other)


def number(token: bytes) -> float | None:
    """Read a token as a finite number; None when it is none."""
    if len(token) > 4000 or not _NUMBER.fullmatch(token):
        return None
    value = float(token)
    return value if math.isfinite(value) else None


def quoted(text: bytes) -> str:
    """Write a token for a message: readable, short."""
    shown = text[: MAX_QUOTED * 4].decode("utf-8", "replace")
    shown = shown if len(shown) <= MAX_QUOTED else shown[: MAX_QUOTED - 1] + "…"
    return (
        '"'
        + "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in shown)
        + '"'
    )


def _flag_number(flag: str, text: str) -> float:
    try:
        number = float(text)
    except ValueError:
        number = math.nan
    if not (math.isfinite(number) and number >= 0):
        raise FlagError(f"`{flag}` needs a number after it, e.g. `{flag} 1e-6`, not `{text[:40]}`")
    return number


def _check_spaces(expected: bytes, actual: bytes) -> CheckResult:
    wanted, given = _SPACES.findall(expected), _SPACES.findall(actual)
    if wanted == given and expected[:1].isspace() == actual[:1].isspace():
        return CheckResult(True)
    for line, (one, other) in enumerate(
        zip(expected.split(b"\n"), actual.split(b"\n"), strict=False), start=1
    ):
        if _SPACES.findall(one) != _SPACES.findall(other) or len(one.split()) != len(other.split()):
            return CheckResult(False, f"line {line}: the white space differs")
    return CheckResult(False, "the white space at the end differs")


def _place(text: bytes, index: int) -> str:
    """Name the line and the token in it, both from 1, of a text's token."""
    for line_number, line in enumerate(text.split(b"\n"), start=1):
        count = len(line.split())
        if index < count:
            return f"line {line_number}, token {index + 1}"
        index -= count
    raise IndexError(index)
