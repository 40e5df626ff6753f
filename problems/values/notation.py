"""Signatures as authors write them in problem.yaml: read with every mistake named, written back.

function: {name: twoSum, params: [{name: nums, type: "integer[]"}], returns: "integer[]"}

class:
  name: LRUCache
  constructor: {params: [{name: capacity, type: integer}]}
  methods: [{name: get, params: [{name: key, type: integer}], returns: integer}]

adapters: {python: {adapter: ..., starter: ..., api: ...}} stands beside either.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict, replace
from difflib import get_close_matches
from typing import Any

from problems.values.errors import SignatureError, SignatureMistake
from problems.values.signature import (
    NODES,
    Adapter,
    Callable,
    Parameter,
    Signature,
    ValueType,
)
from problems.values.type_notation import VOID, read_type

MAX_PARAMETERS = 20
MAX_METHODS = 50
MAX_ADAPTER = 100_000

_IDENTIFIER = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,63}")

Path = tuple[str | int, ...]


def signature_from_json(document: Any) -> Signature:
    """Read a signature as problem.yaml holds it; raise SignatureError with all mistakes."""
    reading = _Reading()
    signature = reading.signature(document)
    if reading.mistakes or signature is None:
        raise SignatureError(reading.mistakes)
    return signature


def signature_to_json(signature: Signature) -> dict[str, Any]:
    """Write a signature as problem.yaml holds it; the inverse of `signature_from_json`."""
    document = called_to_json(signature)
    if signature.function is not None:
        document["function"] |= _callable_to_json(signature.function)
        if signature.output is not None:
            document["function"]["output"] = signature.output
    if signature.round_trip is not None:
        document["class"]["round_trip"] = list(signature.round_trip)
    if signature.adapters:
        document["adapters"] = {
            language: {key: text for key, text in asdict(one).items() if text}
            for language, one in signature.adapters.items()
        }
    return document


def shown_to_json(signature: Signature) -> dict[str, Any]:
    """Write a signature as solvers may see it: without what the author's adapters do."""
    return signature_to_json(replace(signature, adapters={}))


def called_to_json(signature: Signature) -> dict[str, Any]:
    """Write a signature as a harness is told of it: what the solution has, and nothing that only the judge knows."""
    signature = signature.called
    if signature.function is not None:
        function = _callable_to_json(signature.function)
        if signature.output is not None:
            function["output"] = signature.output
        if signature.is_fresh:
            function["fresh"] = True
        return {"function": function}
    constructor = signature.constructor or Callable(signature.name)
    return {
        "class": {
            "name": signature.name,
            "constructor": {"params": _params_to_json(constructor)},
            "methods": [_callable_to_json(method) for method in signature.methods],
        }
    }


def answer_type(signature: Signature) -> ValueType | None:
    """Return the type that is compared; None for a class problem, whose operations each have their own."""
    if signature.function is None:
        return signature.trip[1].returns if signature.trip else None
    if signature.output is not None:
        return signature.function.params[signature.output].type
    return signature.function.returns


def _callable_to_json(function: Callable) -> dict[str, Any]:
    return {
        "name": function.name,
        "params": _params_to_json(function),
        "returns": str(function.returns),
    }


def _params_to_json(function: Callable) -> list[dict[str, Any]]:
    documents = []
    for one in function.params:
        document: dict[str, Any] = {"name": one.name, "type": str(one.type)}
        if one.closes:
            document["closes"] = one.closes
        elif one.is_hidden:
            document["hidden"] = True
        documents.append(document)
    return documents


