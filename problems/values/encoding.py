"""Values as text: the guarded parser, the check against types, and the form that a test has in files.

That form (`.in` files, the API, the run form) is one JSON value per parameter per line; a class
problem has two lines, the operations and their arguments. harness.py has the other one.

Whatever is odd raises ValueRefused and nothing else: a stranger's text never surprises the judge.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable, Sequence
from itertools import chain
from operator import attrgetter
from typing import Any, NoReturn

from problems.values.errors import ValueRefused
from problems.values.links import NOWHERE, linked_arguments
from problems.values.nodes import KINDS
from problems.values.notation import answer_type
from problems.values.signature import Parameter, Signature, ValueType
from problems.values.type_notation import VOID

MAX_BYTES = 64 * 1024 * 1024
MAX_DEPTH = 64
# A long has 19 digits and a double's shortest form 17; authors write some more for exactness.
MAX_DIGITS = 400
# An empty list costs three bytes of text and eighty of memory.
MAX_CONTAINERS = 2_000_000

INTEGER_RANGE = (-(2**31), 2**31 - 1)
LONG_RANGE = (-(2**63), 2**63 - 1)

_Place = tuple[str | int, ...]

_LONG_DIGITS = re.compile(r"[0-9]{300}")
_LARGE_EXPONENT = re.compile(r"[0-9][eE]\+?[0-9]{3}")
_SURROGATE = re.compile("[\ud800-\udfff]")
_EXACT_KINDS: dict[str, tuple[frozenset[type], str]] = {
    "integer": (frozenset({int}), "an integer"),
    "long": (frozenset({int}), "an integer"),
    "double": (frozenset({int, float}), "a number"),
    "boolean": (frozenset({bool}), "true or false"),
    "string": (frozenset({str}), "a string"),
    "character": (frozenset({str}), "a string of one character"),
}
_KIND_NAMES: dict[type, str] = {
    int: "an integer",
    float: "a number with a fraction",
    bool: "a boolean",
    str: "a string",
    list: "a list",
    dict: "an object",
    type(None): "null",
}


def guarded_json(
    data: bytes,
    max_depth: int = MAX_DEPTH,
    max_digits: int = MAX_DIGITS,
    *,
    max_bytes: int = MAX_BYTES,
    max_containers: int = MAX_CONTAINERS,
    allows_nonfinite: bool = False,
) -> Any:
    """Parse JSON from a stranger, in UTF-8, within bounds; raise ValueRefused for everything else.

    NaN and Infinity as bare words pass only with `allows_nonfinite`; numbers too large for a double
    never do.
    """
    if len(data) > max_bytes:
        raise ValueRefused(f"{len(data)} bytes; the limit is {max_bytes}")
    opened = data.count(b"[") + data.count(b"{")
    if opened > max_containers:
        raise ValueRefused(f"more than {max_containers} lists")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise ValueRefused(f"not UTF-8 (byte {error.start})") from None

    def refuse_constant(word: str) -> NoReturn:
        raise ValueRefused(f"{word} is not allowed here")

    def bounded_int(digits: str) -> int:
        if len(digits.lstrip("-")) > max_digits:
            raise ValueRefused(f"a number of more than {max_digits} digits")
        return int(digits)

    def bounded_float(digits: str) -> float:
        if len(digits) > max_digits + 8:
            raise ValueRefused(f"a number of more than {max_digits} digits")
        number = float(digits)
        if math.isinf(number):
            raise ValueRefused(f"{digits[:40]} is too large for a double")
        return number

    # The hooks cost a call per number; most texts cannot hold a number that they would refuse.
    needs_hooks = max_digits < 300 or _LONG_DIGITS.search(text) or _LARGE_EXPONENT.search(text)
    try:
        value = json.loads(
            text,
            parse_constant=None if allows_nonfinite else refuse_constant,
            parse_int=bounded_int if needs_hooks else None,
            parse_float=bounded_float if needs_hooks else None,
        )
    except json.JSONDecodeError as error:
        raise ValueRefused(f"not JSON: {error.msg} at character {error.pos + 1}") from None
    except RecursionError:
        raise ValueRefused(f"nested deeper than {max_depth}") from None
    except MemoryError:
        raise ValueRefused("too large to hold in memory") from None
    except (ValueError, UnicodeError):
        raise ValueRefused("not JSON that can be read") from None
    if opened > max_depth and _is_deeper(value, max_depth):
        raise ValueRefused(f"nested deeper than {max_depth}")
    return value


def check_value(value: object, type: ValueType, *, allows_nonfinite: bool = False) -> None:
    """Check a parsed value against its type, strictly; raise ValueRefused naming the place.

    `true` is no integer, `1.0` neither; `[]` is the empty tree or list; a character is one ASCII
    character, since that is what fits each language's type for it.
    """
    _check(value, type, (), allows_nonfinite)


def parse_value(
    data: bytes, type: ValueType, *, max_bytes: int = MAX_BYTES, allows_nonfinite: bool = False
) -> Any:
    """Parse one JSON value and check it against its type; NaN and Infinity only if allowed."""
    value = guarded_json(data, max_bytes=max_bytes, allows_nonfinite=allows_nonfinite)
    check_value(value, type, allows_nonfinite=allows_nonfinite)
    return value


def parse_test_input(signature: Signature, text: bytes, *, max_bytes: int = MAX_BYTES) -> list[Any]:
    """Read the file form of a test's input into its arguments, checked against the signature.

    For a class problem the list holds the operations and the list of their arguments. ValueRefused
    has the line.
    """
    arguments = parse_arguments(signature, text, max_bytes=max_bytes)
    if signature.linked is not None:
        linked_arguments(signature, arguments)
    return arguments


def parse_arguments(signature: Signature, text: bytes, *, max_bytes: int = MAX_BYTES) -> list[Any]:
    """Do the same for each argument by itself: whether a node that one names is in another is not asked."""
    if len(text) > max_bytes:
        raise ValueRefused(f"{len(text)} bytes; the limit is {max_bytes}")
    if signature.lines is None:
        return _class_input(signature, text)
    return _lines_input(signature.lines, text)


def parse_test_answer(
    signature: Signature, text: bytes, *, operations: Sequence[str] | None = None
) -> Any:
    """Read a test's answer (one JSON value), checked against the signature.

    A class problem's answer is checked against the `operations` of its input, one value for each.
    """
    type = answer_type(signature)
    value = _line_value(text.strip(), 1)
    if type is not None:
        _check_at_line(value, type, 1)
        return value
    if value.__class__ is not list:
        raise ValueRefused("expected a list with one value per operation", line=1)
    if operations is None:
        return value
    if len(value) != len(operations):
        raise ValueRefused(f"{len(value)} values for {len(operations)} operations", line=1)
    returns = {method.name: method.returns for method in signature.methods}
    for index, (operation, result) in enumerate(zip(operations, value, strict=True)):
        _check_at_line(result, returns.get(operation, VOID), 1, (index,))
    return value


def storable_text(text: str | bytes) -> str:
    """Make a stranger's text fit for PostgreSQL and JSON columns.

    NUL becomes ␀, and what is no character U+FFFD.
    """
    if isinstance(text, bytes):
        text = text.decode("utf-8", "replace")
    return _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text).replace("\0", "␀")


def _lines_input(params: tuple[Parameter, ...], text: bytes) -> list[Any]:
    lines = _lines(text)
    if len(lines) != len(params):
        names = ", ".join(param.name for param in params)
        wanted = f"{len(params)} lines, one JSON value for each of: {names}"
        if not params:
            wanted = "no line, since the function takes nothing"
        raise ValueRefused(
            f"{len(lines)} lines; expected {wanted}",
            line=min(len(lines), len(params)) + 1,
        )
    arguments = []
    for number, (param, line) in enumerate(zip(params, lines, strict=True), start=1):
        value = _line_value(line, number, param.name)
        _check_at_line(value, param.type, number, (param.name,))
        arguments.append(value)
    return arguments


def _class_input(signature: Signature, text: bytes) -> list[Any]:
    lines = _lines(text)
    if len(lines) != 2:
        wanted = "expected 2: the operations, then their arguments"
        raise ValueRefused(f"{len(lines)} lines; {wanted}", line=min(len(lines), 2) + 1)
    operations = _line_value(lines[0], 1, "operations")
    _check_at_line(operations, ValueType("array", ValueType("string")), 1, ("operations",))
    arguments = _line_value(lines[1], 2, "arguments")
    if arguments.__class__ is not list or len(arguments) != len(operations):
        wanted = f"expected a list with the arguments of {len(operations)} operations"
        raise ValueRefused(wanted, place=("arguments",), line=2)
    if not operations or operations[0] != signature.name:
        raise ValueRefused(f"the first operation must be `{signature.name}`", line=1)
    methods = {method.name: method.params for method in signature.methods}
    constructor = signature.constructor.params if signature.constructor else ()
    for index, (operation, given) in enumerate(zip(operations, arguments, strict=True)):
        params = methods.get(operation) if index else constructor
        if params is None:
            known = ", ".join(methods)
            reason = f"no method `{operation[:60]}`; known are {known}"
            raise ValueRefused(reason, place=("operations", index), line=1)
        place: _Place = ("arguments", index)
        if given.__class__ is not list or len(given) != len(params):
            reason = f"`{operation}` takes a list of {len(params)} arguments"
            raise ValueRefused(reason, place=place, line=2)
        for position, param in enumerate(params):
            _check_at_line(given[position], param.type, 2, (*place, position))
    return [operations, arguments]


def _lines(text: bytes) -> list[bytes]:
    """Split into lines; blank ones at the end, and carriage returns, are nobody's mistake."""
    return [line.rstrip(b"\r") for line in text.rstrip().split(b"\n")] if text.strip() else []


