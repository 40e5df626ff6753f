"""Nodes that arguments share: one that is named inside another argument, a list that goes round, two lists that meet.

{name: root, type: TreeNode}                          [5,3,6]: level order
{name: p, type: "TreeNode in root"}                   3: the node of root with that value
{name: pos, type: "ListNode at head", closes: head}   1: head's last node leads to the one at position 1; -1 to none

To a harness the arguments then hold numbers, and one element more: the rows (nodes.py) of all nodes together.

    [5,3,6]     ->   [[0,1,[[5,1,2],[3,null,null],[6,null,null]]]]
    3

What comes back are numbers, and the rows as the call has left them where the answer depends on it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from problems.values.errors import ValueRefused
from problems.values.nodes import NodeKind, Rows, checked_rows, kind_of, moved, rooted
from problems.values.signature import Parameter, Signature, ValueType

NOWHERE = -1  # the position of no node


@dataclass(frozen=True)
class Linked:
    """The arguments of one test: by a parameter's name what a harness is given, and where its nodes' rows are."""

    kind: NodeKind
    rows: Rows
    values: Mapping[str, Any]
    places: Mapping[str, range]
    _numbers: dict[str, dict[Any, list[int]]] = field(default_factory=dict)

    def number(self, value: Any, type: ValueType) -> int | None:
        """Return the number of the node that a file names; raise ValueRefused when there is none, or are several."""
        if type.is_position:
            return self._at(int(value), type)
        if value is None:
            return None
        found = self._by_value(type.of).get(value, [])
        if len(found) == 1:
            return found[0]
        if not found:
            raise ValueRefused(f"no node of {type.of} has the value {value}")
        cure = f"name nodes by their position, `{type.plain} at {type.of}`"
        raise ValueRefused(f"{len(found)} nodes of {type.of} have the value {value}; {cure}")

    def _at(self, position: int, type: ValueType) -> int | None:
        place = self.places[type.of]
        if position == NOWHERE:
            return None
        if position >= len(place):
            are = f"they are 0 to {len(place) - 1}, -1 is none"
            raise ValueRefused(f"{type.of} has no node {position}; {are}")
        return place[position]

    def _by_value(self, name: str) -> dict[Any, list[int]]:
        """Return the numbers of a parameter's nodes by their value."""
        if name not in self._numbers:
            numbers = self._numbers[name] = {}
            for at in self.places[name]:
                numbers.setdefault(self.rows[at][0], []).append(at)
        return self._numbers[name]

    def named(self, number: Any, type: ValueType) -> Any:
        """Return what a file calls the node that a harness answered with."""
        place = self.places[type.of]
        if number is None:
            return NOWHERE if type.is_position else None
        if number.__class__ is not int or number not in range(len(self.rows)):
            raise ValueRefused("not the number of a node")
        if number not in place:
            raise ValueRefused(f"a node that is not one of {type.of}")
        return number - place.start if type.is_position else self.rows[number][0]


def linked_arguments(signature: Signature, arguments: list[Any]) -> Linked:
    """Lay the nodes of all arguments out in rows, and link what the test says; raise ValueRefused with its line."""
    assert signature.function is not None
    assert signature.linked is not None
    kind = kind_of(signature.linked)
    linked = Linked(kind, [], values := {}, places := {})
    given = list(zip(signature.function.params, arguments, strict=True))
    for param, value in given:
        values[param.name] = value
        if param.type.innermost.plain == signature.linked and not param.type.innermost.of:
            start = len(linked.rows)
            values[param.name] = _placed(value, param.type, linked)
            places[param.name] = range(start, len(linked.rows))
    for line, (param, value) in enumerate(given, start=1):
        if not param.type.innermost.of:
            continue
        try:
            values[param.name] = _each(value, param.type, linked.number)
            if param.closes:
                _close(param, linked, values)
        except ValueRefused as error:
            raise ValueRefused(error.reason, place=(param.name,), line=line) from None
    return linked


def linked_line(signature: Signature, arguments: list[Any]) -> list[Any]:
    """Return what a harness is given: the arguments that the solution gets, and the rows."""
    linked = linked_arguments(signature, arguments)
    assert signature.function is not None
    shown = (one.name for one in signature.function.params if not one.is_hidden)
    return [*(linked.values[name] for name in shown), linked.rows]


def linked_answer(signature: Signature, answer: Any, arguments: list[Any]) -> Any:
    """Return a harness's answer as files have it; raise ValueRefused for what it cannot be."""
    linked = linked_arguments(signature, arguments)
    assert signature.function is not None
    type = signature.function.returns
    rows = linked.rows
    if signature.needs_rows:
        answer, rows = answer
        checked_rows(rows, linked.kind)
    if signature.output is not None:
        compared = signature.function.params[signature.output]
        type, answer = compared.type, linked.values[compared.name]

    def written(number: Any, type: ValueType) -> Any:
        if isinstance(number, str):  # the harness says what is wrong with the node
            raise ValueRefused(number)
        if type.of:
            return linked.named(number, type)
        if number is not None and (number.__class__ is not int or not 0 <= number < len(rows)):
            raise ValueRefused("not the number of a node")
        return linked.kind.written([] if number is None else rooted(rows, linked.kind, number))

    return _each(answer, type, written) if type.innermost.plain == signature.linked else answer


def _each(value: Any, type: ValueType, change: Any) -> Any:
    """Return a value in which each node was changed, however deep in lists."""
    if type.item is None:
        return change(value, type)
    if value.__class__ is not list:
        raise ValueRefused("expected a list")
    return [_each(one, type.item, change) for one in value]


def _placed(value: Any, type: ValueType, linked: Linked) -> Any:
    """Add a value's nodes to the rows; return it with numbers in their place."""

    def add(value: Any, type: ValueType) -> int | None:
        rows = linked.kind.rows(value)
        first = len(linked.rows)
        linked.rows.extend(moved(rows, linked.kind, first))
        return first if rows else None

    return _each(value, type, add)


def _close(param: Parameter, linked: Linked, values: dict[str, Any]) -> None:
    """Let the last node of a list lead to the one named; a list without nodes begins there."""
    place = linked.places[param.closes]
    if place:
        linked.rows[place[-1]][1] = values[param.name]
    else:
        values[param.closes] = values[param.name]
