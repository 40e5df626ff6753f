"""A language is supported when its folder is complete: a test says what is missing."""

from __future__ import annotations

import tomllib

from judge.languages import Language


def test_a_language_has_every_probe(language: Language) -> None:
    probes = tomllib.loads((language.folder.parent / "probes.toml").read_text())
    sections = ["programs"]
    if language.has_functions:
        sections += ["functions", "templates"]
    if "Node" in language.types or language.function.linked:
        sections += ["node_templates"]
    if language.function.takes_adapters:
        sections += ["adapters"]
    if "ListNode" in language.function.linked:
        sections += ["linked_lists"]
    needed = {name for section in sections for name in probes[section]}
    if "Node" not in language.types:
        needed -= {"fresh"}

    there = {path.stem for path in (language.folder / "probes").iterdir()}

    assert needed - there == set()
    assert there - needed == set()
