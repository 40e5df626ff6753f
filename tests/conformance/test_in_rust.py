"""What only Rust has: the solution is the crate itself, beside what it is given; names are spelled in snake case."""

from __future__ import annotations

import pytest

from judge.languages import Language, languages, starter_code
from problems.values import signature_from_json
from tests.conformance.conftest import Solve, function

RUST = languages()["rust"]
pytestmark = pytest.mark.parametrize("language", [RUST], ids=["rust"])

INTEGER = function("integer", returns="integer")
RIGHT = b"impl Solution { pub fn probe(n: i32) -> i32 { n + 1 } }\n"


@pytest.mark.parametrize(
    "before",
    [
        b"#![allow(non_snake_case)]\n//! Notes.\nuse crate::Solution as Given;\n",
        b"#![forbid(unsafe_code)]\n#![deny(warnings)]\nfn unused() {}\n",
        b"struct Solution;\nfn main() { panic!(); }\n",
        b"mod gavel {} type Vec = i32; struct String; enum Option { None } use Option::None;\n",
        b"macro_rules! vec { () => { compile_error!() } }\nfn __answer(n: i32) -> i32 { n }\n",
        b'extern "C" { fn rand() -> u32; }\n#[no_mangle] pub fn free_of_charge() -> u32 { unsafe { rand() } }\n',
        b"use std::alloc::*;\n#[global_allocator] static MINE: System = System;\n",
    ],
    ids=["inner", "strict", "own", "shadows", "macros", "foreign", "allocator"],
)
def test_a_solution_may_bring_things_of_its_own(solve: Solve, before: bytes) -> None:
    solved = solve(before + RIGHT, INTEGER, [[41]])

    assert solved.is_compiled, solved.messages
    assert solved.answers == [b"42"], solved.stderr


def test_nodes_may_be_given_traits_or_be_its_own(solve: Solve) -> None:
    body = b"impl Solution { pub fn probe(p: Option<Box<ListNode>>) -> Option<Box<ListNode>> { p.max(None) } }\n"
    ordered = b"""
    impl PartialOrd for ListNode {
        fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> { Some(self.cmp(other)) }
    }
    impl Ord for ListNode { fn cmp(&self, other: &Self) -> std::cmp::Ordering { self.val.cmp(&other.val) } }
    """
    own = b"""
    #[derive(PartialEq, Eq, Clone, Debug, PartialOrd, Ord)]
    pub struct ListNode { pub val: i32, pub next: Option<Box<ListNode>> }
    """
    signature = function("ListNode", returns="ListNode")

    for given in (ordered, own):
        solved = solve(given + body, signature, [[[1, 2]]])
        assert solved.answers == [b"[1,2]"], solved.messages


@pytest.mark.parametrize(
    ("source", "said"),
    [
        (
            b"impl Solution {\n    pub fn probe(n: i32) -> i32 {\n        n\n    }\n",
            "unclosed delimiter",
        ),
        (b'impl Solution {\n    pub fn probe(n: i32) -> i32 { "n\n}', "unterminated double quote"),
        (b"#![feature(never_type)]\n" + RIGHT, "solution.rs:1"),
        (RIGHT.replace(b"n + 1", b"3_000_000_000"), "literal out of range"),
        (RIGHT.replace(b"n: i32", b"n: i32, m: i32"), "argument #2 of type `i32` is missing"),
        (RIGHT.replace(b"impl", b"struct Solution; impl").replace(b"probe", b"other"), "`probe`"),
    ],
    ids=["open", "text", "nightly", "literal", "arity", "name"],
)
def test_errors_name_nothing_but_the_solution(solve: Solve, source: bytes, said: str) -> None:
    solved = solve(source, INTEGER, [[1]])

    assert not solved.is_compiled
    assert said in solved.messages
    assert "solution.rs" in solved.messages
    for word in ("gavel", "__given", "__call", "glue", "super::", "aborting"):
        assert word not in solved.messages


def test_names_are_in_snake_case_and_keywords_raw(language: Language) -> None:
    params = [{"name": name, "type": "integer"} for name in ("isOK", "HTTPServer2Go", "type", "n1")]
    signature = signature_from_json(
        {"function": {"name": "mergeKLists", "params": params, "returns": "integer"}}
    )

    assert (
        "pub fn merge_k_lists(is_ok: i32, http_server2_go: i32, r#type: i32, n1: i32) -> i32 {"
        in starter_code(language, signature)
    )
