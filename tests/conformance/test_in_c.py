"""What only C has: arguments that the solver may free, sizes beside the arrays, nothing that checks them."""

from __future__ import annotations

import pytest

from judge.languages import languages
from judge.sandbox.box import Ending
from problems.values import signature_from_json
from tests.conformance.conftest import Solve, function

pytestmark = pytest.mark.parametrize("language", [languages()["c"]], ids=["c"])

INTEGER = function("integer", returns="integer")


def test_list_nodes_that_are_taken_out_may_be_freed(solve: Solve) -> None:
    source = b"""
    struct ListNode* probe(struct ListNode* head) {
        while (head && head->val == 1) {
            struct ListNode *next = head->next;
            free(head);
            head = next;
        }
        struct ListNode *mine = malloc(sizeof *mine);
        free(mine);
        return head;
    }
    """
    solved = solve(source, function("ListNode", returns="ListNode"), [[[1, 1, 2, 3]], [[1]]] * 3)

    assert solved.answers == [b"[2,3]", b"[]"] * 3, solved.stderr


def test_an_array_that_was_given_may_grow(solve: Solve) -> None:
    source = b"""
    int* probe(int* values, int valuesSize, int* returnSize) {
        *returnSize = 2 * valuesSize;
        values = reallocarray(realloc(values, *returnSize * sizeof(int)), *returnSize, sizeof(int));
        memcpy(values + valuesSize, values, valuesSize * sizeof(int));
        return values;
    }
    """
    signature = function("integer[]", returns="integer[]")

    assert solve(source, signature, [[[1, 2]], [[]], [[3]]]).answers == [
        b"[1,2,1,2]",
        b"[]",
        b"[3,3]",
    ]


def test_arguments_do_not_pile_up(solve: Solve) -> None:
    source = b"int probe(int** rows, int rowsSize, int* rowsColSize) { return rows[9][9999]; }"
    tests = [[[list(range(10_000))] * 10]] * 100

    solved = solve(source, function("integer[][]", returns="integer"), tests, memory_mb=24)

    assert solved.answers == [b"9999"] * 100  # kept, they would take 40 MB
    assert solved.last.memory_kb < 12_000  # and tests that wait outside are not the program's


def test_sizes_that_are_counted_down_do_not_shorten_the_answer(solve: Solve) -> None:
    source = b"""
    void probe(int** rows, int rowsSize, int* rowsColSize) {
        while (rowsSize--) while (rowsColSize[rowsSize]--) rows[rowsSize][rowsColSize[rowsSize]] *= 2;
    }
    """
    signature = function("integer[][]", returns="void", output=0)

    assert solve(source, signature, [[[[1], [2, 3], []]]]).answers == [b"[[2],[4,6],[]]"]


@pytest.mark.parametrize(
    ("returns", "source", "said"),
    [
        ("string", "char* probe(int n) { return NULL; }", "NULL instead of a string"),
        (
            "integer[]",
            "int* probe(int n, int* returnSize) { *returnSize = 3; return NULL; }",
            "a result is NULL, though its size is not 0",
        ),
        (
            "integer[]",
            "int* probe(int n, int* returnSize) { *returnSize = -1; return &n; }",
            "was *returnSize set?",
        ),
        (
            "integer[][]",
            "int** probe(int n, int* returnSize, int** sizes) { *returnSize = 1; return malloc(8); }",
            "was *returnColumnSizes set?",
        ),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_sentence(
    solve: Solve, returns: str, source: str, said: str
) -> None:
    solved = solve(source.encode(), function("integer", returns=returns), [[1]])

    assert solved.answers == []
    assert solved.result is not None
    assert (solved.result.ending, solved.result.exit_code) == (Ending.EXITED, 1)
    assert said in solved.stderr


def test_a_node_has_its_number_of_others_before_them(solve: Solve) -> None:
    source = b"""
    struct Node* probe(struct Node* node) {
        free(node->neighbors[node->numNeighbors - 1]);
        node->numNeighbors--;
        return node;
    }
    """
    graph = function("Node<graph>", returns="Node<graph>")

    solved = solve(source, graph, [[[[1, [1, 2]], [2, []], [3, []]]], [[[1, [0]]]]])
    assert solved.answers == [b"[[1,[1]],[2,[]]]", b"[[1,[]]]"], solved.stderr
    messages = solve(source.replace(b"node->num", b"node->size"), graph, [[[[1, []]]]]).messages
    assert "solution.c:3:36: error: " in messages
    assert "sizeNeighbors" in messages


def test_plain_functions_may_take_the_place_of_a_class(solve: Solve) -> None:
    source = b"""
    char* encode(char* text) { char *data; asprintf(&data, "%s!", text); return data; }
    char* decode(char* data) { return strndup(data, strlen(data) - 1); }
    """
    methods = [
        {"name": name, "params": [{"name": "text", "type": "string"}], "returns": "string"}
        for name in ("encode", "decode")
    ]
    signature = signature_from_json({"class": {"name": "Codec", "methods": methods}})
    test = [["Codec", "encode", "decode"], [[], ["a b"], [{"result": 1}]]]

    assert solve(source, signature, [test] * 2).answers == [b'[null,"a b!","a b"]'] * 2
    assert "the problem calls `char* encode(char* text)`, `char* decode(char* text)`" in (
        solve(source.replace(b"char* text", b"int text"), signature, [test]).messages
    )


def test_a_function_that_is_nowhere_is_named(solve: Solve) -> None:
    solved = solve(b"int other(int); int probe(int n) { return other(n); }", INTEGER, [[1]])

    assert not solved.is_compiled
    assert "solution.c: undefined reference to `other'" in solved.messages
    assert "glue" not in solved.messages


def test_another_signature_is_told_which_is_called(solve: Solve) -> None:
    solved = solve(b"int probe(int n, int m) { return n; }", INTEGER, [[1]])

    assert not solved.is_compiled
    assert "the problem calls `int probe(int p0)`" in solved.messages
    assert "glue" not in solved.messages


def test_macros_of_a_solution_do_not_reach_the_call(solve: Solve) -> None:
    source = b"#define bool int\n#define int long long\n#define result 1\n#define while(x) if (0)\n"
    source += b"_Bool probe(signed n) { return n; }"

    assert solve(source, function("integer", returns="boolean"), [[5], [0]]).answers == [
        b"true",
        b"false",
    ]
