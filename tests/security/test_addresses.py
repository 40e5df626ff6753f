"""No address that somebody chose is fetched: not by us, and not by a reader's browser for a statement."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from problems.statements import render

ROOT = Path(__file__).parents[2]
# What can reach out by HTTP. Redis, PostgreSQL and the engine are reached where the operator says.
FETCHERS = frozenset(
    {"aiohttp", "ftplib", "http.client", "httpx", "requests", "urllib.request", "urllib3"}
)
# What speaks to the engine; and the one room that calls addresses which people chose, whose own tests say how.
MAY_FETCH = ("judge/sandbox/docker_", "judge/webhooks/")


def imported(path: Path) -> set[str]:
    names = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return names


def test_nothing_of_the_site_fetches_anything() -> None:
    fetching = [
        f"{path.relative_to(ROOT)}: {name}"
        for room in ("judge", "leaderboard", "problems")
        for path in (ROOT / room).rglob("*.py")
        if "library" not in path.parts and not str(path.relative_to(ROOT)).startswith(MAY_FETCH)
        for name in imported(path)
        if any(name == one or name.startswith(f"{one}.") for one in FETCHERS)
    ]

    assert fetching == []


@pytest.mark.parametrize("format", ["markdown", "tex"])
@pytest.mark.parametrize(
    "picture",
    [
        "http://evil.example/a.png",
        "//evil.example/a.png",
        "https:evil.png",
        "data:image/svg+xml,<svg/>",
        "file:///etc/passwd",
    ],
)
def test_a_statement_shows_no_picture_of_another_site(picture: str, format: str) -> None:
    text = f"![]({picture})" if format == "markdown" else f"\\includegraphics{{{picture}}}"

    html = render(text, format, lambda name: name)

    assert "src=" not in html or 'src="/' in html
    assert 'src="//' not in html
