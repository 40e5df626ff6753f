"""Answers of function and class problems, compared by type."""

import json
import time
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from problems.checkers import AnswerError, find
from problems.values import signature_from_json


def returning(type):
    return signature_from_json({"function": {"name": "f", "params": [], "returns": type}})


def check(checker, type, expected, actual, **options):
    signature = returning(type) if isinstance(type, str) else type
    expected = expected if isinstance(expected, bytes) else json.dumps(expected).encode()
    actual = actual if isinstance(actual, bytes) else json.dumps(actual).encode()
    return find(checker).check(expected, actual, options=options, signature=signature, flags=())


# --- exact ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("type", "expected", "actual", "is_correct"),
    [
        ("integer", 5, 5, True),
        ("integer", 5, 6, False),
        ("integer", 1, True, False),
        ("integer", 5, 5.0, False),
        ("integer", 5, "5", False),
        ("long", 2**53 + 1, 2**53, False),
        ("double", 2.0, 2, True),
        ("double", 2, 2.00001, True),
        ("double", 2, 2.0001, False),
        ("double", 1e9, 1e9 + 9999, True),
        ("double", 2, b"NaN", False),
        ("double", 2, b"Infinity", False),
        ("double", 0, b"1e999", False),
        ("double[]", [1, 2], [1.000001, 2], True),
        ("double[]", [1, 2], [1.001, 2], False),
        ("double[]", [1, 2], [1], False),
        ("list<list<double>>", [[1], [2, 3]], [[1], [2, 3.000001]], True),
        ("boolean", True, 1, False),
        ("string", "a", "A", False),
        ("string", "\ud800", "\ud800", True),
        ("string[]", ["a"], ["a", "a"], False),
        ("TreeNode", [1, 2], [1, 2, None, None, None], True),
        ("TreeNode", [1, None, 2], [1, 2], False),
        ("TreeNode", [], [None], True),
        ("list<TreeNode>", [[1], [2, None, 3]], [[1, None], [2, None, 3, None, None]], True),
        ("ListNode", [1, 2], [1, 2], True),
        ("ListNode", [1, 2], [2, 1], False),
        ("integer[]", [1], b"[1", False),
        ("integer[]", [1], b"", False),
        ("integer[]", [1], b"[" * 100000, False),
        ("integer[]", [1], b"\xff", False),
    ],
)
def test_exact_compares_by_type(type, expected, actual, is_correct):
    assert check("exact", type, expected, actual).is_correct is is_correct


@pytest.mark.parametrize(
    ("type", "expected", "actual", "is_correct"),
    [
        ("TreeNode in root", 5, b"6", False),
        ("TreeNode in root", 5, b"5 ", True),
        ("TreeNode in root", 5, b"null", False),
        ("TreeNode[] in root", [5, 6], [5, None], False),
    ],
)
def test_exact_compares_nodes_of_an_argument_by_what_names_them(type, expected, actual, is_correct):
    root = {"name": "root", "type": "TreeNode"}
    signature = signature_from_json({"function": {"name": "f", "params": [root], "returns": type}})
    assert check("exact", signature, expected, actual).is_correct is is_correct


def test_the_message_names_the_place_and_is_short():
    result = check("exact", "integer[][]", [[1, 2], [3, 4]], [[1, 2], [3, 5]])
    assert result.message == "at [1][1]: expected 4, got 5"
    result = check("exact", "string", "a" * 10_000, "b" * 10_000)
    assert len(result.message) < 200
    result = check("exact", "integer", 5, "x")
    assert result.message == "the answer is not of type integer: expected an integer, got a string"


def test_an_answer_file_of_the_wrong_type_is_the_authors_failure():
    with pytest.raises(AnswerError):
        check("exact", "integer", "five", 5)


CLASS = signature_from_json(
    {
        "class": {
            "name": "Mean",
            "methods": [
                {"name": "add", "params": [{"name": "x", "type": "integer"}], "returns": "void"},
                {"name": "mean", "returns": "double"},
                {"name": "has", "returns": "boolean"},
                {"name": "tree", "returns": "TreeNode"},
                {"name": "all", "returns": "integer[]"},
            ],
        }
    }
)


@pytest.mark.parametrize(
    ("expected", "actual", "is_correct"),
    [
        ([None, None, 2.5], [None, None, 2.500001], True),
        ([None, 2], [None, 2.0], True),
        ([None, True], [None, 1], False),
        ([None, True], [None, True], True),
        ([None, [1, 2]], [None, [1, 2, None, None]], True),
        ([None, [1, 2]], [None, [2, 1]], False),
        ([None, None], [None], False),
        ([None], "null", False),
        ([None, 1], [None, None], False),
        ([None], [0], False),
    ],
)
def test_a_class_problem_is_compared_operation_by_operation(expected, actual, is_correct):
    assert check("exact", CLASS, expected, actual).is_correct is is_correct


def test_a_class_problem_names_the_operation_that_differs():
    result = check("exact", CLASS, [None, 2.5, True], [None, 2.5, False])
    assert result.message == "at [2]: expected true, got false"