def _line_value(line: bytes, number: int, name: str = "") -> Any:
    place = (name,) if name else ()
    try:
        value = guarded_json(line)
    except ValueRefused as error:
        raise ValueRefused(error.reason, place=place, line=number) from None
    # Half of a surrogate pair can only come from an escape; no language here could be given it.
    if b"\\u" in line and _SURROGATE.search(json.dumps(value, ensure_ascii=False)):
        raise ValueRefused("a string holds half of a surrogate pair", place=place, line=number)
    return value


def _check_at_line(value: object, type: ValueType, line: int, place: _Place = ()) -> None:
    try:
        _check(value, type, place, False)
    except ValueRefused as error:
        raise ValueRefused(error.reason, place=error.place, line=line) from None


def _check(value: object, type: ValueType, place: _Place, allows_nonfinite: bool) -> None:
    if type.item is not None:
        if value.__class__ is not list:
            raise ValueRefused(f"expected a list ({type}), got {_kind(value)}", place=place)
        assert isinstance(value, list)
        if type.item.name in _EXACT_KINDS and _all_fit(value, type.item):
            return
        for index, one in enumerate(value):
            _check(one, type.item, (*place, index), allows_nonfinite)
    elif type.name == "void":
        if value is not None:
            raise ValueRefused(f"expected null, got {_kind(value)}", place=place)
    elif type.of:
        _check_named(value, type, place)
    elif type.name == "ListNode":
        _check(value, ValueType("array", ValueType("integer")), place, False)
    elif type.name == "TreeNode":
        _check_tree(value, place)
    elif type.name == "Node":
        _check_node(value, type, place)
    else:
        _check_scalar(value, type, place, allows_nonfinite)


