"""How the ICPC's Contest API writes things down: its types of times, and its names for what we call otherwise."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

from problems.verdicts import Verdict

_TYPES = {Verdict.RE: "RTE", Verdict.IE: "JE"}
_LANGUAGES = {"python": "python3"}
_IDENTIFIER = re.compile(r"\A[A-Za-z0-9_][A-Za-z0-9_-]{0,35}\Z")


def is_identifier(text: str) -> bool:
    """Tell whether a text can be the id of something."""
    return _IDENTIFIER.match(text) is not None


def type_of(verdict: Verdict) -> str:
    """Return the known judgement type of a verdict."""
    return _TYPES.get(verdict, verdict.value)


def language_of(id: str) -> str:
    """Return the known id of a language."""
    return _LANGUAGES.get(id, id)


def time(moment: datetime) -> str:
    """Return an absolute time, always with milliseconds."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def time_or_none(moment: datetime | None) -> str | None:
    """Return an absolute time, where there is one."""
    return None if moment is None else time(moment)


def relative(span: timedelta) -> str:
    """Return a relative time, always with milliseconds."""
    milliseconds = abs(span) // timedelta(milliseconds=1)
    sign = "-" if span < timedelta() and milliseconds else ""
    seconds, rest = divmod(milliseconds, 1_000)
    minutes, seconds = divmod(seconds, 60)
    return f"{sign}{minutes // 60}:{minutes % 60:02}:{seconds:02}.{rest:03}"