# --- any order -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("type", "expected", "actual", "options", "is_correct"),
    [
        ("integer[]", [1, 2, 2], [2, 1, 2], {}, True),
        ("integer[]", [1, 2, 2], [2, 1, 1], {}, False),
        ("list<list<integer>>", [[1, 2], [3]], [[3], [1, 2]], {}, True),
        ("list<list<integer>>", [[1, 2], [3]], [[3], [2, 1]], {}, False),
        ("list<list<integer>>", [[1, 2], [3]], [[3], [2, 1]], {"nested": True}, True),
        ("list<list<integer>>", [[1, 2], [3]], [[2, 1], [3]], {"levels": [1]}, True),
        ("list<list<integer>>", [[1, 2], [3]], [[3], [1, 2]], {"levels": [1]}, False),
        ("list<list<string>>", [["a", "b"], []], [[], ["b", "a"]], {"nested": True}, True),
        ("list<TreeNode>", [[1], [2, None, 3]], [[2, None, 3, None, None], [1]], {}, True),
        ("ListNode", [1, 2], [2, 1], {}, True),
        ("double[]", [1, 2], [2.000001, 1], {}, True),
        ("double[]", [1, 2], [2.1, 1], {}, False),
        ("double[]", [1, 2], [2.1, 1], {"tolerance": 0.2}, True),
        ("double[][]", [[1.0, 5], [1.000001, 7]], [[1.000002, 7], [1.0000005, 5]], {}, True),
        ("double[][]", [[1.0, 5], [1.000001, 7]], [[1.000002, 7], [1.0000005, 6]], {}, False),
        ("list<list<double>>", [[1, 2], [3]], [[3.000001], [2, 1.000001]], {"nested": True}, True),
    ],
)
def test_any_order(type, expected, actual, options, is_correct):
    result = check("any_order", type, expected, actual, **options)
    assert result.is_correct is is_correct, result.message


def test_any_order_names_what_is_missing():
    result = check("any_order", "list<list<integer>>", [[1, 2], [3]], [[3], [3]])
    assert result.message == "[1,2] is missing" or result.message == "[1, 2] is missing"


nested = st.lists(st.lists(st.integers(0, 2), max_size=3), max_size=4)


@given(nested, nested)
def test_any_order_agrees_with_trying_every_order(expected, actual):
    truth = any(list(one) == actual for one in permutations(expected))
    assert check("any_order", "integer[][]", expected, actual).is_correct is truth


@given(nested, nested)
def test_nested_any_order_agrees_with_sorting_by_hand(expected, actual):
    truth = sorted(map(sorted, expected)) == sorted(map(sorted, actual))
    assert check("any_order", "integer[][]", expected, actual, nested=True).is_correct is truth


points = st.lists(
    st.lists(st.sampled_from([0, 0.9, 1.8, 2.7, 10]), min_size=2, max_size=2), max_size=4
)


@given(points, points)
def test_any_order_of_doubles_agrees_with_trying_every_order(expected, actual):
    # A chain of near numbers (0, 0.9, 1.8 with a tolerance of 1) is the case that sorting alone gets wrong.
    def near(one, other):
        return all(abs(a - b) <= 1 for a, b in zip(one, other, strict=True))

    truth = len(expected) == len(actual) and any(
        all(map(near, one, actual)) for one in permutations(expected)
    )
    assert check("any_order", "double[][]", expected, actual, absolute=1).is_correct is truth


@given(points, st.randoms(use_true_random=False))
def test_any_order_of_doubles_finds_the_pairs_of_shaken_and_shuffled_points(expected, random):
    actual = [[value + random.choice([-0.9, 0, 0.9]) for value in point] for point in expected]
    random.shuffle(actual)
    assert check("any_order", "double[][]", expected, actual, absolute=1).is_correct


def test_any_order_of_many_large_doubles_is_not_confused_by_their_nearness():
    expected = [[100_000.0 + index, index % 7] for index in range(2_000)]
    actual = [[x * (1 + 1e-12), y] for x, y in reversed(expected)]
    assert check("any_order", "double[][]", expected, actual).is_correct
    actual[5][1] += 1
    assert not check("any_order", "double[][]", expected, actual).is_correct


def test_any_order_is_quick_on_large_and_on_nasty_answers():
    start = time.perf_counter()
    large = [[index, index * 7 % 1000] for index in range(100_000)]
    assert check("any_order", "integer[][]", large, large[::-1], nested=True).is_correct
    doubles = [[index / 3, index / 7] for index in range(30_000)]
    assert check("any_order", "double[][]", doubles, doubles[::-1]).is_correct
    nasty = [[index * 1e-6, (index * 7919 % 3001) * 1e-6] for index in range(3_000)]
    check("any_order", "double[][]", nasty, [[a, 1 - b] for a, b in nasty])
    deep = [[[[1, 2] * 3] * 8] * 8] * 8
    check(
        "any_order",
        "integer[][][][]",
        deep,
        [*deep[:-1], [[[1, 2, 1, 2, 1, 1]] * 8] * 8],
        nested=True,
    )
    assert time.perf_counter() - start < 20


# --- any of, floats ------------------------------------------------------------------------------


def test_any_of_takes_each_line_of_the_answer_file():
    for answer, is_correct in [([1, 2], True), ([2, 1], True), ([1, 1], False)]:
        assert check("any_of", "integer[]", b"[1,2]\n[2,1]\n", answer).is_correct is is_correct
    assert check("any_of", "integer[]", b"[1,2]\n[3,4]\n", [4, 3], compare="any_order").is_correct
    assert find("any_of").answers(b"[1,2]\n\n[3]\n") == [b"[1,2]", b"[3]"]


def test_floats_heeds_its_tolerance():
    assert check("floats", "double", 1, 1.05, tolerance=0.1).is_correct
    assert not check("floats", "double", 1, 1.05, tolerance=0.01).is_correct
    assert not check("floats", "double", 100, 100.5, absolute=0.1).is_correct
    assert check("floats", "double", 100, 100.5, relative=0.1).is_correct
