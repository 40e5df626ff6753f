"""What only Go has: imports that nobody wrote, a package clause or none, nodes and a main that solvers bring along."""

from __future__ import annotations

import pytest

from judge.languages import languages
from judge.sandbox.box import Ending
from problems.values import signature_from_json
from tests.conformance.conftest import Solve, function

pytestmark = pytest.mark.parametrize("language", [languages()["go"]], ids=["go"])

INTEGER = function("integer", returns="integer")
LIST = function("ListNode", returns="ListNode")


@pytest.mark.parametrize(
    "head",
    [
        "",
        "package main\n",
        "package leetcode // mine\n\n/* all */ ",
        "\ufeff/* first */ package main; ",
        'package main\r\n\r\nimport "sort"\r\n',
        'import (\n\tx "strings"\n)\nvar _ = x.ToUpper\n',
        "//go:build ignore\n\npackage main\n\nfunc main() { println(probe(1)) }\n",
    ],
)
def test_a_source_may_begin_as_it_likes(solve: Solve, head: str) -> None:
    source = f"{head}func probe(n int) int {{ sort.Ints(nil); panic(strings.Repeat(`x`, n)) }}\n"

    solved = solve(source.encode(), INTEGER, [[3]])

    assert solved.is_compiled, solved.messages
    assert "panic: xxx" in solved.stderr
    assert f"solution.go:{source.count(chr(10))}" in solved.stderr


def test_columns_are_the_solvers_own(solve: Solve) -> None:
    source = b"package x; func main() { sort.Ints(nil) }; func probe(n int) int { return m }"

    messages = solve(source, INTEGER, [[1]]).messages

    assert f"solution.go:1:{source.index(b' m ') + 2}: undefined: m" in messages


@pytest.mark.parametrize(
    "source",
    [
        b"func probe(sort int) int { strings := []int{sort}; return len(strings) }",
        b"type list struct{ heap []int }\nfunc (l list) Len() int { return len(l.heap) + 1 }\n"
        b"func probe(n int) int { list := list{}; return list.Len() }",
        b"var math = struct{ Abs int }{1}\nfunc probe(n int) int { return math.Abs }",
        b'import rand "math/big"\nfunc probe(n int) int { return int(rand.NewInt(1).Int64()) }',
    ],
)
def test_nothing_is_imported_over_a_name_of_the_solvers(solve: Solve, source: bytes) -> None:
    solved = solve(source, INTEGER, [[1]])

    assert solved.answers == [b"1"], solved.messages + solved.stderr


def test_an_import_that_is_not_there_is_named(solve: Solve) -> None:
    source = b'import "example.com/x"\n\nfunc probe(n int) int { return x.F(n) }'

    messages = solve(source, INTEGER, [[1]]).messages

    assert "solution.go:1:8: could not import example.com/x (there is no such package" in messages


def test_an_import_that_is_not_used_is_refused(solve: Solve) -> None:
    messages = solve(b'import "os"\n\nfunc probe(n int) int { return n }', INTEGER, [[1]]).messages

    assert messages == 'solution.go:1:8: "os" imported and not used\n\timport "os"\n'


@pytest.mark.parametrize(
    "source",
    [
        b"redblacktree.NewWithIntComparator()",
        b"redblacktree.New[int, int]()",
        b"redblacktree.NewWith[int, int](cmp.Compare[int])",
        b"priorityqueue.NewWith(func(a, b interface{}) int { return a.(int) - b.(int) })",
        b"priorityqueue.NewWith(func(a, b any) int { return a.(int) - b.(int) })",
        b"priorityqueue.NewWith(func(a, b int) int { return a - b })",
        b"treemap.NewWithStringComparator()",
        b"treemap.New[string, int]()",
        b"treeset.NewWith(utils.IntComparator, 1, 2)",
        b"treeset.New[int](1, 2)",
    ],
)
def test_gods_is_there_in_both_versions(solve: Solve, source: bytes) -> None:
    source = b"func probe(n int) int { all := " + source + b"; all.Clear(); return all.Size() }"

    solved = solve(source, INTEGER, [[1]])

    assert solved.answers == [b"0"], solved.messages + solved.stderr


