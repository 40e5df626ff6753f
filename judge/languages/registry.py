"""All languages, the folders under harnesses/ that have a language.toml; and those of them that the site offers."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path, PurePath

from judge.languages.errors import FolderBroken, LanguageUnknown
from judge.languages.folder import read_language
from judge.languages.image import ROOT, image_name
from judge.languages.language import Language
from problems.values import Signature

_offered: list[str] = []


def offer(ids: Sequence[str]) -> None:
    """Offer these languages alone from now on, or all for none; raise LanguageUnknown."""
    if unknown := sorted(set(ids) - set(known())):
        raise LanguageUnknown(f"{', '.join(unknown)}; there are {', '.join(sorted(known()))}")
    _offered[:] = ids
    languages.cache_clear()


@cache
def languages() -> dict[str, Language]:
    """Return the languages that solvers are offered, by id, sorted by name; raise FolderBroken."""
    return {id: language for id, language in known().items() if id in (_offered or known())}


@cache
def known() -> dict[str, Language]:
    """Return all languages: validators and what was sent before may be in one that is not offered."""
    return read_all(ROOT / "harnesses")


def languages_for(signature: Signature | None) -> list[Language]:
    """Return those that a problem of that signature, None for programs, can be solved in."""
    return [language for language in languages().values() if language.suits(signature)]


def find(id_or_alias: str) -> Language | None:
    """Return the language of that id, name or alias, in any case and spacing; None if there is none."""
    return _by_word().get(_word(id_or_alias))


def by_extension(file_name: str) -> Language | None:
    """Return the language of a file by its name's end; None if no language claims it."""
    extension = PurePath(file_name).suffix
    for language in known().values():
        if extension in language.extensions:
            return language
    return None


def read_all(harnesses: Path) -> dict[str, Language]:
    """Read every folder; refuse two languages that claim the same name or extension."""
    found = [
        read_language(path.parent, image_name) for path in sorted(harnesses.glob("*/language.toml"))
    ]
    words_of(found)
    owners: dict[str, str] = {}
    for language in found:
        for extension in language.extensions:
            other = owners.setdefault(extension, language.id)
            if other != language.id:
                raise FolderBroken(
                    f"{language.id} and {other} both claim the extension {extension}"
                )
    return {language.id: language for language in sorted(found, key=lambda one: one.name.lower())}


def words_of(found: list[Language]) -> dict[str, Language]:
    """Return each word that means a language; raise FolderBroken when one means two."""
    words: dict[str, Language] = {}
    for language in found:
        for word in (language.id, language.name, *language.aliases):
            other = words.setdefault(_word(word), language)
            if other is not language:
                raise FolderBroken(f"{language.id} and {other.id} both claim the name {word!r}")
    return words


@cache
def _by_word() -> dict[str, Language]:
    return words_of(list(known().values()))


def _word(text: str) -> str:
    return "".join(text.lower().split())
