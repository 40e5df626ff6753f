"""The problems that come with the product: complete, readable, and made by their own generators."""

import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from problems.packages import read_package
from problems.values import ValueType
from problems.verdicts import Verdict

LIBRARY = Path(__file__).resolve().parents[2] / "problems" / "library"
PACKAGES = sorted(path.parent for path in LIBRARY.glob("*/problem.yaml"))
LANGUAGES = {"python", "javascript", "java", "cpp"}
MEGABYTE = 1_000_000

each_package = pytest.mark.parametrize("path", PACKAGES, ids=lambda path: path.name)


def size(path):
    return sum(file.stat().st_size for file in path.rglob("*") if file.is_file())


def types_in(type: ValueType):
    """Name a type and all that it is made of."""
    yield str(type)
    if type.item is not None:
        yield from types_in(type.item)


def types_of(signature):
    callables = [signature.function, signature.constructor, *signature.methods]
    for one in filter(None, callables):
        for type in [one.returns, *(parameter.type for parameter in one.params)]:
            yield from types_in(type)


@each_package
def test_it_reads_without_a_warning(path):
    assert read_package(path).warnings == ()


@each_package
def test_it_has_an_accepted_solution_in_every_language(path):
    accepted = [one for one in read_package(path).solutions if one.folder == "accepted"]

    assert {one.language for one in accepted} >= LANGUAGES


@each_package
def test_it_has_solutions_that_must_fail(path):
    folders = {one.folder for one in read_package(path).solutions}

    assert folders >= {"wrong_answer", "run_time_error"}


@each_package
def test_it_has_samples_and_enough_secret_tests(path):
    tests = read_package(path).tests

    assert any(test.is_sample and test.explanation for test in tests)
    assert sum(not test.is_sample for test in tests) >= 20
    assert size(path) < MEGABYTE


@each_package
def test_its_generator_writes_the_same_tests_again(path, tmp_path):
    copy = tmp_path / path.name
    shutil.copytree(path / "generators", copy / "generators")

    subprocess.run([sys.executable, copy / "generators" / "generate.py"], check=True, timeout=60)

    made = {one.relative_to(copy): one.read_bytes() for one in copy.glob("data/*/*.*")}
    kept = {
        one.relative_to(path): one.read_bytes()
        for one in path.glob("data/*/*.*")
        if one.suffix in {".in", ".ans"}
    }
    assert made.keys() == kept.keys()
    assert [name for name in kept if made[name] != kept[name]] == []


def test_the_library_uses_every_type():
    signatures = [read_package(path).signature for path in PACKAGES]
    used = {type for one in signatures if one is not None for type in types_of(one)}

    assert used >= {
        "integer",
        "long",
        "double",
        "boolean",
        "string",
        "character",
        "void",
        "integer[]",
        "integer[][]",
        "string[]",
        "character[]",
        "character[][]",
        "list<integer>",
        "list<list<integer>>",
        "list<string>",
        "list<list<string>>",
        "TreeNode",
        "ListNode",
        "ListNode[]",
        "TreeNode in root",
        "ListNode at head",
        "Node<graph>",
    }
    assert any(one.is_fresh for one in signatures if one)
    assert any(one.round_trip for one in signatures if one)
    assert any(one.adapters for one in signatures if one)


def test_the_library_has_every_kind_of_problem_and_every_failure():
    packages = [read_package(path) for path in PACKAGES]
    kinds = Counter(one.signature.kind if one.signature else "stdin" for one in packages)
    checkers = {one.checker.name for one in packages}
    expected = {
        verdict for one in packages for solution in one.solutions for verdict in solution.expected
    }

    assert len(packages) >= 21
    assert kinds["function"] >= 12
    assert kinds["class"] >= 2
    assert kinds["stdin"] >= 6
    assert checkers >= {"exact", "tokens", "floats", "any_order", "any_of", "program"}
    assert expected == set(Verdict) - {Verdict.IE}
    assert size(LIBRARY) < 7 * MEGABYTE
