"""Markdown to HTML: CommonMark with tables, strike-through, $math$ and highlighted code; raw HTML is text."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from html import escape

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererProtocol
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict
from mdit_py_plugins.dollarmath import dollarmath_plugin
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import get_lexer_by_name
from pygments.util import ClassNotFound

# Where Kattis would put the samples; they have their own place on the page.
_SAMPLE_PLACES = re.compile(r"^\s*\{\{(nextsample|remainingsamples)\}\}\s*$", re.MULTILINE)
# Pandoc's `![...](picture.png){width=50%}`
_PICTURE_SIZE = re.compile(r"(!\[[^\]\n]*\]\([^)\n]*\))\{[^}\n]*\}")
_FILE = re.compile(r"[^:/#?][^:#?]*\.[A-Za-z0-9]+")
_ALIGNMENT = re.compile(r"text-align:(left|center|right)")


def to_html(text: str, picture_address: Callable[[str], str]) -> str:
    """Render; the result still has to be sanitised."""
    engine = MarkdownIt("commonmark", {"html": False})
    engine.enable(["table", "strikethrough"])
    engine.use(dollarmath_plugin, allow_space=False, allow_digits=False, double_inline=True)
    engine.add_render_rule("fence", _fence)
    tokens = engine.parse(_PICTURE_SIZE.sub(r"\1", _SAMPLE_PLACES.sub("", text)))
    for token in tokens:
        _adapt(token, picture_address)
    return str(engine.renderer.render(tokens, engine.options, {}))


def highlighted_code(code: str, language: str) -> str:
    """Return a block of code with Pygments' short classes, plain where the language is unknown."""
    known = re.sub(r"[^a-z0-9+#-]", "", language.lower())[:30]
    inner = _highlighted(code, known) or escape(code)
    marked = f' class="language-{known}"' if known else ""
    return f'<pre class="highlight"><code{marked}>{inner}</code></pre>\n'


def _adapt(token: Token, picture_address: Callable[[str], str]) -> None:
    # The page's own title is its one h1.
    if token.type in {"heading_open", "heading_close"} and token.tag == "h1":
        token.tag = "h2"
    if token.type in {"td_open", "th_open"}:
        alignment = _ALIGNMENT.search(str(token.attrs.pop("style", "")))
        if alignment:
            token.attrSet("class", f"align-{alignment.group(1)}")
    if token.type == "image":
        token.attrSet("src", picture_address(str(token.attrs.get("src", ""))))
    # A link without an address of its own leads to a file of the package.
    if token.type == "link_open" and _FILE.fullmatch(str(token.attrs.get("href", ""))):
        token.attrSet("href", picture_address(str(token.attrs["href"])))
    for child in token.children or ():
        _adapt(child, picture_address)


def _fence(
    renderer: RendererProtocol,
    tokens: Sequence[Token],
    index: int,
    options: OptionsDict,
    env: EnvType,
) -> str:
    words = tokens[index].info.split()
    return highlighted_code(tokens[index].content, words[0] if words else "")


def _highlighted(code: str, language: str) -> str:
    if not language:
        return ""
    try:
        lexer = get_lexer_by_name(language)
    except ClassNotFound:
        return ""
    return str(highlight(code, lexer, HtmlFormatter(nowrap=True)))
