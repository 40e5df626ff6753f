"""Answers from the form in which a harness writes them to that of `.ans` files, in which they are compared and shown.

[2,[7,7,5,1]]   ->   [7,7]      a function that returns how many values of its parameter count
"""

from __future__ import annotations

import json

from problems.values.encoding import guarded_json
from problems.values.errors import ValueRefused
from problems.values.signature import Signature


def file_form(signature: Signature, answer: bytes) -> bytes:
    """Return what the harness wrote as the file form; what cannot be read stays, and no checker takes it."""
    if not signature.is_counted:
        return answer
    try:
        count, values = guarded_json(answer)
        is_right = 0 <= count <= len(values)
    except (ValueRefused, TypeError, ValueError):
        return answer
    if is_right:
        return json.dumps(values[:count], separators=(",", ":"), ensure_ascii=False).encode(
            "utf-8", "surrogatepass"
        )
    assert signature.function is not None
    assert signature.output is not None
    name = signature.function.params[signature.output].name
    return json.dumps(f"{count} was returned, and {name} has {len(values)} values").encode()
