"""What only Swift has: nodes and packages that solvers know, traps that are told in words, names that are theirs."""

from __future__ import annotations

import pytest

from judge.languages import Language, languages, prepare
from judge.sandbox.box import Job, JobLimits, Role
from judge.sandbox.docker_sandbox import DockerSandbox
from tests.conformance.conftest import Solve, function

pytestmark = pytest.mark.parametrize("language", [languages()["swift"]], ids=["swift"])

INTEGER = function("integer", returns="integer")
LIST = function("ListNode", returns="ListNode")
NODE = function("Node<random>", returns="Node<random>")
RIGHT = b"class Solution { func probe(_ n: Int) -> Int { return n + 1 } }\n"


@pytest.mark.parametrize(
    "before",
    [
        b"import Foundation\nimport Collections\nimport Numerics\nimport Dispatch\n",
        b"import HeapModule\nimport DequeModule\nimport OrderedCollections\nimport RealModule\n",
        b"struct Heap<T> { var items: [T] = [] }\nclass Deque {}\nclass Node { var val = 0 }\n",
        b"func min(_ a: Int) -> Int { a }\nfunc print(_ a: Int) {}\nfunc write(_ a: Int) {}\n",
        b"enum Rows { case one }\nstruct Wire {}\nfunc answer() {}\nlet here = 1, end = 2\n",
        b"@main struct Main { static func main() { fatalError() } }\n",
        b"extension Array where Element == Int { func integer() -> Int { 0 } }\n",
        b"fileprivate struct Hidden {}\nprivate let table = [1: 2]\n",
    ],
    ids=["imports", "modules", "own", "functions", "names", "main", "extension", "private"],
)
def test_a_solution_may_bring_things_of_its_own(solve: Solve, before: bytes) -> None:
    solved = solve(before + RIGHT, INTEGER, [[41]])

    assert solved.is_compiled, solved.messages
    assert solved.answers == [b"42"], solved.stderr


@pytest.mark.parametrize(
    "before",
    [
        b"public class ListNode { public var val: Int; public var next: ListNode?\n"
        b"    public init(_ val: Int) { self.val = val } }\n",
        b"extension ListNode: Equatable {\n"
        b"    public static func == (a: ListNode, b: ListNode) -> Bool { a.val == b.val } }\n",
        b"extension ListNode: Hashable {\n"
        b"    public static func == (a: ListNode, b: ListNode) -> Bool { a === b }\n"
        b"    public func hash(into hasher: inout Hasher) { hasher.combine(val) } }\n",
        b"extension ListNode: Comparable {\n"
        b"    public static func < (a: ListNode, b: ListNode) -> Bool { a.val < b.val } }\n",
    ],
    ids=["own", "equatable", "hashable", "comparable"],
)
def test_nodes_may_be_its_own_or_extended(solve: Solve, before: bytes) -> None:
    source = (
        b"class Solution { func probe(_ head: ListNode?) -> ListNode? { return head?.next } }\n"
    )

    solved = solve(before + source, LIST, [[[1, 2]]])

    assert solved.answers == [b"[2]"], solved.messages


def test_nodes_can_be_keys_as_on_leetcode(solve: Solve) -> None:
    source = b"""
    class Solution {
        var copies: [Node?: Node?] = [:]
        func probe(_ head: Node?) -> Node? {
            guard let head = head else { return nil }
            if let copy = copies[head] { return copy }
            let copy = Node(head.val)
            copies[head] = copy
            copy.next = probe(head.next)
            copy.random = probe(head.random)
            return copy
        }
    }
    """
    rows = [[7, 1, None], [7, None, 0]]

    assert solve(source, NODE, [[rows]]).answers == [b"[[7,1,null],[7,null,0]]"]


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b"[1, 2][n]", "Fatal error: Index out of range"),
        (b"Int.max - 1 + n", "Fatal error: arithmetic overflow"),
        (b"[1: 2][n]!", "Fatal error: Unexpectedly found nil while unwrapping an Optional value"),
        (b"Int(Int8(n * 100))", "Fatal error: Not enough bits to represent the passed value"),
        (b"7 % (n - 5)", "Fatal error: Division by zero in remainder operation"),
        (b"(n...3).count", "Fatal error: Range requires lowerBound <= upperBound"),
    ],
)
def test_a_trap_is_told_in_words_with_its_line(solve: Solve, body: bytes, said: str) -> None:
    source = b"class Solution {\n    func probe(_ n: Int) -> Int {\n        return " + body
    solved = solve(source + b"\n    }\n}\n", INTEGER, [[5]])

    assert f"solution.swift:3: {said}" in solved.stderr
    assert "at solution.swift:3, Solution.probe" in solved.stderr


