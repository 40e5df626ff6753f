"""Nodes as rows: LeetCode's class `Node`, which is another one in each problem, and the two that never change.

In files a node and all that hangs on it has the form that LeetCode gives it, different for each kind. To a harness all
kinds are the same: rows, one a node, the given one first, each with the values of its fields in their order; a field
that leads to another node holds the number of its row, or null. So a harness needs no knowledge of any kind.

    graph   [[2],[1]]          ->   [[1,[1]],[2,[0]]]             val, neighbors
    random  [[7,null],[13,0]]  ->   [[7,1,null],[13,null,0]]      val, next, random
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from problems.values.errors import ValueRefused
from problems.values.signature import ValueType

Row = list[Any]
Rows = list[Row]

LINK = "Node"  # the type of a field that leads to another node
LINKS = "Node[]"


@dataclass(frozen=True)
class Field:
    """A field of a class Node: `type` is a scalar's, LINK or LINKS."""

    name: str
    type: str


@dataclass(frozen=True)
class NodeKind:
    """One meaning of Node. `rows` and `written` turn its file form into rows and back; both raise ValueRefused."""

    name: str
    says: str
    fields: tuple[Field, ...]
    rows: Callable[[Any], Rows]
    written: Callable[[Rows], Any]


# --- reading and writing what several kinds share ------------------------------------------------------


def _list_of(value: Any) -> list[Any]:
    if value.__class__ is not list:
        raise ValueRefused("expected a list")
    return value


def _value(one: Any) -> int:
    if one.__class__ is not int or not -(2**31) <= one < 2**31:
        raise ValueRefused("a node's value is an integer of 32 bits")
    return one


def _level_rows(value: Any, children: slice, make: Callable[[Any, int], Row]) -> Rows:
    """Read a tree in level order, null where a child is missing; `make` gives a row, its `children` still null."""
    rows: Rows = []
    places: list[tuple[int, int]] = []
    for index, one in enumerate(_list_of(value)):
        if index and index > len(places):
            raise ValueRefused("a node without a parent in level order", place=(index,))
        if one is None and index:
            continue
        row = make(one, index)
        if index:
            parent, side = places[index - 1]
            rows[parent][side] = len(rows)
        places += [(len(rows), side) for side in range(len(row))[children]]
        rows.append(row)
    return rows


def _level_written(rows: Rows, children: slice, write: Callable[[Row], Any]) -> list[Any]:
    """Write a tree in level order."""
    written: list[Any] = []
    queue: list[int | None] = [0] if rows else []
    for at in queue:
        if at is None:
            written.append(None)
            continue
        written.append(write(rows[at]))
        queue += rows[at][children]
        # Of a tree each node is met once, and each leaves as many places as it has children.
        if len(queue) > len(rows) * len(rows[at][children]) + 1:
            raise ValueRefused("a node is the child of two")
    return _trimmed(written)


_SIDES = slice(1, 3)


def _binary_rows(value: Any, width: int) -> Rows:
    """Read a binary tree; what comes after the children stays empty."""
    return _level_rows(value, _SIDES, lambda one, _: [_value(one), *[None] * (width - 1)])


def _binary_written(rows: Rows) -> list[Any]:
    return _level_written(rows, _SIDES, lambda row: row[0])


def _trimmed(values: list[Any]) -> list[Any]:
    while values and values[-1] is None:
        values.pop()
    return values


def _chain(rows: Rows, link: int) -> Iterator[int]:
    """Follow a link from the first row to its end, or to where it would go round."""
    at: int | None = 0 if rows else None
    seen = set()
    while at is not None and at not in seen:
        seen.add(at)
        yield at
        at = rows[at][link]


# --- the kinds -----------------------------------------------------------------------------------------


def _n_ary_rows(value: Any) -> Rows:
    values = _list_of(value)
    if not values:
        return []
    if len(values) > 1 and values[1] is not None:
        raise ValueRefused("after the root comes null, then its children", place=(1,))
    rows: Rows = [[_value(values[0]), []]]
    parent = -1
    for index, one in enumerate(values[1:], start=1):
        if one is None:
            parent += 1
            continue
        if parent >= len(rows):
            raise ValueRefused("children without a parent", place=(index,))
        rows[parent][1].append(len(rows))
        rows.append([_value(one), []])
    return rows