class _Reading:
    """One pass over a signature document, collecting mistakes instead of stopping at the first."""

    def __init__(self) -> None:
        self.mistakes: list[SignatureMistake] = []

    def wrong(self, path: Path, message: str) -> None:
        self.mistakes.append(SignatureMistake(path, message))

    def signature(self, document: Any) -> Signature | None:
        if not isinstance(document, Mapping):
            self.wrong((), "a signature is a mapping with the key `function` or `class`")
            return None
        self.keys(document, {"function", "class", "adapters"}, ())
        if ("function" in document) == ("class" in document):
            self.wrong((), "a signature has exactly one of the keys `function` and `class`")
            return None
        if "function" in document:
            signature = self.function_problem(document["function"], ("function",))
        else:
            signature = self.class_problem(document["class"], ("class",))
        adapters = self.adapters(document.get("adapters", {}), ("adapters",))
        return signature and replace(signature, adapters=adapters)

    def adapters(self, documents: Any, path: Path) -> dict[str, Adapter]:
        """Read what an author wrote for single languages."""
        if not isinstance(documents, Mapping):
            self.wrong(path, "write `python: {api: ..., adapter: ..., starter: ...}`, by language")
            return {}
        adapters = {}
        for language, document in documents.items():
            here = (*path, str(language))
            if not isinstance(document, Mapping):
                self.wrong(here, "write a mapping: `{api: ..., adapter: ..., starter: ...}`")
                continue
            self.keys(document, {"api", "adapter", "starter"}, here)
            texts = {}
            for key in ("adapter", "starter", "api"):
                text = document.get(key, "" if key == "api" else None)
                if not isinstance(text, str) or (key != "api" and not text.strip()):
                    self.wrong((*here, key), f"the source text of the {key} is missing")
                elif len(text) > MAX_ADAPTER:
                    self.wrong((*here, key), f"more than {MAX_ADAPTER} characters")
                else:
                    texts[key] = text
            if len(texts) == 3:
                adapters[str(language)] = Adapter(**texts)
        return adapters

    def function_problem(self, document: Any, path: Path) -> Signature | None:
        function = self.callable(document, path, {"name", "params", "returns", "output", "fresh"})
        if function is None:
            return None
        output = document.get("output")
        if function.returns == VOID:
            if type(output) is not int:
                cure = "say with `output: 0` which parameter is compared after the call"
                self.wrong((*path, "output"), f"the function returns void; {cure}")
            elif not 0 <= output < len(function.params):
                last = len(function.params) - 1
                self.wrong((*path, "output"), f"no parameter {output}; they count from 0 to {last}")
        elif output is not None:
            self.counted(function, output, (*path, "output"))
        is_fresh = document.get("fresh", False)
        if is_fresh is not False and (
            is_fresh is not True or function.returns.innermost.name != "Node"
        ):
            self.wrong(
                (*path, "fresh"),
                "`fresh: true` says that an answer of type Node is made of new nodes",
            )
        signature = Signature(
            "function", function.name, function=function, output=output, is_fresh=is_fresh is True
        )
        self.one_node(signature, path)
        self.links(signature, path)
        return signature

    def links(self, signature: Signature, path: Path) -> None:
        """Check what is said of nodes that arguments share (links.py)."""
        assert signature.function is not None
        params = signature.function.params
        roots = {
            one.name: one.type
            for one in params
            if one.type.name in NODES | {"Node"} and not one.type.of
        }
        named = [((*path, "params", at), one.type.innermost) for at, one in enumerate(params)]
        named.append(((*path, "returns"), signature.function.returns.innermost))
        for place, type in named:
            if type.of and roots.get(type.of) != type.plain:
                self.wrong(place, f"`{type.of}` is no parameter of the type {type.plain}")
        if len({type.plain for _, type in named if type.of}) > 1:
            self.wrong(path, "nodes of one type alone can be shared")
        for at, one in enumerate(params):
            if one.closes and (roots.get(one.closes) != ValueType("ListNode") or not one.type.of):
                cure = '`{name: pos, type: "ListNode at head", closes: head}`, where head is a ListNode'
                self.wrong((*path, "params", at, "closes"), f"write {cure}")
            if one.is_hidden and signature.linked is None:
                reason = "a parameter is hidden where nodes of it are given, `TreeNode in root`"
                self.wrong((*path, "params", at, "hidden"), reason)
        if signature.linked is None:
            return
        if signature.is_counted or signature.is_fresh:
            self.wrong(
                path,
                f"`{'output' if signature.is_counted else 'fresh'}` does not go with shared nodes",
            )
        elif signature.output is not None:
            compared = params[signature.output : signature.output + 1]
            if any(roots.get(one.name) != signature.linked for one in compared):
                reason = f"where nodes are shared, a {signature.linked} itself is compared"
                self.wrong((*path, "output"), reason)

    def counted(self, function: Callable, output: Any, path: Path) -> None:
        """Check the `output` of a function that returns how much of it counts."""
        if function.returns != ValueType("integer"):
            cure = "remove it, or return void, or an integer: how many of its values count"
            self.wrong(path, f"`output` does not go with `returns: {function.returns}`; {cure}")
        elif type(output) is not int or not 0 <= output < len(function.params):
            last = len(function.params) - 1
            self.wrong(path, f"no parameter {output}; they count from 0 to {last}")
        elif function.params[output].type.item is None:
            name = function.params[output].name
            self.wrong(path, f"`{name}` has no values to count; it must be an array or a list")

    def class_problem(self, document: Any, path: Path) -> Signature | None:
        if not isinstance(document, Mapping):
            self.wrong(path, "a class is a mapping with `name`, `constructor` and `methods`")
            return None
        self.keys(document, {"name", "constructor", "methods", "round_trip"}, path)
        name = self.name(document, path)
        constructor_path = (*path, "constructor")
        constructor_document = document.get("constructor", {})
        if isinstance(constructor_document, Mapping):
            self.keys(constructor_document, {"params"}, constructor_path)
            params = self.params(
                constructor_document.get("params", []), (*constructor_path, "params")
            )
        else:
            self.wrong(constructor_path, "a constructor is a mapping: `{params: [...]}`")
            params = ()
        methods_path = (*path, "methods")
        documents = document.get("methods")
        if not isinstance(documents, list) or not documents:
            self.wrong(
                methods_path,
                "list at least one method: `- {name: get, params: [], returns: integer}`",
            )
            return None
        if len(documents) > MAX_METHODS:
            self.wrong(methods_path, f"{len(documents)} methods; the limit is {MAX_METHODS}")
            return None
        methods = [
            self.callable(one, (*methods_path, index), {"name", "params", "returns"})
            for index, one in enumerate(documents)
        ]
        self.no_twins([one.name if one else "" for one in methods], methods_path)
        known = {one.name: one for one in methods if one is not None}
        trip = self.trip(document.get("round_trip"), known, params, (*path, "round_trip"))
        for index, method in enumerate(methods):
            if method is not None and method.name == name:
                self.wrong((*methods_path, index, "name"), "a method cannot bear the class's name")
            is_last = trip is not None and method is not None and method.name == trip[1]
            if method is not None and method.returns.innermost.name == "Node" and not is_last:
                reason = "a method cannot return a Node; let it return what hangs on it, as a list"
                self.wrong((*methods_path, index, "returns"), reason)
        signature = Signature(
            "class",
            name,
            constructor=Callable(name, params),
            methods=tuple(one for one in methods if one is not None),
            round_trip=trip,
        )
        self.one_node(signature, path)
        for place, callable in (
            (constructor_path, signature.constructor),
            *(((*methods_path, at), one) for at, one in enumerate(signature.methods)),
        ):
            if callable is not None and callable != callable.called:
                self.wrong(place, "only a function's arguments can share nodes or be hidden")
        return signature

    def trip(
        self,
        names: Any,
        methods: Mapping[str, Callable],
        params: tuple[Parameter, ...],
        path: Path,
    ) -> tuple[str, str] | None:
        """Check the two methods of a round trip: the second takes what the first returns."""
        if names is None:
            return None
        if not isinstance(names, list) or len(names) != 2 or not {*map(str, names)} <= {*methods}:
            self.wrong(path, "name two methods of the class: `[serialize, deserialize]`")
            return None
        first, second = (methods[name] for name in names)
        if [one.type for one in second.params] != [first.returns]:
            reason = (
                f"`{second.name}` must take what `{first.name}` returns, a {first.returns}, alone"
            )
            self.wrong(path, reason)
        if second.returns == VOID:
            self.wrong(path, f"`{second.name}` must return what is compared")
        if params:
            self.wrong(path, "the constructor takes nothing where there is a round trip")
        return first.name, second.name

    def one_node(self, signature: Signature, path: Path) -> None:
        kinds = sorted({type.kind for type in signature.types if type.name == "Node"})
        if len(kinds) > 1:
            self.wrong(path, f"one class Node cannot be both: {', '.join(kinds)}")

    def callable(self, document: Any, path: Path, known: set[str]) -> Callable | None:
        if not isinstance(document, Mapping):
            self.wrong(path, "write a mapping: `{name: ..., params: [...], returns: ...}`")
            return None
        self.keys(document, known, path)
        name = self.name(document, path)
        params = self.params(document.get("params", []), (*path, "params"))
        returns = self.type(document, "returns", path)
        return Callable(name, params, returns or VOID)

    def params(self, documents: Any, path: Path) -> tuple[Parameter, ...]:
        if not isinstance(documents, list):
            self.wrong(path, 'parameters are a list: `[{name: nums, type: "integer[]"}]`')
            return ()
        if len(documents) > MAX_PARAMETERS:
            self.wrong(path, f"{len(documents)} parameters; the limit is {MAX_PARAMETERS}")
            return ()
        params = []
        for index, document in enumerate(documents):
            here = (*path, index)
            if not isinstance(document, Mapping):
                self.wrong(here, 'a parameter is a mapping: `{name: nums, type: "integer[]"}`')
                continue
            self.keys(document, {"name", "type", "hidden", "closes"}, here)
            type_ = self.type(document, "type", here)
            if type_ == VOID:
                self.wrong((*here, "type"), "a parameter cannot be void")
            closes, is_hidden = document.get("closes", ""), document.get("hidden", False)
            if not isinstance(closes, str):
                self.wrong((*here, "closes"), "name the list whose end leads to this node")
                closes = ""
            if not isinstance(is_hidden, bool):
                self.wrong((*here, "hidden"), "write `hidden: true`, or leave it out")
            # A placeholder keeps the positions, so that `output` is still judged rightly.
            params.append(
                Parameter(
                    self.name(document, here),
                    type_ or VOID,
                    is_hidden=is_hidden is True or bool(closes),
                    closes=closes,
                )
            )
        self.no_twins([one.name for one in params], path)
        return tuple(params)

    def name(self, document: Mapping[Any, Any], path: Path) -> str:
        name = document.get("name")
        if isinstance(name, str) and _IDENTIFIER.fullmatch(name):
            return name
        if name is None:
            self.wrong((*path, "name"), "a name is missing")
        else:
            rule = "a letter, then letters, digits or _, at most 64"
            self.wrong(
                (*path, "name"), f"{str(name)[:80]!r} is no name that every language takes: {rule}"
            )
        return ""

    def type(self, document: Mapping[Any, Any], key: str, path: Path) -> ValueType | None:
        text = document.get(key)
        if not isinstance(text, str):
            written = "is missing" if text is None else f"is {text!r}"
            self.wrong((*path, key), f'the type {written}; write it as text, e.g. "integer[]"')
            return None
        try:
            return read_type(text)
        except ValueError as error:
            self.wrong((*path, key), str(error))
            return None

    def keys(self, document: Mapping[Any, Any], known: set[str], path: Path) -> None:
        for key in document:
            if key in known:
                continue
            close = get_close_matches(str(key), known, n=1)
            cure = (
                f"did you mean `{close[0]}`?" if close else f"known are {', '.join(sorted(known))}"
            )
            self.wrong((*path, str(key)), f"unknown key `{key}`; {cure}")

    def no_twins(self, names: list[str], path: Path) -> None:
        for index, name in enumerate(names):
            if name and name in names[:index]:
                self.wrong((*path, index, "name"), f"the name `{name}` is used twice")
