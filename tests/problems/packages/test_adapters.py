"""adapters/: what authors write for single languages."""

from __future__ import annotations

import pytest

from problems.packages import PackageErrors
from problems.packages.reader import read_files
from problems.values import shown_to_json, signature_to_json
from problems.values.signature import Adapter
from tests.problems.package_factory import files, with_files

PYTHON = {
    "adapters/python/adapter.py": "class Adapter: ...\n",
    "adapters/python/starter.py": "class Solution: ...\n",
}


def test_a_folder_is_an_adapter():
    api = {"adapters/python/api.py": "def isBad(n): ...\n"}
    package = read_files("add-two", with_files(files(), PYTHON | api))

    assert package.signature is not None
    assert package.signature.adapters == {
        "python": Adapter("class Adapter: ...\n", "class Solution: ...\n", "def isBad(n): ...\n")
    }
    assert package.content_hash != read_files("add-two", with_files(files(), PYTHON)).content_hash


def test_solvers_are_not_shown_what_it_does():
    signature = read_files("add-two", with_files(files(), PYTHON)).signature
    assert signature is not None

    assert "class Adapter" in str(signature_to_json(signature))
    assert "class Adapter" not in str(shown_to_json(signature))


@pytest.mark.parametrize(
    ("added", "message"),
    [
        ({"adapters/python/adapter.py": "x"}, "adapters/python: no starter"),
        (PYTHON | {"adapters/python/starter.py": " \n"}, "adapters/python: no starter"),
        (PYTHON | {"adapters/python/apo.py": "x"}, "adapters/python/apo.py: not the place of"),
        ({"adapters/pyton/adapter.py": "x"}, "adapters/pyton/adapter.py: not the place of"),
        ({"adapters/python/adapter.js": "x"}, "adapters/python/ holds adapter.py and starter.py"),
        ({"adapters/javascript/adapter.js": "x"}, "holds adapter.js and starter.js"),
        ({"adapters/adapter.py": "x"}, "adapters/adapter.py: not the place of"),
        (PYTHON | {"adapters/python/api.py": b"\xff"}, "adapters/python/api.py: no text in UTF-8"),
        (PYTHON | {"adapters/python/api.py": "x" * 100_001}, "more than 100000 characters"),
    ],
)
def test_what_is_wrong_with_one_is_said_with_its_place(added, message):
    with pytest.raises(PackageErrors) as caught:
        read_files("add-two", with_files(files(), added))
    assert message in str(caught.value)