def _n_ary_written(rows: Rows) -> list[Any]:
    if not rows:
        return []
    written: list[Any] = [rows[0][0], None]
    queue = [0]
    for at in queue:
        if len(queue) > len(rows):
            raise ValueRefused("a node is the child of two")
        written += [*(rows[child][0] for child in rows[at][1]), None]
        queue += rows[at][1]
    return _trimmed(written)


def _next_rows(value: Any) -> Rows:
    return _binary_rows(value, 4)


def _next_written(rows: Rows) -> list[Any]:
    """Write floor by floor along `next`, a # after each."""
    written: list[Any] = []
    first: int | None = 0 if rows else None
    seen: set[int] = set()
    while first is not None:
        at: int | None = first
        first = None
        while at is not None:
            if at in seen:
                raise ValueRefused("`next` leads to a node that was met before")
            seen.add(at)
            written.append(rows[at][0])
            if first is None:
                first = rows[at][1] if rows[at][1] is not None else rows[at][2]
            at = rows[at][3]
        written.append("#")
    return written


def _parent_rows(value: Any) -> Rows:
    rows = _binary_rows(value, 4)
    for number, row in enumerate(rows):
        for child in row[1:3]:
            if child is not None:
                rows[child][3] = number
    return rows


_QUARTERS = slice(2, 6)


def _quad_rows(value: Any) -> Rows:
    def row(one: Any, index: int) -> Row:
        if one.__class__ is not list or len(one) != 2 or not {0, 1}.issuperset(one):
            raise ValueRefused("a node is written [isLeaf, val], each 0 or 1", place=(index,))
        return [bool(one[1]), bool(one[0]), None, None, None, None]

    return [] if value == [None] else _level_rows(value, _QUARTERS, row)


def _quad_written(rows: Rows) -> list[Any]:
    # The value of a node that is no leaf may be either; it is written as true.
    return _level_written(rows, _QUARTERS, lambda row: [int(row[1]), int(row[0] or not row[1])])


def _graph_rows(value: Any) -> Rows:
    rows: Rows = []
    lists = _list_of(value)
    for number, neighbors in enumerate(lists, start=1):
        for one in _list_of(neighbors):
            if one.__class__ is not int or not 1 <= one <= len(lists):
                raise ValueRefused(
                    f"no node {one}; they are 1 to {len(lists)}", place=(number - 1,)
                )
        rows.append([number, [one - 1 for one in neighbors]])
    return rows


def _graph_written(rows: Rows) -> list[Any]:
    values = [row[0] for row in rows]
    if sorted(values) != list(range(1, len(rows) + 1)):
        raise ValueRefused(f"the nodes' values are not 1 to {len(rows)}, each once")
    by_value = sorted(rows, key=lambda row: int(row[0]))
    return [[values[neighbor] for neighbor in row[1]] for row in by_value]


def _random_rows(value: Any) -> Rows:
    pairs = _list_of(value)
    rows: Rows = []
    for number, pair in enumerate(pairs):
        if pair.__class__ is not list or len(pair) != 2:
            raise ValueRefused("a node is written [val, index of random or null]", place=(number,))
        val, random = pair
        if random is not None and (random.__class__ is not int or not 0 <= random < len(pairs)):
            raise ValueRefused(
                f"no node {random}; they are 0 to {len(pairs) - 1}", place=(number, 1)
            )
        rows.append([_value(val), number + 1 if number + 1 < len(pairs) else None, random])
    return rows


def _random_written(rows: Rows) -> list[Any]:
    order = list(_chain(rows, 1))
    place = {at: number for number, at in enumerate(order)}
    written = []
    for at in order:
        random = rows[at][2]
        if random is not None and random not in place:
            raise ValueRefused("`random` leads to a node outside of the list")
        written.append([rows[at][0], None if random is None else place[random]])
    return written


def _doubly_rows(value: Any) -> Rows:
    values = [_value(one) for one in _list_of(value)]
    last = len(values) - 1
    return [
        [one, number - 1 if number else None, number + 1 if number < last else None]
        for number, one in enumerate(values)
    ]