def test_what_the_runtime_says_comes_without_addresses(solve: Solve) -> None:
    source = b"""class Solution {
        func probe(_ n: Int) -> Int { return Dictionary(uniqueKeysWithValues: [(n, 1), (n, 2)]).count }
    }
    """
    solved = solve(source, INTEGER, [[5]])

    assert "Fatal error: Duplicate values for key: '5'" in solved.stderr
    assert "0x0" not in solved.stderr


def test_prints_before_a_crash_are_kept(solve: Solve) -> None:
    source = b"class Solution { func probe(_ n: Int) -> Int { print(n); return [1][n] } }"

    assert solve(source, INTEGER, [[5]]).last.stdout == b"5\n"


@pytest.mark.parametrize(
    ("source", "said"),
    [
        (b"class Solution {\n    func probe(_ n: Int) -> Int {\n        return n\n    }\n", "'}'"),
        (RIGHT.replace(b"_ n: Int", b"_ n: Int, _ m: Int"), "missing argument"),
        (RIGHT.replace(b"_ n: Int", b"n: Int"), "the problem calls `Solution().probe(_ p0: Int)"),
        (b"class Other {}\n", "cannot find 'Solution' in scope"),
        (RIGHT + b"print(1)\n", "solution.swift:2:1: error: expressions are not allowed"),
    ],
    ids=["open", "arity", "label", "name", "statement"],
)
def test_errors_name_nothing_but_the_solution(solve: Solve, source: bytes, said: str) -> None:
    solved = solve(source, INTEGER, [[1]])

    assert not solved.is_compiled
    assert said in solved.messages
    for word in ("gavel", "__judge", "__answer", "glue"):
        assert word not in solved.messages


def test_letters_are_those_that_people_see(solve: Solve) -> None:
    source = b"""class Solution {
        func probe(_ text: String) -> [Character] { return text.reversed() }
    }
    """
    signature = function("string", returns="character[]")

    assert solve(source, signature, [["a\u0301b"]]).answers == ['["b","a\u0301"]'.encode()]


@pytest.mark.parametrize(
    "files",
    [
        {
            "main.swift": b"print(twice(21))\n",
            "twice.swift": b"func twice(_ n: Int) -> Int { 2 * n }\n",
        },
        {
            "solution.swift": b"let n = 21\nprint(twice(n))\n",
            "twice.swift": b"func twice(_ n: Int) -> Int { 2 * n }\n",
        },
        {
            "solution.swift": b"@main struct Main { static func main() async { print(twice(21)) } }\n",
            "twice.swift": b'import Foundation\nfunc twice(_ n: Int) -> String { String(format: "%d", 2 * n) }\n',
        },
    ],
    ids=["main", "solution", "attribute"],
)
def test_a_program_may_have_several_files(
    sandbox: DockerSandbox, language: Language, files: dict[str, bytes]
) -> None:
    prepared = prepare(language, files, None, 256)
    limits = JobLimits(20.0, 60.0, language.compile_memory_mb, 1 << 16, language.compile_processes)
    assert prepared.compile_argv is not None
    with sandbox.box(language.image) as box:
        compiled = box.run(Job(prepared.compile_argv, limits, Role.COMPILER, prepared.files))
        assert compiled.exit_code == 0, compiled
        limits = JobLimits(5.0, 30.0, 256, 1 << 20, language.processes)
        assert box.run(Job(prepared.run_argv, limits)).stdout == b"42\n"
