"""Starter code is spelled as LeetCode spells it: golden files, one per language and kind of problem.

`GAVEL_WRITE_GOLDEN=1 pytest tests/judge/languages/test_starter.py` writes them anew; read the difference.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from judge.languages import Language, languages, languages_for, starter_code
from judge.languages.templates import snake_case, spell
from problems.values import Signature, parse_type
from tests.judge.languages.conftest import SIGNATURES

ANY = SIGNATURES["scalars"]


@pytest.mark.parametrize(
    ("language", "name"),
    [
        pytest.param(language, name, id=f"{language.id}-{name}")
        for name, signature in SIGNATURES.items()
        for language in languages_for(signature)
    ],
)
def test_it_is_the_golden_one(language: Language, name: str) -> None:
    extension = Path(language.file_name).suffix
    path = language.folder / "golden" / f"{name}{extension}.txt"

    code = starter_code(language, SIGNATURES[name])

    if os.environ.get("GAVEL_WRITE_GOLDEN"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(code, encoding="utf-8")
    assert path.is_file(), f"no golden file {path}: write it (see above) and read it"
    assert code == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("language", languages_for(ANY), ids=lambda language: language.id)
def test_every_scalar_has_a_spelling_in_every_container(language: Language) -> None:
    for scalar in ("integer", "long", "double", "boolean", "string", "character", "TreeNode"):
        for form in ("{}", "{}[]", "list<{}>", "{}[][]", "list<list<{}>>", "list<{}[]>"):
            spelled = spell(language, parse_type(form.format(scalar)))
            assert spelled
            assert "{item}" not in spelled


@pytest.mark.parametrize(
    ("type", "java", "cpp", "python", "javascript"),
    [
        ("list<integer>", "List<Integer>", "vector<int>", "List[int]", "number[]"),
        ("list<integer[]>", "List<int[]>", "vector<vector<int>>", "List[List[int]]", "number[][]"),
        ("list<character>", "List<Character>", "vector<char>", "List[str]", "character[]"),
        ("long[][]", "long[][]", "vector<vector<long long>>", "List[List[int]]", "number[][]"),
        ("TreeNode[]", "TreeNode[]", "vector<TreeNode*>", "List[Optional[TreeNode]]", "TreeNode[]"),
        (
            "list<list<double>>",
            "List<List<Double>>",
            "vector<vector<double>>",
            "List[List[float]]",
            "number[][]",
        ),
    ],
)
def test_types_are_spelled_as_leetcode_does(
    type: str, java: str, cpp: str, python: str, javascript: str
) -> None:
    for id, wanted in (
        ("java", java),
        ("cpp", cpp),
        ("python", python),
        ("javascript", javascript),
    ):
        assert spell(languages()[id], parse_type(type)) == wanted


def test_a_node_that_is_not_used_is_not_defined(two_sum: Signature) -> None:
    for language in languages_for(two_sum):
        assert "ListNode" not in starter_code(language, two_sum)
        assert "TreeNode" not in starter_code(language, two_sum)


@pytest.mark.parametrize(
    ("name", "spelled"),
    [
        ("twoSum", "two_sum"),
        ("mergeKLists", "merge_k_lists"),
        ("isValidBST", "is_valid_bst"),
        ("findLHS", "find_lhs"),
        ("HTMLParser", "html_parser"),
        ("num1", "num1"),
        ("shortest2Path", "shortest2_path"),
    ],
)
def test_names_are_spelled_in_small_letters_where_a_language_wants_it(
    name: str, spelled: str
) -> None:
    assert snake_case(name) == spelled