def _all_fit(values: list[Any], type: ValueType) -> bool:
    """Check a flat list in C; the slow loop names the place when something is wrong."""
    kinds, _ = _EXACT_KINDS[type.name]
    if not kinds.issuperset(map(attrgetter("__class__"), values)):
        return False
    if not values:
        return True
    if type.name == "integer":
        return bool(INTEGER_RANGE[0] <= min(values) and max(values) <= INTEGER_RANGE[1])
    if type.name == "long":
        return bool(LONG_RANGE[0] <= min(values) and max(values) <= LONG_RANGE[1])
    if type.name == "character":
        return set(map(len, values)) == {1} and "".join(values).isascii()
    return type.name in {"boolean", "string"}


def _check_scalar(value: object, type: ValueType, place: _Place, allows_nonfinite: bool) -> None:
    kinds, name = _EXACT_KINDS[type.name]
    if value.__class__ not in kinds:
        raise ValueRefused(f"expected {name}, got {_kind(value)}", place=place)
    if type.name == "character":
        assert isinstance(value, str)
        if len(value) != 1 or not value.isascii():
            raise ValueRefused("expected a string of one ASCII character", place=place)
    elif type.name in {"integer", "long"}:
        low, high = INTEGER_RANGE if type.name == "integer" else LONG_RANGE
        if not low <= value <= high:  # type: ignore[operator]  # its class is int by now
            bits = "32" if type.name == "integer" else "64"
            cure = "; the type long holds more" if type.name == "integer" else ""
            raise ValueRefused(f"does not fit into {bits} bits{cure}", place=place)
    elif type.name == "double" and not allows_nonfinite:
        try:
            finite = math.isfinite(value)  # type: ignore[arg-type]  # its class is int or float by now
        except OverflowError:
            finite = False
        if not finite:
            raise ValueRefused("expected a finite number", place=place)


def _check_named(value: object, type: ValueType, place: _Place) -> None:
    """Check how a node inside another argument is called."""
    if value is None and not type.is_position:
        return
    _check_scalar(value, ValueType("integer"), place, False)
    if type.is_position and value < NOWHERE:  # type: ignore[operator]  # its class is int by now
        raise ValueRefused("a position is 0 or above, or -1 for none", place=place)


def _check_tree(value: object, place: _Place) -> None:
    if value.__class__ is not list:
        reason = f"expected a tree in level order, e.g. [1,null,2], got {_kind(value)}"
        raise ValueRefused(reason, place=place)
    assert isinstance(value, list)
    for index, one in enumerate(value):
        if one is not None:
            _check_scalar(one, ValueType("integer"), (*place, index), False)
    # `free` counts the places that a node read so far leaves for children.
    free = 1
    for index, one in enumerate(value):
        if free == 0:
            raise ValueRefused("a node without a parent in level order", place=(*place, index))
        free += 1 if one is not None else -1


def _check_node(value: object, type: ValueType, place: _Place) -> None:
    try:
        # Only an answer is written along `next`.
        if not (type.kind == "next" and value.__class__ is list and "#" in value):
            KINDS[type.kind].rows(value)
    except ValueRefused as error:
        raise ValueRefused(error.reason, place=(*place, *error.place)) from None


def _kind(value: object) -> str:
    return _KIND_NAMES.get(value.__class__, "something else")


def _is_deeper(value: object, limit: int) -> bool:
    """Tell whether lists and objects nest deeper than the limit, going down level by level."""
    level = [value]
    for _ in range(limit):
        level = list(chain.from_iterable(map(_children, level)))
    return any(isinstance(one, list | dict) for one in level)


def _children(value: object) -> Iterable[object]:
    if isinstance(value, dict):
        return value.values()
    return value if isinstance(value, list) else ()