def _doubly_written(rows: Rows) -> list[Any]:
    order = list(_chain(rows, 2))
    for before, at in zip([None, *order], order, strict=False):
        if rows[at][1] != before:
            raise ValueRefused("`prev` does not lead back")
    if rows and rows[order[-1]][2] is not None:
        raise ValueRefused("`next` goes round")
    return [rows[at][0] for at in order]


def _multilevel_rows(value: Any) -> Rows:
    """Read levels apart by null; before a level's values a null for each node of the level above that has no child."""
    values = _list_of(value)
    rows: Rows = []
    above: list[int] = []
    level: list[int] = []
    skipped = 0
    for index, one in enumerate([*values, None]):
        if one is not None:
            if not level and rows:
                if skipped >= len(above):
                    raise ValueRefused("a level without a parent", place=(index,))
                rows[above[skipped]][3] = len(rows)
            before = level[-1] if level else None
            if before is not None:
                rows[before][2] = len(rows)
            level.append(len(rows))
            rows.append([_value(one), before, None, None])
        elif level:
            above, level, skipped = level, [], 0
        else:
            skipped += 1
    return rows


def _multilevel_written(rows: Rows) -> list[Any]:
    written: list[Any] = []
    at: int | None = 0 if rows else None
    seen: set[int] = set()
    while at is not None:
        level = []
        before: int | None = None
        child: int | None = None
        while at is not None:
            if at in seen:
                raise ValueRefused("`next` or `child` leads to a node that was met before")
            seen.add(at)
            if rows[at][1] != before:
                raise ValueRefused("`prev` does not lead back")
            level.append(at)
            before, at = at, rows[at][2]
        written += [rows[one][0] for one in level]
        parents = [number for number, one in enumerate(level) if rows[one][3] is not None]
        if len(parents) > 1:
            raise ValueRefused("two nodes of one level have children, which this form cannot hold")
        if parents:
            written += [None] * (parents[0] + 1)
            child = rows[level[parents[0]]][3]
        at = child
    return written


def _circular_rows(value: Any) -> Rows:
    values = [_value(one) for one in _list_of(value)]
    return [[one, (number + 1) % len(values)] for number, one in enumerate(values)]


def _circular_written(rows: Rows) -> list[Any]:
    order = list(_chain(rows, 1))
    if rows and rows[order[-1]][1] != 0:
        raise ValueRefused("`next` does not lead round to the first node")
    return [rows[at][0] for at in order]


_VAL = Field("val", "integer")


def _chained_rows(value: Any) -> Rows:
    values = [_value(one) for one in _list_of(value)]
    return [
        [one, number + 1 if number + 1 < len(values) else None] for number, one in enumerate(values)
    ]


def _chained_written(rows: Rows) -> list[Any]:
    order = list(_chain(rows, 1))
    if rows and rows[order[-1]][1] is not None:
        raise ValueRefused("`next` goes round")
    return [rows[at][0] for at in order]


def _kind(name: str, says: str, fields: list[Field], rows: Any, written: Any) -> NodeKind:
    return NodeKind(name, says, tuple(fields), rows, written)


_TREE = [_VAL, Field("left", LINK), Field("right", LINK)]

