"""A language is supported when its folder is complete: a test says what is missing."""

from __future__ import annotations

import re
from pathlib import Path

from judge.languages import Language

_USED = re.compile(r'probe\("(\w+)"\)')
_NAMED = re.compile(r'"(wrong_type|returns_nothing|missing_name|cycle_list|cycle_tree)"')


def test_a_language_has_every_probe(language: Language) -> None:
    text = "".join(path.read_text() for path in Path(__file__).parent.glob("test_*.py"))
    needed = {*_USED.findall(text), *_NAMED.findall(text), "echo"}

    there = {path.stem for path in (language.folder / "probes").iterdir()}

    assert needed - there == set()
    assert there - needed == set()
