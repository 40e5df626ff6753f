"""Sentences with commands in them, between backticks, as HTML."""

from __future__ import annotations

from django import template
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

register = template.Library()


@register.filter
def commands(text: str) -> SafeString:
    """Mark what is to be typed as code; everything else stays text."""
    parts = text.split("`")
    return format_html_join(
        "",
        "{}{}{}",
        (_marked(part, is_command=bool(index % 2)) for index, part in enumerate(parts)),
    )


def _marked(part: str, *, is_command: bool) -> tuple[SafeString | str, str, SafeString | str]:
    return (_OPEN, part, _CLOSE) if is_command else ("", part, "")


_OPEN, _CLOSE = SafeString("<code>"), SafeString("</code>")
