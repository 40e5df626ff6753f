r"""Statements in plain TeX, as packages of Kattis have them."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from problems.statements import render


def html(text):
    return render(text, "tex", lambda name: f"/problems/x/files/{name}")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (r"\problemname{X}Text", "<p>Text</p>"),
        ("One\ntwo\n\nthree", "<p>One\ntwo</p>\n<p>three</p>"),
        (r"\section*{Input}", "<h2>Input</h2>"),
        (r"\subsection{A \emph{b}}", "<h3>A <em>b</em></h3>"),
        (r"\textbf{a \textit{b}}", "<p><strong>a <em>b</em></strong></p>"),
        (r"{\bf bold} plain", "<p><strong>bold</strong> plain</p>"),
        (r"{\em a $x$}", '<p><em>a <span class="math inline">x</span></em></p>'),
        (r"$a \le b$", '<p><span class="math inline">a \\le b</span></p>'),
        (
            r"\(a\) \[b\]",
            '<p><span class="math inline">a</span></p>\n<div class="math block">b</div>',
        ),
        (r"$$x < y$$", '<div class="math block">x &lt; y</div>'),
        (r"50\% \& \$5 \#1 a\_b", "<p>50% &amp; $5 #1 a_b</p>"),
        ("a % comment\nb", "<p>a b</p>"),
        (r"``quoted'' -- and --- \ldots", "<p>“quoted” \N{EN DASH} and — …</p>"),
        (r"\"osterreich \'e \c{c} \o \ss", "<p>österreich é ç øß</p>"),
        (r"\verb|a_b %\x|", "<p><code>a_b %\\x</code></p>"),
        (r"\texttt{a\_b}", "<p><code>a_b</code></p>"),
        (r"\unknown{kept} text", "<p>kept text</p>"),
        (r"\vspace{2cm}\noindent Text", "<p>Text</p>"),
        (r"a \\ b", "<p>a <br> b</p>"),
        (r"\url{https://a.example/x}", 'href="https://a.example/x"'),
        (r"\href{https://a.example/x}{there}", ">there</a>"),
        (r"\includegraphics[width=3cm]{fig.png}", '<img src="/problems/x/files/fig.png" alt="">'),
        (r"\includegraphics{fig.pdf}", '<a href="/problems/x/files/fig.pdf"'),
        (
            r"\illustration{.3}{a.jpg}{By \emph{me}}",
            '<figure class="illustration"><img src="/problems/x/files/a.jpg" alt="">'
            "<figcaption>By <em>me</em></figcaption></figure>",
        ),
        (r"\begin{itemize}\item a \item b\end{itemize}", "<ul><li>a</li><li>b</li></ul>"),
        (
            r"\begin{enumerate}\item a\begin{itemize}\item b\end{itemize}\end{enumerate}",
            "<ul><li>b</li></ul>",
        ),
        (r"\begin{description}\item[k] v\end{description}", "<dl><dt>k</dt><dd>v</dd></dl>"),
        (
            r"\begin{tabular}{|l|r|}\hline a & b \\ \hline $x & y$ & d\\\end{tabular}",
            "<td>a</td><td>b</td>",
        ),
        (r"\begin{tabular}{l}\multicolumn{2}{c}{x}\end{tabular}", '<td colspan="2">x</td>'),
        ("\\begin{verbatim}\n<b> \\x %\n\\end{verbatim}", "&lt;b&gt; \\x %"),
        (r"\begin{center}in the middle\end{center}", "<p>in the middle</p>"),
        (r"\begin{align*}a &= b\end{align*}", r"\begin{aligned}a &amp;= b\end{aligned}"),
        (r"\newcommand{\maxn}{10^5}At most $\maxn$.", "10^5"),
        (r"\newcommand{\pair}[2]{(#1, #2)}\pair{a}{b}", "<p>(a, b)</p>"),
        (r"\def\x{y}\x", "<p>y</p>"),
        (r"\documentclass{article}\begin{document}Body\end{document}", "<p>Body</p>"),
    ],
)
def test_what_statements_use_is_readable(text, expected):
    assert expected in html(text)


@pytest.mark.parametrize(
    "text",
    [
        "}",
        "{",
        "\\",
        "$",
        r"\begin{itemize}",
        r"\end{itemize}",
        r"\verb",
        r"\textbf",
        r"\item",
        r"\begin",
    ],
)
def test_what_is_broken_is_survived(text):
    html(f"before {text} after")


@given(st.text(alphabet="\\{}$%&~[]-'`ab \nbegindtemizverbtabular#1"))
def test_any_text_is_survived(text):
    html(text)


@pytest.mark.parametrize(
    "text",
    [
        r"\newcommand{\a}{\a\a}" + r"\a",
        r"\newcommand{\a}{\b\b}\newcommand{\b}{\c\c}\newcommand{\c}{\a}" + r"\a",
        "{" * 20_000,
        r"\textbf{" * 5_000,
        r"\begin{itemize}\item " * 2_000,
        r"\begin{center}" * 3_000 + r"\end{center}" * 3_000,
        "$" * 50_001,
        "\n" * 100_000,
        "\\" * 100_000,
        "a b " * 60_000,
    ],
)
def test_a_hostile_text_ends_quickly(text):
    start = time.perf_counter()
    html(text)
    assert time.perf_counter() - start < 8
