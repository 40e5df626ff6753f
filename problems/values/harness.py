"""What a harness is told of a problem, a test as the one line that it reads, and its answers as `.ans` files have them.

[2,7,11,15]          ->   [[2,7,11,15],9]
9

["Cache","put"]      ->   [["Cache","put"],[[2],[1,1]]]
[[2],[1,1]]

harnesses/README.md has the whole form. Answers are compared and shown as files have them:

[2,[7,7,5,1]]        ->   [7,7]       a function that returns how many values of its parameter count
[[1,[1]],[2,[0]]]    ->   [[2],[1]]   a Node (nodes.py), here of the kind graph

What has no such form becomes a text that says why: it is shown, and no checker takes it.
"""

from __future__ import annotations

import json
from typing import Any

from problems.values.encoding import guarded_json, parse_arguments
from problems.values.errors import ValueRefused
from problems.values.links import linked_answer, linked_line
from problems.values.nodes import KINDS, NodeKind, checked_rows, kind_of, with_nodes
from problems.values.notation import answer_type, called_to_json
from problems.values.signature import Callable, Signature


def header_of(signature: Signature) -> dict[str, Any]:
    """Return what a harness is told of the problem: the signature as solvers write it, and the fields of its nodes."""
    header = called_to_json(signature)
    if signature.node_kind is not None:
        header["node"] = _fields(KINDS[signature.node_kind])
    if signature.linked is not None:
        header["linked"] = {
            "type": signature.linked.name,
            "fields": _fields(kind_of(signature.linked)),
        }
        if signature.needs_rows:
            header["linked"]["rows"] = True
    if signature.adapters:
        header["adapter"] = True
    return header


def harness_line(signature: Signature, input: bytes) -> bytes:
    r"""Turn the file form of an input into the harness's line: checked, UTF-8, ended by `\n`."""
    arguments = parse_arguments(signature, input)
    if signature.linked is not None:
        arguments = linked_line(signature, arguments)
    elif signature.trip:
        first, second = signature.trip
        arguments = _each_in_rows(first, arguments)
        arguments = [[signature.name, first.name, second.name], [[], arguments, [{"result": 1}]]]
    elif signature.node_kind is not None:
        arguments = _in_rows(signature, arguments)
    return json_line(arguments)


def json_line(value: object) -> bytes:
    r"""Write a value as one compact line of JSON in UTF-8, ended by `\n`."""
    try:
        text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
        return text.encode() + b"\n"
    except UnicodeEncodeError:
        raise ValueRefused("a string holds half of a surrogate pair") from None
    except (ValueError, TypeError, RecursionError, MemoryError) as error:
        raise ValueRefused(f"a value that JSON cannot hold ({error})") from None


def file_form(signature: Signature, answer: bytes, input: bytes = b"") -> bytes:
    """Return what the harness wrote as the file form; `input` is the test's."""
    has_nodes = signature.node_kind is not None and signature.lines is not None
    if not signature.is_counted and not has_nodes and not signature.linked and not signature.trip:
        return answer
    try:
        value = guarded_json(answer)
        if signature.trip:
            value = value[2]
        if signature.is_counted:
            value = _counted(signature, value)
        if signature.linked:
            value = linked_answer(signature, value, parse_arguments(signature, input))
        elif has_nodes:
            type = answer_type(signature)
            assert type is not None
            value = with_nodes(value, type, _written)
    except (ValueRefused, TypeError, ValueError, IndexError) as error:
        value = error.reason if isinstance(error, ValueRefused) else "an answer of another form"
    text = json.dumps(value, separators=(",", ":"), ensure_ascii=False)
    return text.encode("utf-8", "surrogatepass")


def _in_rows(signature: Signature, arguments: list[Any]) -> list[Any]:
    """Put rows in the place of nodes (nodes.py)."""
    if signature.function is not None:
        return _each_in_rows(signature.function, arguments)
    operations, given = arguments
    called = {one.name: one for one in signature.methods}
    first = signature.constructor or Callable(signature.name)
    callables = [first, *(called[name] for name in operations[1:])]
    return [operations, list(map(_each_in_rows, callables, given))]


def _each_in_rows(function: Callable, arguments: list[Any]) -> list[Any]:
    return [
        with_nodes(value, param.type, lambda kind, node: kind.rows(node))
        for param, value in zip(function.params, arguments, strict=True)
    ]


def _fields(kind: NodeKind) -> list[dict[str, str]]:
    return [{"name": one.name, "type": one.type} for one in kind.fields]


def _counted(signature: Signature, answer: Any) -> Any:
    count, values = answer
    if 0 <= count <= len(values):
        return values[:count]
    assert signature.function is not None
    assert signature.output is not None
    name = signature.function.params[signature.output].name
    raise ValueRefused(f"{count} was returned, and {name} has {len(values)} values")


def _written(kind: NodeKind, rows: Any) -> Any:
    if isinstance(rows, str):  # the harness says what is wrong with the node
        raise ValueRefused(rows)
    return kind.written(checked_rows(rows, kind))
