"""Signatures that between them use every kind of type, as authors write them."""

from __future__ import annotations

from typing import Any

import pytest

from problems.values import Signature, signature_from_json


def _param(name: str, type: str) -> dict[str, str]:
    return {"name": name, "type": type}


DOCUMENTS: dict[str, dict[str, Any]] = {
    "scalars": {
        "function": {
            "name": "combine",
            "params": [
                _param("count", "integer"),
                _param("total", "long"),
                _param("ratio", "double"),
                _param("isOpen", "boolean"),
                _param("name", "string"),
                _param("letter", "character"),
            ],
            "returns": "long",
        }
    },
    "containers": {
        "function": {
            "name": "groupAnagrams",
            "params": [
                _param("nums", "integer[]"),
                _param("board", "character[][]"),
                _param("words", "list<string>"),
                _param("lists", "list<list<integer>>"),
                _param("mixed", "list<integer[]>"),
                _param("flags", "list<boolean>"),
            ],
            "returns": "list<list<string>>",
        }
    },
    "nodes": {
        "function": {
            "name": "mergeKLists",
            "params": [_param("lists", "ListNode[]"), _param("root", "TreeNode")],
            "returns": "ListNode",
        }
    },
    "in_place": {
        "function": {
            "name": "rotate",
            "params": [_param("nums", "integer[]"), _param("k", "integer")],
            "returns": "void",
            "output": 0,
        }
    },
    "class": {
        "class": {
            "name": "LRUCache",
            "constructor": {"params": [_param("capacity", "integer")]},
            "methods": [
                {"name": "get", "params": [_param("key", "integer")], "returns": "integer"},
                {
                    "name": "put",
                    "params": [_param("key", "integer"), _param("value", "integer")],
                    "returns": "void",
                },
            ],
        }
    },
}
SIGNATURES: dict[str, Signature | None] = {
    **{name: signature_from_json(document) for name, document in DOCUMENTS.items()},
    "stdin": None,
}


@pytest.fixture
def two_sum() -> Signature:
    """Return the signature that everybody knows."""
    params = [_param("nums", "integer[]"), _param("target", "integer")]
    return signature_from_json(
        {"function": {"name": "twoSum", "params": params, "returns": "integer[]"}}
    )
