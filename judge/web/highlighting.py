"""Source code as highlighted HTML, with line numbers."""

from django.utils.safestring import SafeString, mark_safe
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexer import Lexer
from pygments.lexers import TextLexer, get_lexer_by_name
from pygments.util import ClassNotFound

from judge.visible import visible


def highlighted(source: str, mode: str) -> SafeString:
    """Return the source as HTML; `mode` is an editor's name for the language, plain text when nobody knows it."""
    formatter = HtmlFormatter(linenos="table", cssclass="source", wrapcode=False)
    # Pygments escapes all text that it is given.
    return mark_safe(highlight(visible(source), _lexer(mode), formatter))  # noqa: S308


def _lexer(mode: str) -> Lexer:
    lexer: Lexer
    try:
        lexer = get_lexer_by_name(mode, stripnl=False, ensurenl=False)
    except ClassNotFound:
        lexer = TextLexer(stripnl=False, ensurenl=False)
    return lexer
