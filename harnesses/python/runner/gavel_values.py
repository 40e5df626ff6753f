"""Values for Python: JSON to arguments, results to JSON, along the types of a signature."""

import _json

# A cycle in a result must end somewhere; no test has an answer this long.
MAX_NODES = 2_000_000


class ListNode:
    """A node of a singly-linked list."""

    __module__ = "solution"

    def __init__(self, val=0, next=None):
        self.val = val
        self.next = next


class TreeNode:
    """A node of a binary tree."""

    __module__ = "solution"

    def __init__(self, val=0, left=None, right=None):
        self.val = val
        self.left = left
        self.right = right


# Types whose values are rows: the name to (decode, encode). gavel_nodes fills it for the problems that have some.
as_rows = {}


class _Reading:
    """The settings that json's C scanner wants to see."""

    strict = False
    object_hook = None
    object_pairs_hook = None
    parse_float = float
    parse_int = int
    parse_constant = float
    memo = {}


_scan = _json.make_scanner(_Reading)


def _refuse_unknown(value):
    raise TypeError(f"a {type(value).__name__} cannot be answered")


# No markers: what is dumped was walked by an encoder and is bounded.
_dump = _json.make_encoder(
    None, _refuse_unknown, _json.encode_basestring_ascii, None, ":", ",", False, False, True
)


def parse(text):
    """Return the value of a line of JSON."""
    return _scan(text, 0)[0]


def dump(value):
    """Return a value as one line of JSON."""
    return "".join(_dump(value, 0))


def item_type(type):
    """Return the T of `T[]` and `list<T>`, None for anything else."""
    if type.endswith("[]"):
        return type[:-2]
    if type.startswith("list<"):
        return type[5:-1]
    return None


def decoder(type):
    """Return the function from JSON to a value of the type, None where they are the same."""
    item = item_type(type)
    if item is not None:
        decode = decoder(item)
        return decode and (lambda values: [decode(one) for one in values])
    if (base := type.partition("<")[0]) in as_rows:
        return as_rows[base][0]
    return {"double": float, "ListNode": _decode_list, "TreeNode": _decode_tree}.get(type)


def arguments_decoder(params):
    """Return the function from a list of JSON values to a list of arguments."""
    decoders = [decoder(param["type"]) for param in params]
    if not any(decoders):
        return list
    return lambda values: [
        decode(value) if decode else value for decode, value in zip(decoders, values)
    ]


def encoder(type):
    """Return the function (value, who, place) -> what JSON can hold; it raises TypeError or ValueError."""
    item = item_type(type)
    if item is not None:
        return _list_encoder(type, item)
    if (base := type.partition("<")[0]) in as_rows:
        return as_rows[base][1]
    return _ENCODERS[type]


def _decode_list(values):
    first = None
    for value in reversed(values):
        first = ListNode(value, first)
    return first


def _decode_tree(values):
    if not values or values[0] is None:
        return None
    root = TreeNode(values[0])
    parents = [root]
    rest = iter(values)
    next(rest)
    for parent in parents:
        for side in ("left", "right"):
            value = next(rest, None)
            if value is not None:
                child = TreeNode(value)
                setattr(parent, side, child)
                parents.append(child)
    return root


def wrong(value, who, place, type):
    """Return the error for a value that is not of the type."""
    shown = repr(value)
    if len(shown) > 60:
        shown = shown[:57] + "..."
    where = f" at {place}" if place else ""
    return TypeError(f"{who} {shown} ({value.__class__.__name__}){where}; expected {type}")


def _encode_integer(value, who, place, type="integer"):
    if not isinstance(value, int):
        raise wrong(value, who, place, type)
    return int(value)


def _encode_long(value, who, place):
    return _encode_integer(value, who, place, "long")


def _encode_double(value, who, place):
    if not isinstance(value, (int, float)):
        raise wrong(value, who, place, "double")
    return float(value)


def _encode_boolean(value, who, place):
    if value is True or value is False:
        return value
    if isinstance(value, int) and 0 <= value <= 1:
        return bool(value)  # `return n and not n & (n - 1)`
    raise wrong(value, who, place, "boolean")


def _encode_string(value, who, place):
    if not isinstance(value, str):
        raise wrong(value, who, place, "string")
    return value


def _encode_character(value, who, place):
    if not isinstance(value, str) or len(value) != 1:
        raise wrong(value, who, place, "character (a string of length one)")
    return value


def _encode_void(value, who, place):
    return None


def _encode_list(value, who, place):
    values = []
    node = value
    while node is not None:
        try:
            values.append(_encode_integer(node.val, who, place))
            node = node.next
        except AttributeError:
            raise wrong(node, who, place, "ListNode") from None
        if len(values) > MAX_NODES:
            raise ValueError(f"{who} a linked list of more than {MAX_NODES} nodes; it may have a cycle")
    return values


def _encode_tree(value, who, place):
    values = []
    nodes = [value]
    for node in nodes:
        if node is None:
            values.append(None)
            continue
        try:
            values.append(_encode_integer(node.val, who, place))
            nodes += (node.left, node.right)
        except AttributeError:
            raise wrong(node, who, place, "TreeNode") from None
        if len(nodes) > 2 * MAX_NODES:
            raise ValueError(f"{who} a tree of more than {MAX_NODES} nodes; it may have a cycle")
    while values and values[-1] is None:
        values.pop()
    return values


_ENCODERS = {
    "integer": _encode_integer,
    "long": _encode_long,
    "double": _encode_double,
    "boolean": _encode_boolean,
    "string": _encode_string,
    "character": _encode_character,
    "void": _encode_void,
    "ListNode": _encode_list,
    "TreeNode": _encode_tree,
}
_PLAIN = {"integer": {int}, "long": {int}, "double": {float}, "boolean": {bool}, "string": {str}}


def _list_encoder(type, item):
    encode = encoder(item)
    plain = _PLAIN.get(item)

    def encode_items(value, who, place):
        if value.__class__ is not list:
            # Dictionary views, deques, tuples and generators are lists to LeetCode too.
            if isinstance(value, (str, bytes, dict)) or not hasattr(value, "__iter__"):
                raise wrong(value, who, place, type)
            value = list(value)
        if plain is not None and plain.issuperset(map(_class_of, value)):
            return value
        return [encode(one, who, f"{place}[{index}]") for index, one in enumerate(value)]

    return encode_items


_class_of = type
