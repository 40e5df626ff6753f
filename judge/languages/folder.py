"""Read a language's folder: language.toml into a `Language`, loudly.

Every key is known and checked; a mistake names the file, the key and the cure. harnesses/README.md lists
the keys.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from judge.languages.errors import FolderBroken
from judge.languages.language import Commands, Language
from problems.values.signature import NODES, SCALARS

_TYPES = SCALARS | NODES | {"void", "array", "list"}
_LINKED = NODES | {"Node"}
_ID = re.compile(r"[a-z][a-z0-9_]*")
_PLACEHOLDER = re.compile(r"\{(\w+)\}")
_PLACEHOLDERS = frozenset({"source", "sources", "stem", "memory_mb"})


def read_language(folder: Path, image: Callable[[Path], str]) -> Language:
    """Read one folder; `image` names its runner image. Raise FolderBroken."""
    path = folder / "language.toml"
    if not _ID.fullmatch(folder.name):
        raise FolderBroken(f"{folder}: a language's folder is named in a-z, 0-9 and _")
    try:
        document = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise FolderBroken(f"{path}: {error}") from error
    table = _Table(path, "", document)
    limits = table.table("limits")
    has_functions = "function" in document  # without: a language of programs, which spells no types
    types = table.table("types", is_optional=not has_functions)
    shown = table.table("shown")
    boxed = types.table("boxed", is_optional=True)
    table.table("image")  # runner-images/recipe.py reads it
    language = Language(
        id=folder.name,
        name=table.text("name"),
        version=table.text("version"),
        image=image(folder),
        file_name=table.text("file_name"),
        extensions=table.texts("extensions"),
        aliases=table.texts("aliases", default=()),
        compile_command=shown.text("compile", default=""),
        run_command=shown.text("run"),
        editor_mode=table.text("editor_mode"),
        time_factor=limits.number("time_factor"),
        extra_memory_mb=limits.integer("extra_memory_mb"),
        processes=limits.integer("processes"),
        compile_memory_mb=limits.integer("compile_memory_mb"),
        compile_processes=limits.integer("compile_processes"),
        compile_cpu_s=limits.number("compile_cpu_s", default=Language.compile_cpu_s),
        out_of_memory=table.texts("out_of_memory", default=()),
        folder=folder,
        function=_commands(table.table("function"), is_function=True)
        if has_functions
        else Commands(run=()),
        stdin=_commands(table.table("stdin"), is_function=False),
        environment=table.table("environment", is_optional=True).all_texts(),
        boxed_types=boxed.all_texts(),
        types=types.all_texts(
            _TYPES if has_functions else frozenset(), optional=frozenset({"Node"})
        ),
    )
    for one in (shown, limits, table):
        one.refuse_unknown()
    _check(path, language)
    return language


def _commands(table: _Table, *, is_function: bool) -> Commands:
    more: dict[str, Any] = {}
    if is_function:
        more = {
            "glue": table.text("glue", default="") or None,
            "linked": table.texts("linked", default=()),
            "takes_adapters": table.flag("adapters"),
        }
    commands = Commands(
        run=table.texts("run"),
        compile=table.texts("compile", default=()) or None,
        ahead=table.texts("ahead", default=()) or None,
        check=table.texts("check", default=()) or None,
        **more,
    )
    table.refuse_unknown()
    if unknown := set(commands.linked) - _LINKED:
        known = ", ".join(sorted(_LINKED))
        raise FolderBroken(f"{table.place}: linked: {', '.join(unknown)}; known are {known}")
    if commands.compile and commands.check:
        raise FolderBroken(f"{table.place}: compile or check, not both; what compiles has checked")
    if (
        commands.ahead
        and commands.ahead[:-1] != (commands.compile or ())[: len(commands.ahead) - 1]
    ):
        raise FolderBroken(
            f"{table.place}: ahead begins as compile does; its last word makes it wait"
        )
    for words in (commands.run, commands.compile or (), commands.check or ()):
        for word in words:
            for name in _PLACEHOLDER.findall(word):
                if name not in _PLACEHOLDERS:
                    known = ", ".join(sorted(_PLACEHOLDERS))
                    raise FolderBroken(f"{table.place}: `{{{name}}}` is unknown; known are {known}")
            if "{sources}" in word and word != "{sources}":
                raise FolderBroken(f"{table.place}: `{{sources}}` stands for several words; alone")
    return commands


def _check(path: Path, language: Language) -> None:
    for extension in language.extensions:
        if not extension.startswith("."):
            raise FolderBroken(f"{path}: extensions begin with a dot, unlike {extension!r}")
    if Path(language.file_name).suffix not in language.extensions:
        raise FolderBroken(f"{path}: file_name must end in one of extensions")
    if not (language.folder / "starter.jinja").is_file():
        raise FolderBroken(f"{path.parent}: starter.jinja is missing")
    if language.function.glue and not (language.folder / "glue.jinja").is_file():
        raise FolderBroken(f"{path.parent}: [function] names a glue file; glue.jinja is missing")


class _Table:
    """A TOML table that remembers which of its keys were asked for."""

    def __init__(self, path: Path, name: str, content: Mapping[str, Any]) -> None:
        self.path, self.name, self.content = path, name, content
        self.place = f"{path}: [{name}]" if name else str(path)
        self.asked: set[str] = set()

    def table(self, key: str, *, is_optional: bool = False) -> _Table:
        value = self._get(key, {} if is_optional else None)
        if not isinstance(value, dict):
            raise FolderBroken(f"{self.place}: {key} must be a table")
        name = f"{self.name}.{key}" if self.name else key
        return _Table(self.path, name, value)

    def text(self, key: str, *, default: str | None = None) -> str:
        value = self._get(key, default)
        if not isinstance(value, str) or (default is None and not value):
            raise FolderBroken(f"{self.place}: {key} must be a text")
        return value

    def texts(self, key: str, *, default: tuple[str, ...] | None = None) -> tuple[str, ...]:
        value = self._get(key, default)
        if not isinstance(value, list | tuple) or not all(isinstance(one, str) for one in value):
            raise FolderBroken(f"{self.place}: {key} must be a list of texts")
        if default is None and not value:
            raise FolderBroken(f"{self.place}: {key} must not be empty")
        return tuple(value)

    def flag(self, key: str) -> bool:
        value = self._get(key, False)
        if not isinstance(value, bool):
            raise FolderBroken(f"{self.place}: {key} must be true or false")
        return value

    def number(self, key: str, *, default: float | None = None) -> float:
        value = self._get(key, default)
        if isinstance(value, bool) or not isinstance(value, int | float) or value <= 0:
            raise FolderBroken(f"{self.place}: {key} must be a number above 0")
        return float(value)

    def integer(self, key: str) -> int:
        value = self._get(key, None)
        if type(value) is not int or value < 0:
            raise FolderBroken(f"{self.place}: {key} must be a whole number, not below 0")
        return value

    def all_texts(
        self, required: frozenset[str] = frozenset(), *, optional: frozenset[str] = frozenset()
    ) -> dict[str, str]:
        """Return all that is in it but tables; with `required`, exactly these keys, and those of `optional`."""
        texts = {key: value for key, value in self.content.items() if not isinstance(value, dict)}
        if not all(isinstance(value, str) for value in texts.values()):
            raise FolderBroken(f"{self.place}: each value must be a text")
        if required:
            for word, keys in (
                ("missing", required - set(texts)),
                ("unknown", set(texts) - required - optional),
            ):
                if keys:
                    raise FolderBroken(f"{self.place}: {word}: {', '.join(sorted(keys))}")
        return texts

    def refuse_unknown(self) -> None:
        unknown = sorted(set(self.content) - self.asked)
        if unknown:
            known = ", ".join(sorted(self.asked))
            raise FolderBroken(f"{self.place}: unknown: {', '.join(unknown)}; known are {known}")

    def _get(self, key: str, default: Any) -> Any:
        self.asked.add(key)
        value = self.content.get(key, default)
        if value is None:
            raise FolderBroken(f"{self.place}: {key} is missing")
        return value
