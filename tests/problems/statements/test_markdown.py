"""Statements in Markdown, and what a hostile one may do: nothing."""

import re
from html.parser import HTMLParser

import pytest

from problems.statements import render


def html(text, format="markdown"):
    return render(text, format, lambda name: f"/problems/x/files/{name}")


def test_math_is_left_for_the_browser():
    assert '<span class="math inline">a_i \\le 10^5</span>' in html(r"At most $a_i \le 10^5$.")
    assert '<div class="math block">' in html("$$\n\\sum x\n$$\n")
    assert "math" not in html("It costs $5, not $ 6.")


def test_tables_and_code_are_marked_up():
    assert '<td class="align-center">2</td>' in html("| a | b |\n|---|:-:|\n| 1 | 2 |\n")
    code = html("```python\ndef f(): pass\n```\n")
    assert '<pre class="highlight"><code class="language-python">' in code
    assert '<span class="k">def</span>' in code
    assert "&lt;x&gt;" in html("```odd language\n<x>\n```\n")


def test_pictures_and_files_lead_to_the_problems_own_address():
    assert '<img src="/problems/x/files/a.png" alt="A">' in html("![A](a.png){width=50%}")
    assert 'href="/problems/x/files/data.zip"' in html("[Data](data.zip)")
    assert 'href="https://example.org/a.html"' in html("[Far](https://example.org/a.html)")


def test_the_pages_own_title_stays_the_only_one():
    assert html("# Title") == "<h2>Title</h2>\n"


def test_places_for_samples_vanish():
    assert "{{" not in html("Text\n\n{{nextsample}}\n\n{{remainingsamples}}\n")


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[x](javascript:alert(1))",
        "[x](data:text/html;base64,PHNjcmlwdD4=)",
        "![x](javascript:alert(1))",
        '![x](x.png "a\\" onerror=alert(1)")',
        "<style>body{display:none}</style>",
        "<iframe src=//evil.example></iframe>",
        "$</span><script>alert(1)</script>$",
        '```"><script>alert(1)</script>\nx\n```',
        "[x]: javascript:alert(1)\n\n[x]",
    ],
)
@pytest.mark.parametrize("format", ["markdown", "tex"])
def test_nothing_runs(text, format):
    class Watch(HTMLParser):
        def handle_starttag(self, tag, attrs):
            assert tag not in {"script", "iframe", "style", "object", "form"}
            for name, value in attrs:
                assert not name.startswith("on")
                assert name not in {"style", "srcset"}
                assert not re.match(r"\s*(javascript|data|vbscript):", value or "")

    Watch().feed(html(text, format))


def test_pictures_come_from_this_site_alone():
    far = render("![x](x.png)", "markdown", lambda name: "https://evil.example/x.png")
    assert "evil" not in far
    far = render("![x](x.png)", "markdown", lambda name: "//evil.example/x.png")
    assert "evil" not in far
