"""Statements as HTML that is safe to show: Markdown and plain TeX, rendered once, at publishing.

Math is left as `<span class="math inline">` and `<div class="math block">` for KaTeX in the browser;
code carries Pygments' short classes inside `<pre class="highlight">`.
"""

from __future__ import annotations

from collections.abc import Callable

from problems.statements import markdown, tex
from problems.statements.sanitiser import sanitised

PictureAddress = Callable[[str], str]


def render(text: str, format: str, picture_address: PictureAddress) -> str:
    """Render a statement; `picture_address` turns a picture's name in the text into its address."""
    if format == "tex":
        return sanitised(tex.to_html(text, picture_address))
    return sanitised(markdown.to_html(text, picture_address))
