"""What a harness is told of a problem, and its answers as `.ans` files have them, compared and shown in that form.

[2,[7,7,5,1]]        ->   [7,7]       a function that returns how many values of its parameter count
[[1,[1]],[2,[0]]]    ->   [[2],[1]]   a Node (nodes.py), here of the kind graph

What has no such form becomes a text that says why: it is shown, and no checker takes it.
"""

from __future__ import annotations

import json
from typing import Any

from problems.values.encoding import guarded_json, parse_test_input
from problems.values.errors import ValueRefused
from problems.values.links import linked_answer
from problems.values.nodes import KINDS, NodeKind, checked_rows, kind_of, with_nodes
from problems.values.notation import answer_type, called_to_json
from problems.values.signature import Signature


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
            value = linked_answer(signature, value, parse_test_input(signature, input))
        elif has_nodes:
            type = answer_type(signature)
            assert type is not None
            value = with_nodes(value, type, _written)
    except (ValueRefused, TypeError, ValueError, IndexError) as error:
        value = error.reason if isinstance(error, ValueRefused) else "an answer of another form"
    text = json.dumps(value, separators=(",", ":"), ensure_ascii=False)
    return text.encode("utf-8", "surrogatepass")


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
