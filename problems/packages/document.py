"""YAML from a stranger as plain values, with the line of each key for messages."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import yaml

from problems.packages.errors import Findings
from problems.values.encoding import storable_text

MAX_BYTES = 256 * 1024
MAX_DEPTH = 30

Path = tuple[str | int, ...]

_EXPONENT = re.compile(r"[-+]?[0-9]+(\.[0-9]*)?[eE][-+]?[0-9]{1,3}")


@dataclass(frozen=True)
class Document:
    """A YAML mapping and where its parts stand."""

    file: str
    value: Mapping[str, Any] = field(default_factory=dict)
    lines: Mapping[Path, int] = field(default_factory=dict)

    def line(self, *path: str | int) -> int | None:
        """Return the line of a part, or of the nearest part around it that is written down."""
        for end in range(len(path), 0, -1):
            if path[:end] in self.lines:
                return self.lines[path[:end]]
        return None


def read_document(file: str, data: bytes, findings: Findings) -> Document:
    """Read a mapping; what is wrong with it is noted, and the document then is empty."""
    empty = Document(file)
    if len(data) > MAX_BYTES:
        findings.error(
            file, None, f"{len(data)} bytes of YAML; the limit is {MAX_BYTES}", "make it shorter"
        )
        return empty
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        findings.error(file, line, "not UTF-8", "save it as UTF-8")
        return empty
    reading = _Reading(file, findings)
    try:
        loader = yaml.SafeLoader(text)
        node = loader.get_single_node()
        value = None if node is None else reading.value(loader, node, ())
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line_number = mark.line + 1 if mark else None
        cure = "mend the syntax there; text with : or # needs quotes"
        findings.error(file, line_number, f"not YAML: {error.problem or error.context}", cure)
        return empty
    except (yaml.YAMLError, RecursionError, ValueError, OverflowError) as error:
        message = f"not YAML that can be read: {str(error)[:200]}"
        findings.error(file, None, message, "write plain `key: value` lines")
        return empty
    if value is None:
        return empty
    if not isinstance(value, dict):
        findings.error(file, 1, "not a mapping", "write `key: value` lines")
        return empty
    return Document(file, value, reading.lines)


def _is_plain(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode) and node.style is None


class _Reading:
    def __init__(self, file: str, findings: Findings) -> None:
        self._file = file
        self._findings = findings
        self._seen: set[int] = set()
        self.lines: dict[Path, int] = {}

    def value(self, loader: yaml.SafeLoader, node: yaml.Node, path: Path) -> Any:
        line = node.start_mark.line + 1
        self.lines.setdefault(path, line)
        # An alias shows the same node again: a few of them in each other fill any memory.
        if id(node) in self._seen:
            self._error(line, "an alias (`*name`)", "write the value out")
            return None
        self._seen.add(id(node))
        if len(path) > MAX_DEPTH:
            self._error(line, f"nested deeper than {MAX_DEPTH}", "flatten it")
            return None
        if isinstance(node, yaml.MappingNode):
            return self._mapping(loader, node, path)
        if isinstance(node, yaml.SequenceNode):
            return [
                self.value(loader, item, (*path, index)) for index, item in enumerate(node.value)
            ]
        try:
            value = loader.construct_object(node)
        except (ValueError, yaml.YAMLError):
            self._error(line, f"{node.value[:60]!r} cannot be read", "put it in quotes")
            return None
        # YAML 1.1 takes 1e-6 for text, as nobody who writes it does.
        if isinstance(value, str) and _EXPONENT.fullmatch(value) and _is_plain(node):
            return float(value)
        if isinstance(value, str) and storable_text(value) != value:
            self._error(line, "text with NUL or half of a surrogate pair", "remove the escape")
            return None
        return str(value) if isinstance(value, date) else value

    def _mapping(self, loader: yaml.SafeLoader, node: yaml.MappingNode, path: Path) -> Any:
        found: dict[str, Any] = {}
        for key_node, value_node in node.value:
            line = key_node.start_mark.line + 1
            if not isinstance(key_node, yaml.ScalarNode):
                self._error(line, "a key that is no word", "write `key: value` lines")
                continue
            key = storable_text(key_node.value)
            if key in found:
                self._error(line, f"the key `{key}` occurs twice", "keep one")
                continue
            self.lines[*path, key] = line
            found[key] = self.value(loader, value_node, (*path, key))
        return found

    def _error(self, line: int, message: str, cure: str) -> None:
        self._findings.error(self._file, line, message, cure)
