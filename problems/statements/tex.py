r"""Plain TeX, as statements of Kattis packages are written, to HTML.

Not a TeX engine: a reader of the commands that statements use (sections, lists, tables, emphasis, math,
pictures, verbatim). Commands that it does not know vanish and their arguments stay as text, so that a
statement is readable rather than perfect. Math is passed on untouched for KaTeX. The author's own
`\newcommand`s are expanded first, within bounds.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape
from unicodedata import normalize

from problems.statements.markdown import highlighted_code

MAX_DEPTH = 40
MAX_EXPANSIONS = 2_000
MAX_EXPANDED = 1_000_000

_TOKEN = re.compile(
    r"""
    (?P<comment>(?<!\\)%[^\n]*(?:\n[ \t]*|$))
  | (?P<break>[ \t]*\n[ \t]*(?:\n[ \t]*)+)
  | (?P<command>\\(?:[A-Za-z]+\*?|[^A-Za-z]|$))
  | (?P<math>\$\$|\$)
  | (?P<open>\{) | (?P<close>\})
  | (?P<dash>---|--) | (?P<quote>``|''|"|`|')
  | (?P<tie>~) | (?P<cell>&)
  | (?P<text>[^\\%${}\-`'"~&\n]+|-|\n)
    """,
    re.VERBOSE,
)
_MATH_ENVIRONMENTS = frozenset(
    ("equation", "displaymath", "math", "align", "alignat", "eqnarray", "gather", "multline")
)
_VERBATIM = frozenset({"verbatim", "Verbatim", "lstlisting", "minted"})
_HEADINGS = {
    "chapter": "h2",
    "section": "h2",
    "subsection": "h3",
    "subsubsection": "h4",
    "paragraph": "h5",
}
_INLINE = {
    "textbf": ("<strong>", "</strong>"),
    "textit": ("<em>", "</em>"),
    "textsl": ("<em>", "</em>"),
    "emph": ("<em>", "</em>"),
    "underline": ("<em>", "</em>"),
    "texttt": ("<code>", "</code>"),
    "textsc": ('<span class="small-caps">', "</span>"),
    "textsuperscript": ("<sup>", "</sup>"),
    "textsubscript": ("<sub>", "</sub>"),
    "footnote": (" <small>(", ")</small>"),
    "sout": ("<s>", "</s>"),
}
# {\bf text}: until the end of the group
_SWITCHES = {
    "bf": "strong",
    "bfseries": "strong",
    "em": "em",
    "it": "em",
    "itshape": "em",
    "sl": "em",
    "tt": "code",
    "ttfamily": "code",
}
_CHARACTERS = {
    "ldots": "…",
    "dots": "…",
    "textellipsis": "…",
    "textbackslash": "\\",
    "backslash": "\\",
    "textasciitilde": "~",
    "textasciicircum": "^",
    "textless": "<",
    "textgreater": ">",
    "textbar": "|",
    "textdegree": "°",
    "degree": "°",
    "euro": "€",
    "pounds": "£",
    "copyright": "©",
    "S": "§",
    "P": "¶",
    "aa": "å",
    "AA": "Å",
    "ae": "æ",
    "AE": "Æ",
    "o": "ø",
    "O": "Ø",
    "oe": "œ",
    "ss": "ß",
    "l": "ł",
    "L": "Ł",
    "i": "\N{LATIN SMALL LETTER DOTLESS I}",
    "quad": " ",
    "qquad": "  ",
    "LaTeX": "LaTeX",
    "TeX": "TeX",
    "textquotesingle": "'",
    "textendash": "\N{EN DASH}",
    "textemdash": "—",
    "ldquo": "“",
    "rdquo": "”",
    " ": " ",
    "\n": " ",
    ",": " ",
    ";": " ",
    "/": "",
    "-": "",
    "@": "",
}
_COMBINING = {
    '"': "\u0308",
    "'": "\u0301",
    "`": "\u0300",
    "^": "\u0302",
    "~": "\u0303",
    "=": "\u0304",
    ".": "\u0307",
    "c": "\u0327",
    "v": "\u030c",
    "u": "\u0306",
    "H": "\u030b",
    "r": "\u030a",
}
# Commands whose arguments are no text: how many to drop.
_DROPPED = {
    "label": 1,
    "ref": 1,
    "cite": 1,
    "hspace": 1,
    "vspace": 1,
    "problemname": 1,
    "setlength": 2,
    "addtolength": 2,
    "usepackage": 1,
    "documentclass": 1,
    "input": 1,
    "include": 1,
    "color": 1,
    "textcolor": 1,
    "fontsize": 2,
    "pagestyle": 1,
    "sampleinput": 1,
    "sampleoutput": 1,
    "cline": 1,
    "newline": 0,
    "graphicspath": 1,
    "renewcommand": 2,
    "setcounter": 2,
    "lstset": 1,
    "rule": 2,
}
_QUOTES = {
    "``": "“",
    "''": "”",
    "`": "\N{LEFT SINGLE QUOTATION MARK}",
    "'": "\N{RIGHT SINGLE QUOTATION MARK}",
    '"': '"',
}
_DEFINITION = re.compile(
    r"\\(?:re)?newcommand\*?\s*\{?\s*\\(?P<name>[A-Za-z]+)\s*\}?\s*(?:\[(?P<count>[0-9])\])?\s*(?=\{)"
)
_DEF = re.compile(r"\\def\s*\\(?P<name>[A-Za-z]+)\s*(?=\{)")
_OPTION = re.compile(r"\s*\[([^\]]*)\]")
_BODY = re.compile(r"\\begin\{document\}(.*?)(?:\\end\{document\}|$)", re.DOTALL)


def to_html(text: str, picture_address: Callable[[str], str]) -> str:
    """Render; the result still has to be sanitised."""
    expanded = _expand(text)
    body = _BODY.search(expanded)
    return _Reader(body.group(1) if body else expanded, picture_address).document()


class _Flow:
    """Running text and blocks: text gathers into paragraphs, a block ends the paragraph before it."""

    def __init__(self) -> None:
        self._blocks: list[str] = []
        self._inline: list[str] = []

    def inline(self, html: str) -> None:
        self._inline.append(html)

    def block(self, html: str) -> None:
        self.end_paragraph()
        self._blocks.append(html)

    def end_paragraph(self) -> None:
        html = "".join(self._inline).strip()
        self._inline.clear()
        if html:
            self._blocks.append(f"<p>{html}</p>\n")

    def html(self) -> str:
        """Return all of it; a lone paragraph stays inline text."""
        if not self._blocks:
            return "".join(self._inline)
        self.end_paragraph()
        return "".join(self._blocks)


class _Reader:
    def __init__(self, text: str, picture_address: Callable[[str], str], depth: int = 0) -> None:
        self._text = text
        self._at = 0
        self._depth = depth
        self._picture_address = picture_address

    def document(self) -> str:
        flow = _Flow()
        while self._at < len(self._text):
            self._flow_into(flow)
            self._at += 1  # a closing brace or \end without its beginning
        flow.end_paragraph()
        return flow.html()

    def _inner(self, text: str) -> str:
        """Render an argument as inline text or, if it holds any, blocks."""
        if self._depth >= MAX_DEPTH:
            return escape(text)
        reader = _Reader(text, self._picture_address, self._depth + 1)
        flow = _Flow()
        while reader._at < len(text):
            reader._flow_into(flow)
            reader._at += 1
        return flow.html()

    def _flow_into(self, flow: _Flow) -> None:
        """Read until the end or an unmatched closing brace."""
        while self._at < len(self._text):
            found = _TOKEN.match(self._text, self._at)
            if found is None:
                self._at += 1
                continue
            kind, token = found.lastgroup, found.group()
            if kind == "close":
                return
            if kind == "open":
                self._group(flow)
                continue
            self._at = found.end()
            if kind == "break":
                flow.end_paragraph()
            elif kind == "command":
                self._command(token[1:], flow)
            elif kind == "math":
                self._math(token, flow)
            elif kind == "tie":
                flow.inline("\N{NO-BREAK SPACE}")
            elif kind == "dash":
                flow.inline("\N{EM DASH}" if found.end() - found.start() == 3 else "\N{EN DASH}")
            elif kind == "quote":
                flow.inline(escape(_QUOTES[token]))
            elif kind in {"text", "cell"}:
                flow.inline(escape(token, quote=False))

    # --- Arguments ---

    def _argument(self) -> str:
        """Take the next argument, a group or a single token, as it is written."""
        while self._at < len(self._text) and self._text[self._at].isspace():
            self._at += 1
        if self._at >= len(self._text):
            return ""
        if self._text[self._at] != "{":
            found = _TOKEN.match(self._text, self._at)
            one = found.group() if found and found.lastgroup == "command" else self._text[self._at]
            self._at += len(one)
            return one
        end = _closing(self._text, self._at)
        argument = self._text[self._at + 1 : end]
        self._at = end + 1
        return argument

    def _option(self) -> str:
        found = _OPTION.match(self._text, self._at)
        if found is None:
            return ""
        self._at = found.end()
        return found.group(1)

    def _group(self, flow: _Flow) -> None:
        inner = self._argument()
        switch = re.match(r"\s*\\([a-z]+)(?![A-Za-z])\s*", inner)
        tag = _SWITCHES.get(switch.group(1)) if switch else None
        if switch and tag:
            flow.inline(f"<{tag}>{self._inner(inner[switch.end() :])}</{tag}>")
        else:
            flow.inline(self._inner(inner))

    # --- Commands ---

    def _command(self, name: str, flow: _Flow) -> None:
        plain = name.rstrip("*") if name[:1].isalpha() else name
        if plain in _HEADINGS:
            self._option()
            tag = _HEADINGS[plain]
            flow.block(f"<{tag}>{self._inner(self._argument())}</{tag}>\n")
        elif plain in _INLINE:
            opening, closing = _INLINE[plain]
            flow.inline(f"{opening}{self._inner(self._argument())}{closing}")
        elif plain == "begin":
            self._environment(self._argument().strip(), flow)
        elif plain == "end":
            self._argument()
        elif plain in {"(", "["}:
            closing = {"(": r"\)", "[": r"\]"}[plain]
            self._math_until(closing, flow, is_block=plain == "[")
        elif plain == "\\":
            self._option()
            flow.inline("<br>")
        elif plain in {"verb", "lstinline"}:
            flow.inline(f"<code>{escape(self._verb())}</code>")
        elif plain in {"includegraphics", "illustration"}:
            self._picture(plain, flow)
        elif plain == "url":
            address = self._argument()
            flow.inline(f'<a href="{escape(address)}">{escape(address)}</a>')
        elif plain == "href":
            address = self._argument().replace("\\", "")
            flow.inline(f'<a href="{escape(address)}">{self._inner(self._argument())}</a>')
        elif plain == "caption":
            flow.block(f"<p><em>{self._inner(self._argument())}</em></p>\n")
        elif plain == "par":
            flow.end_paragraph()
        elif plain == "item":
            flow.block(f"<p>• {escape(self._option())}</p>")  # an item outside of a list
        elif plain in _DROPPED:
            self._option()
            for _ in range(_DROPPED[plain]):
                self._argument()
        elif plain in _CHARACTERS:
            flow.inline(escape(_CHARACTERS[plain]))
            self._swallow_space(plain)
        elif plain in _COMBINING:
            letter = self._argument().replace("\\i", "i").replace("\\j", "j") or " "
            marked = normalize("NFC", letter[0] + _COMBINING[plain])
            flow.inline(escape(marked + letter[1:]))
        elif len(plain) == 1 and not plain.isalpha():
            flow.inline(escape(plain))
        else:
            self._swallow_space(plain)

    def _swallow_space(self, name: str) -> None:
        """Skip the blank that ends a command's name; a paragraph's end stays."""
        if name[:1].isalpha() and self._text[self._at : self._at + 1] in {" ", "\t"}:
            self._at += 1

    def _verb(self) -> str:
        mark = self._text[self._at : self._at + 1]
        end = self._text.find({"{": "}"}.get(mark, mark), self._at + 1) if mark else -1
        if end < 0:
            return ""
        text = self._text[self._at + 1 : end]
        self._at = end + 1
        return text

    def _picture(self, name: str, flow: _Flow) -> None:
        """Show a picture; `illustration` takes its width, the file and a caption."""
        if name == "includegraphics":
            self._option()
            flow.inline(self._img(self._argument()))
            return
        self._argument()
        file, caption = self._argument(), self._argument()
        inner = f"{self._img(file)}<figcaption>{self._inner(caption)}</figcaption>"
        flow.block(f'<figure class="illustration">{inner}</figure>\n')

    def _img(self, file: str) -> str:
        file = file.strip()
        address = escape(self._picture_address(file))
        if file.lower().endswith((".pdf", ".eps", ".ps")):
            return f'<a href="{address}">{escape(file)}</a>'
        return f'<img src="{address}" alt="">'

    # --- Math ---

    def _math(self, opening: str, flow: _Flow) -> None:
        self._math_until(opening, flow, is_block=opening == "$$")

    def _math_until(self, closing: str, flow: _Flow, *, is_block: bool) -> None:
        end = self._at
        while end < len(self._text) and not self._text.startswith(closing, end):
            end += 2 if self._text[end] == "\\" else 1
        formula = self._text[self._at : min(end, len(self._text))]
        self._at = end + len(closing)
        self._show_math(formula, flow, is_block=is_block)

    def _show_math(self, formula: str, flow: _Flow, *, is_block: bool) -> None:
        formula = escape(re.sub(r"(?<!\\)%[^\n]*\n?|\\label\{[^}]*\}", "", formula).strip())
        if not formula:
            return
        if is_block:
            flow.block(f'<div class="math block">{formula}</div>\n')
        else:
            flow.inline(f'<span class="math inline">{formula}</span>')

    # --- Environments ---

    def _environment(self, name: str, flow: _Flow) -> None:
        inner = self._until_end(name)
        plain = name.rstrip("*")
        if plain in _VERBATIM:
            options = _OPTION.match(inner)
            code = inner[options.end() :] if options and plain != "verbatim" else inner
            if plain == "minted":
                code = re.sub(r"^\s*\{[^}]*\}", "", code)
            flow.block(highlighted_code(code.strip("\n") + "\n", ""))
        elif plain in _MATH_ENVIRONMENTS:
            # KaTeX wants alignments inside of a formula.
            is_aligned = plain in {"align", "alignat", "eqnarray", "gather", "multline"}
            formula = f"\\begin{{aligned}}{inner}\\end{{aligned}}" if is_aligned else inner
            self._show_math(formula, flow, is_block=plain != "math")
        elif plain in {"itemize", "enumerate", "description"}:
            flow.block(self._list(inner, plain))
        elif plain in {"tabular", "tabularx", "array", "tabulary", "longtable"}:
            flow.block(self._table(inner, takes_width=plain in {"tabularx", "tabulary"}))
        elif plain in {"quote", "quotation", "verse"}:
            flow.block(f"<blockquote>{self._inner(inner)}</blockquote>\n")
        else:
            # center, figure, minipage, ...: what is inside is what matters.
            if plain in {"figure", "table", "minipage", "wrapfigure", "multicols"}:
                inner = _without_arguments(inner)
            flow.block(self._block(inner))

    def _block(self, text: str) -> str:
        html = self._inner(text).strip()
        if not html:
            return ""
        is_block = html.startswith(("<p", "<div", "<ul", "<ol", "<table", "<figure", "<h"))
        return f"{html}\n" if is_block else f"<p>{html}</p>\n"

    def _until_end(self, name: str) -> str:
        """Take the text up to the matching end of the environment."""
        opening, closing = f"\\begin{{{name}}}", f"\\end{{{name}}}"
        level, at = 1, self._at
        while level:
            end = self._text.find(closing, at)
            if end < 0:
                end = len(self._text)
                break
            level += self._text.count(opening, at, end) - 1
            at = end + len(closing)
        inner = self._text[self._at : end]
        self._at = min(end + len(closing), len(self._text))
        return inner

    def _list(self, text: str, kind: str) -> str:
        parts = _split(text, (r"\item",))
        items = []
        for part in parts[1:]:
            option = _OPTION.match(part)
            body = self._inner(part[option.end() :] if option else part).strip()
            label = self._inner(option.group(1)) if option else ""
            if kind == "description":
                items.append(f"<dt>{label}</dt><dd>{body}</dd>")
            else:
                items.append(f"<li>{label} {body}</li>" if label else f"<li>{body}</li>")
        tag = {"itemize": "ul", "enumerate": "ol", "description": "dl"}[kind]
        return f"<{tag}>{''.join(items)}</{tag}>\n"

    def _table(self, text: str, *, takes_width: bool) -> str:
        reader = _Reader(text, self._picture_address, self._depth + 1)
        reader._option()
        for _ in range(2 if takes_width else 1):
            reader._argument()
        rows = []
        for row in _split(text[reader._at :], (r"\\", r"\tabularnewline")):
            row = re.sub(r"\\(hline|toprule|midrule|bottomrule)\b|\\cline\s*\{[^}]*\}", "", row)
            row = _OPTION.sub("", row, count=1) if _OPTION.match(row) else row
            if row.strip():
                rows.append("".join(map(self._cell, _split(row, ("&",)))))
        return f"<table><tbody>{''.join(f'<tr>{row}</tr>' for row in rows)}</tbody></table>\n"

    def _cell(self, text: str) -> str:
        span = re.match(r"\s*\\multicolumn\s*\{([0-9]{1,2})\}", text)
        if span is None:
            return f"<td>{self._inner(text.strip())}</td>"
        reader = _Reader(text, self._picture_address)
        reader._at = span.end()
        reader._argument()
        return f'<td colspan="{span.group(1)}">{self._inner(reader._argument())}</td>'


def _closing(text: str, at: int) -> int:
    """Return where the group that opens at `at` closes, or the end of the text."""
    level = 0
    while at < len(text):
        char = text[at]
        if char == "\\":
            at += 1
        elif char == "{":
            level += 1
        elif char == "}":
            level -= 1
            if level == 0:
                return at
        at += 1
    return len(text)


def _split(text: str, marks: tuple[str, ...]) -> list[str]:
    """Split at the marks that are in no group, no math and no inner environment."""
    parts, start, at, level, in_math = [], 0, 0, 0, False
    while at < len(text):
        mark = next((one for one in marks if text.startswith(one, at)), None)
        is_word = mark is not None and mark[-1:].isalpha()
        if mark and is_word and text[at + len(mark) : at + len(mark) + 1].isalpha():
            mark = None
        if mark and level == 0 and not in_math:
            parts.append(text[start:at])
            at = start = at + len(mark)
            continue
        if text.startswith(r"\begin{", at):
            level += 1
            at += 7
            at = text.find("}", at) + 1 or len(text)
            continue
        if text.startswith(r"\end{", at):
            level -= 1
            at = text.find("}", at) + 1 or len(text)
            continue
        char = text[at]
        if char == "\\":
            at += 1
        elif char == "{":
            level += 1
        elif char == "}":
            level -= 1
        elif char == "$":
            in_math = not in_math
        at += 1
    parts.append(text[start:])
    return parts


def _without_arguments(text: str) -> str:
    r"""Drop what follows `\begin{figure}`: `[h]`, `{r}{0.4\textwidth}`."""
    at = 0
    while True:
        found = re.compile(r"\s*\[[^\]]*\]").match(text, at)
        if found:
            at = found.end()
        elif text.startswith("{", at):
            at = min(_closing(text, at) + 1, len(text))
        else:
            return text[at:]


def _expand(text: str) -> str:
    r"""Replace the author's own commands by what they stand for."""
    macros: dict[str, tuple[int, str]] = {}
    for pattern in (_DEFINITION, _DEF):
        at = 0
        while found := pattern.search(text, at):
            end = _closing(text, found.end())
            count = int(found.groupdict().get("count") or 0)
            if not _is_redefinition(found.group()):
                macros[found["name"]] = (count, text[found.end() + 1 : end])
            text = text[: found.start()] + text[end + 1 :]
            at = found.start()
    if not macros:
        return text
    names = "|".join(sorted(map(re.escape, macros), key=len, reverse=True))
    use = re.compile(rf"\\({names})(?![A-Za-z])")
    for _ in range(MAX_EXPANSIONS):
        found = use.search(text)
        if found is None or len(text) > MAX_EXPANDED:
            return text
        count, body = macros[found.group(1)]
        reader = _Reader(text, str)
        reader._at = found.end()
        for number in range(1, count + 1):
            body = body.replace(f"#{number}", reader._argument())
        text = text[: found.start()] + body + text[reader._at :]
    return text


def _is_redefinition(command: str) -> bool:
    return command.startswith(r"\renew")
