"""What a function or class problem asks for: names, parameters and types, as plain records."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Literal

SCALARS = frozenset({"integer", "long", "double", "boolean", "string", "character"})
NODES = frozenset({"TreeNode", "ListNode"})


@dataclass(frozen=True)
class ValueType:
    """One type: a scalar, a node, `void`, or a container (`array`: `T[]`, `list`: `list<T>`).

    `kind` says what a `Node` is (nodes.py); it is empty for all else. `of` names the parameter inside which a node is
    found (links.py): by its value, or by its position there.
    """

    name: str
    item: ValueType | None = None
    kind: str = ""
    of: str = ""
    is_position: bool = False

    @property
    def innermost(self) -> ValueType:
        """Return what is inside of all containers: a scalar or a node, or the type itself."""
        return self if self.item is None else self.item.innermost

    @cached_property
    def plain(self) -> ValueType:
        """Return the type as solvers see it: of no matter which parameter."""
        if self.item is not None:
            return replace(self, item=self.item.plain)
        return replace(self, of="", is_position=False)

    def __str__(self) -> str:
        """Return LeetCode's spelling, e.g. `list<list<integer>>` or `character[][]`; ours for `TreeNode in root`."""
        inside = self.innermost
        if inside.of:
            return f"{self.plain} {'at' if inside.is_position else 'in'} {inside.of}"
        if self.item is None:
            return f"{self.name}<{self.kind}>" if self.kind else self.name
        return f"{self.item}[]" if self.name == "array" else f"list<{self.item}>"


@dataclass(frozen=True)
class Parameter:
    """A named argument.

    One that `is_hidden` is not given to the solution. `closes` names a list whose last node leads to this one.
    """

    name: str
    type: ValueType
    is_hidden: bool = False
    closes: str = ""


@dataclass(frozen=True)
class Callable:
    """A function, a method or a constructor."""

    name: str
    params: tuple[Parameter, ...] = ()
    returns: ValueType = field(default_factory=lambda: ValueType("void"))

    @cached_property
    def called(self) -> Callable:
        """Return it as solvers write it: with what they are given, and plain types."""
        params = (Parameter(one.name, one.type.plain) for one in self.params if not one.is_hidden)
        return Callable(self.name, tuple(params), self.returns.plain)


@dataclass(frozen=True)
class Adapter:
    """What an author wrote for one language, where a signature cannot say what solvers write: three source texts.

    `adapter` has the signature's function or class and calls the solution; `api` is what the solution may call;
    `starter` is its beginning.
    """

    adapter: str
    starter: str
    api: str = ""


@dataclass(frozen=True)
class Signature:
    """A function problem (`function` set) or a class problem (`constructor` and `methods` set).

    `output` is the position of the parameter that is compared when the function returns void. When it returns an
    integer, that says how many of the parameter's values are compared. `is_fresh`: the answer is made of new nodes,
    none of those that were given. `round_trip` names two methods of a class: what the second makes of the first one's
    result is the answer. With `adapters`, by language, the problem can be solved in these alone, and the signature is
    that of what they call `Adapter`.
    """

    kind: Literal["function", "class"]
    name: str
    function: Callable | None = None
    output: int | None = None
    constructor: Callable | None = None
    methods: tuple[Callable, ...] = ()
    is_fresh: bool = False
    round_trip: tuple[str, str] | None = None
    adapters: Mapping[str, Adapter] = field(default_factory=dict)

    @property
    def types(self) -> Iterator[ValueType]:
        """Yield every type that is named, without the containers around it."""
        callables = (self.function, self.constructor, *self.methods)
        for one in filter(None, callables):
            for type in (*(param.type for param in one.params), one.returns):
                yield type.innermost

    @cached_property
    def node_kind(self) -> str | None:
        """Return what a Node is in this problem; None when there is none."""
        return next((type.kind for type in self.types if type.name == "Node"), None)

    @property
    def is_counted(self) -> bool:
        """Tell whether the function returns how many of the compared parameter's values count."""
        return (
            self.function is not None
            and self.output is not None
            and self.function.returns.name != "void"
        )

    @cached_property
    def linked(self) -> ValueType | None:
        """Return the type of the nodes that arguments share (links.py); None when they share none."""
        return next((type.plain for type in self.types if type.of), None)

    @property
    def needs_rows(self) -> bool:
        """Tell whether the answer is what has become of the nodes that arguments share, and not only which."""
        if self.linked is None or self.function is None:
            return False
        answer = self.function.returns.innermost
        return self.output is not None or (answer.name == self.linked.name and not answer.of)

    @property
    def trip(self) -> tuple[Callable, Callable] | None:
        """Return the two methods of a round trip."""
        if self.round_trip is None:
            return None
        first, second = (
            next(one for one in self.methods if one.name == name) for name in self.round_trip
        )
        return first, second

    @property
    def lines(self) -> tuple[Parameter, ...] | None:
        """Return the parameters that have a line each in a test's input; None where it holds operations."""
        if self.function is not None:
            return self.function.params
        return self.trip[0].params if self.trip else None

    @cached_property
    def called(self) -> Signature:
        """Return the signature as solvers write it, and as a harness is told of it."""
        if self.function is None or self.linked is None:
            return self
        return replace(self, function=self.function.called, output=None)
