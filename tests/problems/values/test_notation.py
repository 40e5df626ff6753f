"""Signatures and types, as authors write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from problems.values import (
    SignatureError,
    ValueType,
    answer_type,
    parse_type,
    signature_from_json,
    signature_to_json,
)
from problems.values.signature import NODES, SCALARS

TWO_SUM = {
    "function": {
        "name": "twoSum",
        "params": [{"name": "nums", "type": "integer[]"}, {"name": "target", "type": "integer"}],
        "returns": "integer[]",
    }
}
CACHE = {
    "class": {
        "name": "LRUCache",
        "constructor": {"params": [{"name": "capacity", "type": "integer"}]},
        "methods": [
            {"name": "get", "params": [{"name": "key", "type": "integer"}], "returns": "integer"},
            {
                "name": "put",
                "params": [{"name": "key", "type": "integer"}, {"name": "value", "type": "long"}],
                "returns": "void",
            },
        ],
    }
}

scalars = st.sampled_from(sorted(SCALARS | NODES)).map(ValueType)
types = st.recursive(
    scalars,
    lambda inner: st.builds(ValueType, st.sampled_from(["array", "list"]), inner),
    max_leaves=1,
)


@given(types)
def test_every_type_reads_back_from_its_own_spelling(type):
    assert parse_type(str(type)) == type


@pytest.mark.parametrize(
    ("text", "cure"),
    [
        ("int", "did you mean `integer`?"),
        ("intger[]", "did you mean `integer`?"),
        ("list<bool>", "did you mean `boolean`?"),
        ("void[]", "void is no element type"),
        ("", "a type is missing"),
        ("list<", "types are"),
        ("integer" + "[]" * 40, "nests at most"),
        ("list<" * 5000 + "integer", "types are"),
        ("[]" * 100000, "nests at most"),
    ],
)
def test_a_wrong_type_is_refused_with_its_cure(text, cure):
    with pytest.raises(SignatureError) as caught:
        parse_type(text)
    assert cure in str(caught.value)
    assert len(str(caught.value)) < 300


@pytest.mark.parametrize("document", [TWO_SUM, CACHE])
def test_a_signature_reads_back_from_what_it_writes(document):
    assert signature_to_json(signature_from_json(document)) == document


def test_in_place_problems_compare_the_parameter_they_name():
    document = {
        "function": {
            "name": "rotate",
            "params": [{"name": "k", "type": "integer"}, {"name": "nums", "type": "integer[]"}],
            "returns": "void",
            "output": 1,
        }
    }
    signature = signature_from_json(document)
    assert str(answer_type(signature)) == "integer[]"
    assert signature_to_json(signature) == document


COUNTED = {
    "function": {
        "name": "removeElement",
        "params": [{"name": "nums", "type": "integer[]"}, {"name": "val", "type": "integer"}],
        "returns": "integer",
        "output": 0,
    }
}


def test_a_function_may_return_how_many_values_of_a_parameter_count():
    signature = signature_from_json(COUNTED)
    assert signature.is_counted
    assert str(answer_type(signature)) == "integer[]"
    assert signature_to_json(signature) == COUNTED


@pytest.mark.parametrize(
    ("changed", "cure"),
    [
        ({"output": 1}, "`val` has no values to count"),
        ({"output": 2}, "they count from 0 to 1"),
        ({"output": "nums"}, "they count from 0 to 1"),
        ({"returns": "boolean"}, "`output` does not go with `returns: boolean`"),
    ],
)
def test_what_cannot_be_counted_is_refused_with_its_cure(changed, cure):
    with pytest.raises(SignatureError) as caught:
        signature_from_json({"function": COUNTED["function"] | changed})
    assert cure in str(caught.value)


def test_a_class_needs_no_constructor():
    signature = signature_from_json(
        {"class": {"name": "Box", "methods": [{"name": "get", "returns": "long"}]}}
    )
    assert signature.constructor is not None
    assert signature.constructor.params == ()
    assert answer_type(signature) is None


def test_all_mistakes_are_named_at_once_with_their_places():
    document = {
        "function": {
            "name": "two sum",
            "params": [
                {"name": "nums", "type": "int[]"},
                {"name": "nums", "type": "integer", "typo": 1},
                {"name": "x", "type": "void"},
            ],
            "return": "integer",
        }
    }
    with pytest.raises(SignatureError) as caught:
        signature_from_json(document)
    places = [mistake.path for mistake in caught.value.mistakes]
    assert ("function", "name") in places
    assert ("function", "params", 0, "type") in places
    assert ("function", "params", 1, "name") in places
    assert ("function", "params", 1, "typo") in places
    assert ("function", "params", 2, "type") in places
    assert ("function", "return") in places
    assert ("function", "returns") in places
    assert "did you mean `returns`?" in str(caught.value)
    assert "function.params[0].type: unknown type `int`" in str(caught.value)


@pytest.mark.parametrize(
    "document",
    [
        None,
        [],
        "function",
        {},
        {"function": TWO_SUM["function"], "class": CACHE["class"]},
        {"function": None},
        {"class": []},
        {"class": {"name": "X"}},
        {"class": {"name": "X", "methods": []}},
        {"class": {"name": "X", "methods": [None]}},
        {"class": {"name": "X", "methods": [{"name": "X", "returns": "void"}]}},
        {"class": {"name": "X", "constructor": 3, "methods": [{"name": "a", "returns": "void"}]}},
        {"class": {"name": "X", "methods": [{"name": "a", "returns": "void"}] * 2}},
        {"function": {"name": "f", "params": {}, "returns": "integer"}},
        {"function": {"name": "f", "params": [3], "returns": "integer"}},
        {"function": {"name": "f", "params": [], "returns": "void"}},
        {"function": {"name": "f", "params": [], "returns": "void", "output": 0}},
        {"function": {"name": "f", "params": [], "returns": "integer", "output": 0}},
        {"function": {"name": "f", "returns": 3}},
        {"function": {"name": "class;", "returns": "integer"}},
        {
            "function": {
                "name": "f",
                "params": [{"name": "a", "type": "long"}] * 21,
                "returns": "long",
            }
        },
    ],
)
def test_what_is_no_signature_is_refused(document):
    with pytest.raises(SignatureError) as caught:
        signature_from_json(document)
    assert caught.value.mistakes