def test_a_solver_may_define_the_nodes_and_give_them_methods(solve: Solve) -> None:
    source = b"""
    func (n *ListNode) last() *ListNode { for n.Next != nil { n = n.Next }; return n }
    func probe(head *ListNode) *ListNode { return head.last() }
    """
    defined = b"type ListNode struct {\n\tVal int\n\tNext *ListNode\n}\n"

    for text in (source, defined + source):
        assert solve(text, LIST, [[[1, 2]]]).answers == [b"[2]"]


def test_nodes_that_are_others_are_refused(solve: Solve) -> None:
    source = b"type ListNode struct {\n\tNext *ListNode\n\tVal int\n}\nfunc probe(n *ListNode) *ListNode { return n }"

    solved = solve(source, LIST, [[[1]]])

    assert solved.messages == (
        "solution.go:1: the problem defines `type ListNode struct { Val int; Next *ListNode }`\n"
    )


def test_a_node_is_the_problems_or_the_solvers(solve: Solve) -> None:
    defined = b"type Node struct {\n\tVal int\n\tNeighbors []*Node\n}\n"
    source = (
        b"func (n *Node) me() *Node { return n }\nfunc probe(n *Node) *Node { return n.me() }\n"
    )
    graph = function("Node<graph>", returns="Node<graph>")
    own = b"type Node struct{ left, right *Node }\nfunc probe(n int) int { return Node{}.count() + n }\n"
    own += b"func (n Node) count() int { return 1 }"

    for text in (source, defined + source):
        assert solve(text, graph, [[[[1, [0]]]]]).answers == [b"[[1,[0]]]"]
    assert "the problem defines `type Node struct { Val int; Neighbors []*Node }`" in (
        solve(own, graph, [[[]]]).messages
    )
    assert solve(own, INTEGER, [[1]]).answers == [b"2"]


def test_methods_may_begin_with_a_small_letter(solve: Solve) -> None:
    source = b"""
    type Codec struct{}
    func Constructor() Codec { return Codec{} }
    func (this *Codec) serialize(root *TreeNode) string { return strconv.Itoa(root.Val) }
    func (this *Codec) Deserialize(data string) *TreeNode { n, _ := strconv.Atoi(data); return &TreeNode{Val: n} }
    """
    methods = [
        {"name": name, "params": [{"name": "it", "type": takes}], "returns": returns}
        for name, takes, returns in (
            ("serialize", "TreeNode", "string"),
            ("deserialize", "string", "TreeNode"),
        )
    ]
    signature = signature_from_json({"class": {"name": "Codec", "methods": methods}})

    test = [["Codec", "serialize", "deserialize"], [[], [[7]], [{"result": 1}]]]

    assert solve(source, signature, [test]).answers == [b'[null,"7",[7]]']


def test_part_of_a_letter_is_the_replacement_character(solve: Solve) -> None:
    source = "func probe(n int) string { return `é`[:1] + `z` }".encode()

    assert solve(source, function("integer", returns="string"), [[1]]).answers == [
        '"\ufffdz"'.encode()
    ]


def test_goroutines_may_wait_and_spin(solve: Solve) -> None:
    source = b"""
    func probe(n int) int {
        go func() { for { n++ } }()
        var group sync.WaitGroup
        sums := make(chan int, 1000)
        for i := range 1000 {
            group.Add(1)
            go func() { defer group.Done(); time.Sleep(time.Millisecond); sums <- i }()
        }
        group.Wait()
        runtime.GC()
        return len(sums)
    }
    """
    assert solve(source, INTEGER, [[1]]).answers == [b"1000"]


def test_too_large_a_slice_is_want_of_memory(solve: Solve) -> None:
    solved = solve(b"func probe(n int) int { return len(make([]int, n<<40)) }", INTEGER, [[1]])

    assert solved.result is not None
    assert solved.result.ending is Ending.EXITED
    assert languages()["go"].says_out_of_memory(solved.last.stderr)


def test_endless_recursion_is_no_want_of_memory(solve: Solve) -> None:
    source = b"func probe(n int) int { return probe(n+1) + n }"

    solved = solve(source, INTEGER, [[1]])

    assert "stack overflow" in solved.stderr
    assert not languages()["go"].says_out_of_memory(solved.last.stderr)
