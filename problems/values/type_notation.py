"""Types as authors write them: `integer[]`, `list<list<string>>`, `Node<graph>`, `TreeNode in root`."""

from __future__ import annotations

import re
from dataclasses import replace
from difflib import get_close_matches

from problems.values.errors import SignatureError, SignatureMistake
from problems.values.nodes import KINDS
from problems.values.signature import NODES, SCALARS, ValueType

VOID = ValueType("void")
MAX_TYPE_DEPTH = 8

_WORDS = SCALARS | NODES | {"void"}
_NODE = re.compile(r"Node(?:<([a-z-]{0,20})>)?")
_NAMED = re.compile(r"(.+\S)\s+(in|at)\s+([A-Za-z][A-Za-z0-9_]{0,63})")
_OTHER_SPELLINGS = {
    "int": "integer",
    "int32": "integer",
    "int64": "long",
    "float": "double",
    "bool": "boolean",
    "str": "string",
    "String": "string",
    "char": "character",
    "Integer": "integer",
    "Long": "long",
    "Double": "double",
    "Boolean": "boolean",
    "Character": "character",
    "None": "void",
}


def parse_type(text: str) -> ValueType:
    """Read a type such as `integer[]` or `list<list<string>>`; or raise SignatureError."""
    try:
        return read_type(text)
    except ValueError as error:
        raise SignatureError([SignatureMistake((), str(error))]) from None


def read_type(text: str) -> ValueType:
    """Read a type; raise ValueError with the mistake and its cure."""
    return _type(text)


def _type(text: str, depth: int = 0) -> ValueType:
    text = text.strip()
    if depth == 0 and (named := _NAMED.fullmatch(text)):
        return _named(_type(named[1], depth), of=named[3], is_position=named[2] == "at")
    if depth > MAX_TYPE_DEPTH:
        raise ValueError(f"a type nests at most {MAX_TYPE_DEPTH} deep")
    if text.endswith("[]"):
        return ValueType("array", _item(text[:-2], depth))
    if text.lower().startswith("list<") and text.endswith(">"):
        return ValueType("list", _item(text[5:-1], depth))
    if text in _WORDS:
        return ValueType(text)
    if node := _NODE.fullmatch(text):
        return _node(node[1] or "")
    raise ValueError(_unknown_type(text))


def _named(type: ValueType, *, of: str, is_position: bool) -> ValueType:
    """Say inside which parameter the nodes of a type are found."""
    if type.item is not None:
        return replace(type, item=_named(type.item, of=of, is_position=is_position))
    if type.name not in NODES | {"Node"}:
        word = "at" if is_position else "in"
        raise ValueError(f"`{word} {of}` says where a node is; {type} is none")
    return replace(type, of=of, is_position=is_position)


def _node(kind: str) -> ValueType:
    if kind in KINDS:
        return ValueType("Node", kind=kind)
    close = get_close_matches(kind, KINDS, n=1)
    cure = (
        f"did you mean `Node<{close[0]}>`?"
        if close
        else f"write e.g. `Node<graph>`; {', '.join(KINDS)}"
    )
    raise ValueError(f"say what a Node is: {cure}")


def _item(text: str, depth: int) -> ValueType:
    item = _type(text, depth + 1)
    if item == VOID:
        raise ValueError("void is no element type; write e.g. `integer[]`")
    return item


def _unknown_type(text: str) -> str:
    if not text:
        return "a type is missing; write e.g. `integer[]`"
    close = get_close_matches(text, _WORDS, n=1)
    meant = _OTHER_SPELLINGS.get(text) or (close[0] if close else None)
    cure = (
        f"did you mean `{meant}`?"
        if meant
        else f"types are {', '.join(sorted(_WORDS))}, Node<...>, T[], list<T>"
    )
    return f"unknown type `{text[:60]}`; {cure}"
