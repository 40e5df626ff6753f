"""An author's choice of checker."""

import pytest

from problems.checkers import checkers, find, spec_mistakes
from problems.definition import CheckerSpec
from problems.values import Signature, signature_from_json

FUNCTION = signature_from_json({"function": {"name": "f", "returns": "integer[]"}})


def answering(type: str) -> Signature:
    """Return the signature of a function that is given a list of nodes and answers with that type."""
    params = [{"name": "head", "type": "ListNode"}]
    return signature_from_json({"function": {"name": "f", "params": params, "returns": type}})


def test_the_checkers_are_found_by_themselves():
    assert set(checkers()) == {"any_of", "any_order", "exact", "floats", "tokens"}
    for checker in checkers().values():
        assert checker.__class__.__doc__


def test_an_unknown_checker_is_refused_with_those_there_are():
    with pytest.raises(KeyError, match="there are any_of, any_order"):
        find("magic")


@pytest.mark.parametrize(
    ("name", "options", "signature", "message"),
    [
        ("exact", {}, FUNCTION, None),
        ("exact", {"tolerance": 1e-6}, FUNCTION, None),
        ("program", {}, None, None),
        ("any_order", {"nested": True}, FUNCTION, None),
        ("any_of", {"compare": "any_order", "nested": True}, FUNCTION, None),
        ("any_ordr", {}, FUNCTION, "did you mean `any_order`?"),
        ("program", {"x": 1}, None, "no options"),
        ("exact", {"tolerence": 1}, FUNCTION, "did you mean `tolerance`?"),
        ("exact", {"tolerance": "1e-6x"}, FUNCTION, "takes a number"),
        ("exact", {"tolerance": True}, FUNCTION, "takes a number"),
        ("exact", {"tolerance": float("nan")}, FUNCTION, "takes a number"),
        ("tokens", {}, FUNCTION, "a problem with a signature takes"),
        ("any_order", {}, answering("integer"), "needs a list"),
        ("any_order", {}, answering("ListNode"), None),
        ("any_order", {}, answering("ListNode at head"), "is none; use `exact`"),
        ("any_order", {}, answering("ListNode in head"), "needs a list"),
        ("any_order", {}, answering("ListNode[] at head"), None),
        ("any_order", {}, answering("TreeNode"), "needs a list"),
        ("any_order", {}, answering("Node<graph>"), "of type Node<graph>, is none; use `exact`"),
        ("any_order", {}, answering("list<TreeNode>"), None),
        ("any_order", {"nested": True}, answering("list<TreeNode>"), "write `levels: [0]`"),
        ("any_order", {"levels": [2]}, answering("TreeNode[][]"), "write `levels: [0, 1]`"),
        ("any_of", {"compare": "any_order"}, answering("ListNode at head"), "needs a list"),
        ("any_order", {"levels": []}, FUNCTION, "takes a list of levels"),
        ("any_order", {"levels": [0], "nested": True}, FUNCTION, "keep one"),
        ("any_of", {"compare": "any_of"}, FUNCTION, "another checker's name"),
        ("any_of", {"compare": []}, FUNCTION, "another checker's name"),
        ("any_of", {"compare": "any_order", "nestd": True}, FUNCTION, "did you mean `nested`?"),
    ],
)
def test_a_wrong_choice_is_explained(name, options, signature, message):
    mistakes = spec_mistakes(CheckerSpec(name, options), signature)
    if message is None:
        assert mistakes == []
    else:
        assert message in " ".join(mistakes)
