"""What strangers and authors write as values."""

import json
import math

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from problems.values import ValueRefused, ValueType, encoding, parse_type, signature_from_json
from problems.values.harness import harness_line

INT = st.integers(-(2**31), 2**31 - 1)
SCALARS = {
    "integer": INT,
    "long": st.integers(-(2**63), 2**63 - 1),
    "double": st.floats(allow_nan=False, allow_infinity=False) | INT,
    "boolean": st.booleans(),
    "string": st.text(),
    "character": st.characters(codec="ascii"),
    "ListNode": st.lists(INT, max_size=5),
}


def values_of(type):
    if type.item is not None:
        return st.lists(values_of(type.item), max_size=4)
    return SCALARS[type.name]


types = st.recursive(
    st.sampled_from(sorted(SCALARS)).map(ValueType),
    lambda inner: st.builds(ValueType, st.sampled_from(["array", "list"]), inner),
    max_leaves=1,
).filter(lambda type: str(type).count("<") + str(type).count("[") <= 8)
typed_values = types.flatmap(lambda type: st.tuples(st.just(type), values_of(type)))


def function(*types, returns="integer"):
    params = [{"name": f"p{index}", "type": type} for index, type in enumerate(types)]
    return signature_from_json({"function": {"name": "f", "params": params, "returns": returns}})


CACHE = signature_from_json(
    {
        "class": {
            "name": "Cache",
            "constructor": {"params": [{"name": "capacity", "type": "integer"}]},
            "methods": [
                {"name": "get", "params": [{"name": "k", "type": "integer"}], "returns": "integer"},
                {"name": "put", "params": [{"name": "k", "type": "string"}], "returns": "void"},
            ],
        }
    }
)


# --- The guarded parser --------------------------------------------------------------------------


@given(st.binary(max_size=300))
@example(b"\xff")
@example(b"\xff\xfe[\x001\x00]\x00")
@example(b"\xef\xbb\xbf1")
@example(b"1e999")
@example(b"-1e999")
@example(b"1" * 5000)
@example(b"0." + b"1" * 5000)
@example(b"NaN")
@example(b"Infinity")
@example(b"-Infinity")
@example(b"[" * 100_000)
@example(b'{"a":' * 100_000)
@example(b"")
@example(b"nul")
@example(b'"\x00"')
@example(b"1 2")
def test_it_parses_or_refuses_and_never_surprises(data):
    try:
        value = encoding.guarded_json(data)
    except ValueRefused:
        return
    assert not isinstance(value, float) or math.isfinite(value)


def test_depth_64_passes_and_65_does_not():
    assert encoding.guarded_json(b"[" * 64 + b"]" * 64)
    with pytest.raises(ValueRefused, match="nested deeper than 64"):
        encoding.guarded_json(b"[" * 65 + b"]" * 65)
    with pytest.raises(ValueRefused, match="nested deeper than 64"):
        encoding.guarded_json(b'{"a":' * 65 + b"1" + b"}" * 65)
    assert encoding.guarded_json(b'"' + b"[" * 1000 + b'"') == "[" * 1000


def test_long_numbers_are_refused_but_long_strings_of_digits_are_not():
    assert encoding.guarded_json(b'"' + b"1" * 100_000 + b'"') == "1" * 100_000
    for number in (b"9" * 401, b"-" + b"9" * 401, b"0." + b"9" * 500, b"[1," + b"9" * 9999 + b"]"):
        with pytest.raises(ValueRefused, match="more than 400 digits"):
            encoding.guarded_json(number)
    with pytest.raises(ValueRefused, match="more than 5 digits"):
        encoding.guarded_json(b"123456", max_digits=5)


def test_bytes_and_lists_are_bounded():
    with pytest.raises(ValueRefused, match="the limit is 10"):
        encoding.guarded_json(b"[1,2,3,4,5,6]", max_bytes=10)
    with pytest.raises(ValueRefused, match="more than 3 lists"):
        encoding.guarded_json(b"[[],[],[]]", max_containers=3)


def test_nan_passes_only_where_the_caller_and_the_type_allow_it():
    double = parse_type("double")
    with pytest.raises(ValueRefused, match="NaN is not allowed"):
        encoding.parse_value(b"NaN", double)
    assert math.isnan(encoding.parse_value(b"NaN", double, allows_nonfinite=True))
    values = encoding.parse_value(b"[-Infinity,1]", parse_type("double[]"), allows_nonfinite=True)
    assert values == [-math.inf, 1]
    with pytest.raises(ValueRefused, match="expected an integer"):
        encoding.parse_value(b"Infinity", parse_type("integer"), allows_nonfinite=True)
    with pytest.raises(ValueRefused, match="too large for a double"):
        encoding.parse_value(b"1e400", double, allows_nonfinite=True)


# --- Types ---------------------------------------------------------------------------------------


@given(typed_values)
def test_a_value_of_its_type_passes(typed):
    type, value = typed
    encoding.check_value(value, type)


