"""What only Racket has: a line `#lang` or none, definitions that solvers bring along, names in kebab case."""

from __future__ import annotations

import pytest

from judge.languages import Language, languages, starter_code
from problems.values import signature_from_json
from tests.conformance.conftest import Solve, function

pytestmark = pytest.mark.parametrize("language", [languages()["racket"]], ids=["racket"])

INTEGER = function("integer", returns="integer")
RIGHT = b"(define/contract (probe n)\n  (-> exact-integer? exact-integer?)\n  (add1 n))\n"


@pytest.mark.parametrize(
    "before",
    [
        b"#lang racket\n",
        b"; notes\n#| more |#\n\n#lang racket/base\n",
        b"\xef\xbb\xbf#lang racket\n(require data/heap racket/match srfi/26)\n",
        b"(define (make-queue) 1) (define heap-min 2) (define (range a) a) (define values-of list)\n",
        b"(struct queue (front back)) (struct line (at)) (define text 1) (define-syntax-rule (twice a) (* 2 a))\n",
        b"(module+ test (require rackunit) (check-equal? (probe 1) 2))\n(module+ main (error 'main))\n",
        b"(provide probe)\n(define (main) (displayln (probe 1)))\n",
    ],
    ids=["lang", "base", "mark", "own", "structs", "submodules", "provide"],
)
def test_a_source_may_begin_as_it_likes(solve: Solve, before: bytes) -> None:
    solved = solve(before + RIGHT, INTEGER, [[41], [1]])

    assert solved.is_compiled, solved.messages
    assert solved.answers == [b"42", b"2"], solved.stderr


@pytest.mark.parametrize(
    "before",
    [
        b"",
        b"(struct list-node\n  (val next) #:mutable #:transparent)\n"
        b"(define (make-list-node [val 0])\n  (list-node val #f))\n",
    ],
    ids=["given", "own"],
)
def test_nodes_are_there_and_may_be_defined_again(solve: Solve, before: bytes) -> None:
    source = b"(define (probe head)\n  (list-node 0 (match head [(list-node val _) (make-list-node val)])))\n"

    solved = solve(before + source, function("ListNode", returns="ListNode"), [[[1, 2]]])

    assert solved.answers == [b"[0,1]"], solved.messages + solved.stderr


@pytest.mark.parametrize(
    ("source", "said"),
    [
        (b"(define (probe n)\n  (add1 n)", "solution.rkt:1:0: read-syntax: expected a `)`"),
        (b"(define (probe n)\n  (add m n))", "solution.rkt:2:3: add: unbound identifier"),
        (b"(define (other n) n)", "the problem calls `(probe p0)`, which is not defined"),
        (b"(define (probe n) (let ([m]) n))", "solution.rkt:1:24: let: bad syntax"),
        (b"(require nowhere/to-be-found)\n" + RIGHT, "collection not found"),
    ],
    ids=["open", "unbound", "name", "syntax", "require"],
)
def test_errors_name_nothing_but_the_solution(solve: Solve, source: bytes, said: str) -> None:
    solved = solve(source, INTEGER, [[1]])

    assert not solved.is_compiled
    assert said in solved.messages
    for word in ("gavel", "__answer", "language.rkt"):
        assert word not in solved.messages


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b"(-> exact-integer? string?)\n  n", "probe: broke its own contract"),
        (b"(-> exact-integer? exact-integer?)\n  (car n)", "car: contract violation"),
        (b"(-> exact-integer? exact-integer?)\n  (raise 'no)", "uncaught: 'no"),
    ],
    ids=["contract", "library", "raise"],
)
def test_what_is_raised_is_told(solve: Solve, body: bytes, said: str) -> None:
    solved = solve(b"(define/contract (probe n)\n  " + body + b")", INTEGER, [[1]])

    assert solved.result is not None
    assert solved.result.exit_code == 1
    assert said in solved.stderr
    assert "gavel" not in solved.stderr


def test_a_list_that_is_none_is_refused(solve: Solve) -> None:
    solved = solve(
        b"(define (probe n) (vector n))", function("integer", returns="integer[]"), [[1]]
    )

    assert "the problem asks for (listof exact-integer?), the result is #(1)" in solved.stderr


def test_names_are_in_kebab_case(language: Language) -> None:
    params = [{"name": "kingName", "type": "string"}]
    signature = signature_from_json(
        {
            "class": {
                "name": "LRUCache2Go",
                "constructor": {"params": params},
                "methods": [{"name": "getInheritanceOrder", "params": params, "returns": "string"}],
            }
        }
    )
    code = starter_code(language, signature)

    assert "(define lru-cache2-go%" in code
    assert "(define/public (get-inheritance-order king-name)" in code
    assert "(new lru-cache2-go% [king-name king-name])" in code