KINDS: Mapping[str, NodeKind] = {
    kind.name: kind
    for kind in (
        _kind(
            "n-ary",
            "a tree, floor by floor, null after each node's children: [1,null,3,2,4,null,5,6]",
            [_VAL, Field("children", LINKS)],
            _n_ary_rows,
            _n_ary_written,
        ),
        _kind(
            "next",
            'a binary tree whose nodes lead to the right; given as TreeNode, answered along next: [1,"#",2,3,"#"]',
            [*_TREE, Field("next", LINK)],
            _next_rows,
            _next_written,
        ),
        _kind(
            "parent",
            "a binary tree whose nodes lead up, as TreeNode",
            [*_TREE, Field("parent", LINK)],
            _parent_rows,
            _binary_written,
        ),
        _kind(
            "quad",
            "a quad tree, floor by floor, [isLeaf,val] for each: [[0,1],[1,0],[1,1],[1,1],[1,0]]",
            [
                Field("val", "boolean"),
                Field("isLeaf", "boolean"),
                *(
                    Field(name, LINK)
                    for name in ("topLeft", "topRight", "bottomLeft", "bottomRight")
                ),
            ],
            _quad_rows,
            _quad_written,
        ),
        _kind(
            "graph",
            "for each node, from 1 on, its neighbours: [[2,4],[1,3],[2,4],[1,3]]",
            [_VAL, Field("neighbors", LINKS)],
            _graph_rows,
            _graph_written,
        ),
        _kind(
            "random",
            "a list, [val, where random leads] for each: [[7,null],[13,0]]",
            [_VAL, Field("next", LINK), Field("random", LINK)],
            _random_rows,
            _random_written,
        ),
        _kind(
            "doubly",
            "a list that leads both ways, its values",
            [_VAL, Field("prev", LINK), Field("next", LINK)],
            _doubly_rows,
            _doubly_written,
        ),
        _kind(
            "multilevel",
            "a doubly linked list with children: levels, before each a null for every node that has none: [1,2,null,3]",
            [_VAL, Field("prev", LINK), Field("next", LINK), Field("child", LINK)],
            _multilevel_rows,
            _multilevel_written,
        ),
        _kind(
            "circular",
            "a list whose end leads to its beginning, its values",
            [_VAL, Field("next", LINK)],
            _circular_rows,
            _circular_written,
        ),
    )
}


# TreeNode and ListNode where nodes are shared (links.py); everywhere else a harness reads them as they are written.
_PLAIN: Mapping[str, NodeKind] = {
    kind.name: kind
    for kind in (
        _kind(
            "TreeNode",
            "a binary tree in level order",
            _TREE,
            lambda value: _binary_rows(value, 3),
            _binary_written,
        ),
        _kind(
            "ListNode",
            "a list, its values",
            [_VAL, Field("next", LINK)],
            _chained_rows,
            _chained_written,
        ),
    )
}


def kind_of(type: ValueType) -> NodeKind:
    """Return how nodes of a type are written as rows."""
    return KINDS[type.kind] if type.name == "Node" else _PLAIN[type.name]


def rooted(rows: Rows, kind: NodeKind, first: int) -> Rows:
    """Return the rows that hang on one of them, which comes first, in rows of their own."""
    order = [first]
    numbers = {first: 0}

    def number_of(at: int) -> int:
        if at not in numbers:
            numbers[at] = len(order)
            order.append(at)
        return numbers[at]

    return [_relinked(rows[at], kind, number_of) for at in order]


def moved(rows: Rows, kind: NodeKind, by: int) -> Rows:
    """Return rows whose links lead so many rows further."""
    return [_relinked(row, kind, lambda at: at + by) for row in rows] if by else rows


def _relinked(row: Row, kind: NodeKind, change: Callable[[int], int]) -> Row:
    """Return a row whose links were changed."""
    copy = list(row)
    for at, field in enumerate(kind.fields):
        if field.type == LINK and row[at] is not None:
            copy[at] = change(row[at])
        elif field.type == LINKS:
            copy[at] = [change(one) for one in row[at]]
    return copy


def with_nodes(value: Any, type: ValueType, change: Callable[[NodeKind, Any], Any]) -> Any:
    """Return a value in which every node that its type names was changed."""
    if type.innermost.name != "Node":
        return value
    if type.item is not None:
        return [with_nodes(one, type.item, change) for one in value]
    return change(KINDS[type.kind], value)


def checked_rows(value: Any, kind: NodeKind) -> Rows:
    """Check what a harness wrote of a node: rows of the kind's fields whose links exist; raise ValueRefused."""
    rows = _list_of(value)
    for number, row in enumerate(rows):
        if row.__class__ is not list or len(row) != len(kind.fields):
            raise ValueRefused("not a node's fields", place=(number,))
        for field, one in zip(kind.fields, row, strict=True):
            links = one if field.type == LINKS else [one] if field.type == LINK else []
            if field.type == "integer":
                _value(one)
            if field.type == "boolean" and one.__class__ is not bool:
                raise ValueRefused("a node's value is true or false", place=(number,))
            for link in _list_of(links):
                is_row = link.__class__ is int and 0 <= link < len(rows)
                if not is_row and not (link is None and field.type == LINK):
                    raise ValueRefused(f"`{field.name}` leads to no node", place=(number,))
    return rows
