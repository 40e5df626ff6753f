"""The allow-list that every statement goes through, however it was written."""

from __future__ import annotations

import re

import nh3

_TAGS = frozenset(
    {
        "a",
        "b",
        "blockquote",
        "br",
        "caption",
        "code",
        "dd",
        "del",
        "div",
        "dl",
        "dt",
        "em",
        "figcaption",
        "figure",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "i",
        "img",
        "li",
        "ol",
        "p",
        "pre",
        "s",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "table",
        "tbody",
        "td",
        "th",
        "thead",
        "tr",
        "ul",
    }
)
_ATTRIBUTES = {
    "a": {"href", "title"},
    "img": {"src", "alt", "title", "width", "height"},
    "ol": {"start"},
    "td": {"colspan", "rowspan", "class"},
    "th": {"colspan", "rowspan", "class"},
    "code": {"class"},
    "div": {"class"},
    "figure": {"class"},
    "pre": {"class"},
    "span": {"class"},
}
# Math, tables' alignment, Pygments' short classes, and the language of a block of code.
_CLASSES = re.compile(
    r"math|inline|block|highlight|align-(left|center|right)|illustration|small-caps"
    r"|[a-z]{1,3}[0-9]?|language-[a-z0-9+#-]{1,30}"
)
_SIZE = re.compile(r"[0-9]{1,4}%?")


def sanitised(html: str) -> str:
    """Keep what the allow-list names; pictures only from this site."""
    return nh3.clean(
        html,
        tags=set(_TAGS),
        attributes=_ATTRIBUTES,
        attribute_filter=_attribute,
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener noreferrer nofollow",
    )


def _attribute(tag: str, name: str, value: str) -> str | None:
    if name == "class":
        kept = [one for one in value.split() if _CLASSES.fullmatch(one)]
        return " ".join(kept) or None
    if tag == "img" and name == "src":
        return value if value.startswith("/") and not value.startswith("//") else None
    if name in {"width", "height"}:
        return value if _SIZE.fullmatch(value) else None
    return value
