"""Text made from a signature: starter code, and the call where a language must know types at compile time."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

import jinja2

from judge.languages.errors import FolderBroken
from judge.languages.language import Language
from problems.values.nodes import KINDS, Field, kind_of
from problems.values.signature import NODES, Signature, ValueType


def starter_code(language: Language, signature: Signature | None) -> str:
    """Return what an empty editor begins with; for None a program that reads stdin."""
    if signature is not None and signature.adapters:
        return signature.adapters[language.id].starter
    return render(language, "starter.jinja", signature=signature)


def render(language: Language, template: str, *, signature: Signature | None, **more: Any) -> str:
    """Render a template of the language's folder; raise FolderBroken when it cannot be."""
    original, signature = signature, signature and signature.called
    values = {
        "signature": signature,
        "nodes": _nodes(signature),
        "node_fields": _node_fields(signature),
        "linked": _linked(original),
        "spell": lambda type: spell(language, type),
        **more,
    }
    try:
        return _environment(str(language.folder)).get_template(template).render(values)
    except jinja2.TemplateError as error:
        raise FolderBroken(f"{language.folder / template}: {error}") from error


def spell(language: Language, type: ValueType, *, is_boxed: bool = False) -> str:
    """Spell a type, e.g. `List<List<Integer>>`; boxed where the language's lists hold objects alone."""
    if type.item is None:
        if is_boxed and type.name in language.boxed_types:
            return language.boxed_types[type.name]
        return language.types[type.name]
    item = spell(language, type.item, is_boxed=type.name == "list")
    return language.types[type.name].replace("{item}", item)


def snake_case(name: str) -> str:
    """Return a name as languages spell it that write in small letters, e.g. `two_sum` for `twoSum`."""
    name = re.sub(r"([A-Z]+)([A-Z][a-z])", r"\1_\2", name)
    return re.sub(r"([a-z0-9])([A-Z])", r"\1_\2", name).lower()


def _nodes(signature: Signature | None) -> list[str]:
    """Return the node types that a signature names, in the order in which they first occur."""
    if signature is None:
        return []
    return list(dict.fromkeys(type.name for type in signature.types if type.name in NODES))


def _node_fields(signature: Signature | None) -> tuple[Field, ...]:
    """Return the fields of the class Node, if the signature names one."""
    kind = signature and signature.node_kind
    return KINDS[kind].fields if kind else ()


@dataclass(frozen=True)
class Linked:
    """What the header says of nodes that arguments share; its fields as `node_fields`."""

    type: ValueType
    fields: tuple[Field, ...]
    rows: bool


def _linked(signature: Signature | None) -> Linked | None:
    if signature is None or signature.linked is None:
        return None
    return Linked(signature.linked, kind_of(signature.linked).fields, signature.needs_rows)


@cache
def _environment(folder: str) -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(folder),
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,  # noqa: S701  # the text is source code and goes into no page unescaped
    )
    environment.filters["snake_case"] = snake_case
    return environment
