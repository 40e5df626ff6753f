"""Nodes that come and go as rows: the class Node of a problem, and nodes that arguments share (harnesses/README.md)."""

import builtins

import gavel_values
from gavel_values import MAX_NODES, ListNode, TreeNode


class Shape:
    """A class of nodes and its fields, read from rows and written as such."""

    def __init__(self, type, make, fields):
        self.type = type
        self.make = make
        self.fields = [(field["name"], field["type"]) for field in fields]
        self.scalars = {type: gavel_values.encoder(type) for _, type in self.fields if not type.startswith("Node")}

    def read(self, rows):
        """Return the nodes of the rows, in their order."""
        nodes = [self.make() for _ in rows]
        for node, row in zip(nodes, rows):
            for (name, type), value in zip(self.fields, row):
                if type == "Node[]":
                    value = [nodes[at] for at in value]
                elif type == "Node" and value is not None:
                    value = nodes[value]
                setattr(node, name, value)
        return nodes

    def write(self, nodes, numbers, who, place):
        """Return the rows of the nodes and of all that hang on them; both arguments grow by those."""

        def number_of(node):
            if node is None:
                return None
            if id(node) not in numbers:
                numbers[id(node)] = len(nodes)
                nodes.append(node)
            return numbers[id(node)]

        rows = []
        for node in nodes:
            row = []
            for name, type in self.fields:
                try:
                    field = getattr(node, name)
                except AttributeError:
                    raise gavel_values.wrong(node, who, place, self.type) from None
                if type == "Node":
                    field = number_of(field)
                elif type == "Node[]":
                    field = [number_of(one) for one in field or []]
                else:
                    field = self.scalars[type](field, who, place)
                row.append(field)
            rows.append(row)
            if len(nodes) > MAX_NODES:
                raise ValueError(f"{who} more than {MAX_NODES} nodes")
        return rows


def define_node(fields, is_fresh):
    """Make the class Node of a problem and return it; with `is_fresh` no answer may hold a node that was given."""
    lists = {field["name"] for field in fields if field["type"] == "Node[]"}
    names = [field["name"] for field in fields]
    lines = ["class Node:", f"    def __init__(self, {', '.join(f'{name}=None' for name in names)}):"]
    for name in names:
        lines.append(f"        self.{name} = {name}" + (f" if {name} is not None else []" if name in lists else ""))
    space = {"__name__": "solution"}
    exec("\n".join(lines), space)
    shape = Shape("Node", space["Node"], fields)
    given = {}

    def decode(rows):
        nodes = shape.read(rows)
        if is_fresh:
            given.update((id(node), node) for node in nodes)
        return nodes[0] if nodes else None

    def encode(value, who, place):
        numbers = {id(value): 0}
        rows = shape.write([] if value is None else [value], numbers, who, place)
        is_given = not given.keys().isdisjoint(numbers)
        given.clear()
        return "the answer holds a node that was given, and should be a copy" if is_given else rows

    gavel_values.as_rows["Node"] = decode, encode
    return shape.make


class Linked:
    """The nodes that the arguments of a test share: numbers to nodes, and back."""

    def __init__(self, type, fields, rows=False):
        make = {"ListNode": ListNode, "TreeNode": TreeNode}.get(type) or builtins.Node
        self.shape = Shape(type, make, fields)
        self.answers_rows = rows
        gavel_values.as_rows[type] = self.decode, self.encode

    def begin(self, rows):
        """Take the nodes of a test."""
        self.nodes = self.shape.read(rows)
        self.numbers = {id(node): number for number, node in enumerate(self.nodes)}

    def decode(self, number):
        """Return the node of a number."""
        return None if number is None else self.nodes[number]

    def encode(self, node, who, place):
        """Return the number of a node; one that was not given gets one where the rows are answered."""
        if node is None:
            return None
        if id(node) not in self.numbers:
            if node.__class__ is not self.shape.make:
                raise gavel_values.wrong(node, who, place, self.shape.type)
            if not self.answers_rows:
                return "a node that was not given"
            self.numbers[id(node)] = len(self.nodes)
            self.nodes.append(node)
        return self.numbers[id(node)]

    def end(self, answer, who):
        """Return the whole answer."""
        if self.answers_rows:
            answer = [answer, self.shape.write(self.nodes, self.numbers, who, "")]
        self.nodes = self.numbers = None
        return answer
