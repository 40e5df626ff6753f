"""Filters that say times, sizes and verdicts the way all pages do."""

from __future__ import annotations

from datetime import UTC, datetime

from django import template
from django.template.defaultfilters import linebreaksbr
from django.utils.dateparse import parse_datetime
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.timezone import localtime

from judge.visible import visible as made_visible
from problems.verdicts import Verdict

register = template.Library()
NOTHING = "\N{EN DASH}"


@register.filter
def visible(text: str | None) -> str:
    """Show control characters instead of obeying them; one line feed at the end is nothing to show."""
    return made_visible((text or "").removesuffix("\n"))


@register.filter
def code_spans(text: str) -> SafeString:
    """Set what stands between backticks as code, and each line on its own; all else is text."""
    parts = text.split("`")
    if len(parts) % 2 == 0:  # one that nobody closed
        parts = [text]
    spans = (
        format_html("<code>{}</code>", part) if number % 2 else linebreaksbr(part, autoescape=True)
        for number, part in enumerate(parts)
    )
    return format_html_join("", "{}", ((span,) for span in spans))


@register.filter
def percent(share: float | None) -> str:
    """Return a share as `53 %`."""
    return NOTHING if share is None else f"{share * 100:.0f}\N{NARROW NO-BREAK SPACE}%"


@register.filter
def milliseconds(value: int | None) -> str:
    """Return a duration as `12 ms`, long ones as `12.3 s`."""
    if value is None:
        return NOTHING
    return f"{value} ms" if value < 10_000 else f"{value / 1000:.1f} s"


@register.filter
def kilobytes(value: int | None) -> str:
    """Return an amount of memory as `9.1 MB`."""
    return NOTHING if value is None else f"{value / 1024:.1f} MB"


@register.filter
def tone(verdict: str | None) -> str:
    """Return the colour class of a verdict: good, bad, or odd while there is none and when we failed."""
    if verdict is None or verdict == Verdict.IE:
        return "odd"
    return "good" if Verdict(verdict).is_solved else "bad"


@register.filter
def verdict_label(verdict: str) -> str:
    """Return the words for a verdict."""
    return Verdict(verdict).label


@register.filter
def moment(at: datetime | str | None) -> SafeString | str:
    """Return a `<time>` in UTC, which the page's script turns into "3 minutes ago"."""
    parsed = parse_datetime(at) if isinstance(at, str) else at
    if parsed is None:
        return NOTHING
    local = localtime(parsed)
    return format_html(
        '<time datetime="{}" data-ago>{}</time>',
        local.isoformat(),
        f"{local:%-d %b %Y, %H:%M} {local.tzname()}",
    )


@register.filter
def local_time(at: datetime | str) -> SafeString:
    """Return a `<time>` in UTC, which the page's script turns into the reader's own time."""
    parsed = parse_datetime(at) if isinstance(at, str) else at
    assert parsed is not None
    utc = parsed.astimezone(UTC)
    return format_html(
        '<time datetime="{}" data-local>{}</time>',
        utc.isoformat(),
        f"{utc:%a %-d %b %Y, %H:%M} UTC",
    )


@register.filter
def length_of_time(seconds: int) -> str:
    """Return a length as `1 h 30 min` or `5 days`."""
    days, rest = divmod(seconds, 86_400)
    hours, rest = divmod(rest, 3_600)
    parts = [
        f"{days} day{'' if days == 1 else 's'}" if days else "",
        f"{hours} h" if hours else "",
        f"{rest // 60} min" if rest >= 60 else "",
    ]
    return " ".join(part for part in parts if part)
