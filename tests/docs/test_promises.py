"""docs/promises.md names the tests that hold each promise; they must be there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "promises.md").read_text()
NAMED = sorted(set(re.findall(r"`(tests/[^`]+)`", PAGE)))


@pytest.mark.parametrize("path", NAMED)
def test_what_holds_a_promise_exists(path: str) -> None:
    assert "def test_" in (ROOT / path).read_text()


def test_each_promise_names_what_holds_it() -> None:
    tables = re.findall(r"^\| promise \|.*\n\|[-| ]+\n((?:\|.*\n)+)", PAGE, re.MULTILINE)
    lines = [line for table in tables for line in table.splitlines()]
    assert len(lines) > 20
    assert [line for line in lines if "`tests/" not in line.split("|")[-2]] == []