@pytest.mark.parametrize(
    ("type", "text", "message"),
    [
        ("integer", b"true", "expected an integer, got a boolean"),
        ("integer", b"1.0", "expected an integer, got a number with a fraction"),
        ("integer", b"2147483648", "32 bits"),
        ("integer", b'"1"', "expected an integer, got a string"),
        ("long", b"9223372036854775808", "64 bits"),
        ("double", b"true", "expected a number, got a boolean"),
        ("double", b"1" + b"0" * 320, "finite"),
        ("boolean", b"1", "expected true or false, got an integer"),
        ("string", b"null", "expected a string, got null"),
        ("character", b'"ab"', "one ASCII character"),
        ("character", b'""', "one ASCII character"),
        ("character", '"é"'.encode(), "one ASCII character"),
        ("integer[]", b"[1,2,true]", "[2]: expected an integer"),
        ("integer[]", b"null", "expected a list"),
        ("list<list<string>>", b'[["a"],["b",3]]', "[1][1]: expected a string"),
        ("ListNode", b"[1,null]", "[1]: expected an integer, got null"),
        ("TreeNode", b"[null,1]", "[1]: a node without a parent"),
        ("TreeNode", b"[1,null,null,5]", "[3]: a node without a parent"),
        ("TreeNode", b'["1"]', "[0]: expected an integer, got a string"),
        ("TreeNode", b"null", "expected a tree"),
        ("void", b"1", "expected null"),
        ("integer", b"{}", "got an object"),
    ],
)
def test_a_value_of_another_type_is_refused_with_its_place(type, text, message):
    with pytest.raises(ValueRefused) as caught:
        encoding.parse_value(text, parse_type(type))
    assert message in str(caught.value)


@pytest.mark.parametrize(
    "text", [b"[]", b"[1]", b"[3,9,20,null,null,15,7]", b"[1,null,2,null,3]", b"[1,null,null]"]
)
def test_trees_in_level_order_pass(text):
    encoding.parse_value(text, parse_type("TreeNode"))


# --- The two forms of a test ---------------------------------------------------------------------


@given(typed_values, st.sampled_from(["\n", "\r\n"]), st.sampled_from(["", "\n", "\n\n"]))
def test_the_file_form_becomes_one_line_that_holds_the_same_values(typed, newline, end):
    type, value = typed
    text = newline.join([json.dumps(value), "7"]) + end
    line = harness_line(function(str(type), "integer"), text.encode())
    assert line.endswith(b"\n")
    assert line.count(b"\n") == 1
    assert json.loads(line) == [value, 7]


def test_longs_stay_exact():
    line = harness_line(function("long"), b"9007199254740993\n")
    assert line == b"[9007199254740993]\n"


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        (b"", 1, "0 lines; expected 2 lines, one JSON value for each of: p0, p1"),
        (b"1\n", 2, "1 lines"),
        (b'1\n"a"\n3\n', 3, "3 lines"),
        (b'"a"\n1\n', 1, "p0: expected an integer"),
        (b"1\nx\n", 2, "p1: not JSON"),
        (b'1\n"\\ud800"\n', 2, "surrogate"),
        (b'1\n"\xff"\n', 2, "not UTF-8"),
    ],
)
def test_a_wrong_input_names_its_line(text, line, message):
    with pytest.raises(ValueRefused) as caught:
        encoding.parse_test_input(function("integer", "string"), text)
    assert caught.value.line == line
    assert message in str(caught.value)


def test_a_function_without_parameters_takes_an_empty_file():
    assert harness_line(function(), b"\n") == b"[]\n"


def test_a_class_input_is_operations_and_their_arguments():
    text = b'["Cache","put","get"]\n[[2],["a"],[1]]\n'
    assert harness_line(CACHE, text) == b'[["Cache","put","get"],[[2],["a"],[1]]]\n'


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        (b'["Cache"]\n', 2, "1 lines; expected 2"),
        (b'["put"]\n[[2]]\n', 1, "the first operation must be `Cache`"),
        (b"[]\n[]\n", 1, "the first operation must be `Cache`"),
        (b'["Cache","pop"]\n[[2],[]]\n', 1, "operations[1]: no method `pop`; known are get, put"),
        (b'["Cache","Cache"]\n[[2],[2]]\n', 1, "no method `Cache`"),
        (b'["Cache",["get"]]\n[[2],[2]]\n', 1, "operations[1]: expected a string"),
        (b'["Cache","get"]\n[[2]]\n', 2, "the arguments of 2 operations"),
        (b'["Cache","get"]\n[[2],[]]\n', 2, "arguments[1]: `get` takes a list of 1 arguments"),
        (b'["Cache","get"]\n[[2],["x"]]\n', 2, "arguments[1][0]: expected an integer"),
        (b'["Cache"]\n[[true]]\n', 2, "arguments[0][0]: expected an integer"),
    ],
)
def test_a_wrong_class_input_names_its_line_and_place(text, line, message):
    with pytest.raises(ValueRefused) as caught:
        encoding.parse_test_input(CACHE, text)
    assert caught.value.line == line
    assert message in str(caught.value)


def test_a_class_answer_has_one_value_per_operation_of_its_type():
    operations = ["Cache", "put", "get"]
    read = encoding.parse_test_answer
    assert read(CACHE, b"[null,null,5]\n", operations=operations) == [None, None, 5]
    with pytest.raises(ValueRefused, match="2 values for 3 operations"):
        read(CACHE, b"[null,null]", operations=operations)
    with pytest.raises(ValueRefused, match=r"\[1\]: expected null"):
        read(CACHE, b"[null,1,5]", operations=operations)


# --- What is stored ------------------------------------------------------------------------------


@given(st.text(st.characters()) | st.binary())
@example("a\0b")
@example("\ud800x\udfff")
def test_storable_text_survives_encoding_and_has_no_nul(text):
    stored = encoding.storable_text(text)
    assert "\0" not in stored
    assert stored.encode().decode() == stored
    if isinstance(text, str) and "\0" not in text and text.isascii():
        assert stored == text
