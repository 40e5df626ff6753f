"""What a function or class problem asks for: names, parameters and types, as plain records."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

SCALARS = frozenset({"integer", "long", "double", "boolean", "string", "character"})
NODES = frozenset({"TreeNode", "ListNode"})


@dataclass(frozen=True)
class ValueType:
    """One type: a scalar, a node, `void`, or a container (`array`: `T[]`, `list`: `list<T>`).

    `kind` says what a `Node` is (nodes.py); it is empty for all else.
    """

    name: str
    item: ValueType | None = None
    kind: str = ""

    @property
    def innermost(self) -> ValueType:
        """Return what is inside of all containers: a scalar or a node, or the type itself."""
        return self if self.item is None else self.item.innermost

    def __str__(self) -> str:
        """Return LeetCode's spelling, e.g. `list<list<integer>>` or `character[][]`."""
        if self.item is None:
            return f"{self.name}<{self.kind}>" if self.kind else self.name
        return f"{self.item}[]" if self.name == "array" else f"list<{self.item}>"


@dataclass(frozen=True)
class Parameter:
    """A named argument."""

    name: str
    type: ValueType


@dataclass(frozen=True)
class Callable:
    """A function, a method or a constructor."""

    name: str
    params: tuple[Parameter, ...] = ()
    returns: ValueType = field(default_factory=lambda: ValueType("void"))


@dataclass(frozen=True)
class Signature:
    """A function problem (`function` set) or a class problem (`constructor` and `methods` set).

    `output` is the position of the parameter that is compared when the function returns void. When it returns an
    integer, that says how many of the parameter's values are compared. `is_fresh`: the answer is made of new nodes,
    none of those that were given.
    """

    kind: Literal["function", "class"]
    name: str
    function: Callable | None = None
    output: int | None = None
    constructor: Callable | None = None
    methods: tuple[Callable, ...] = ()
    is_fresh: bool = False

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
