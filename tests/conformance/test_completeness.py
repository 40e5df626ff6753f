"""A language is supported when its folder is complete: a test says what is missing."""

from __future__ import annotations

import tomllib

from judge.languages import Language


def test_a_language_has_every_probe(language: Language) -> None:
    probes = tomllib.loads((language.folder.parent / "probes.toml").read_text())
    needed = {
        name
        for name, deed in probes.items()
        if language.has_functions or deed.startswith("a program")
        if "Node" in language.types or not deed.startswith("where Node")
    }

    there = {path.stem for path in (language.folder / "probes").iterdir()}

    assert needed - there == set()
    assert there - needed == set()
