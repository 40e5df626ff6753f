"""Packages for tests: files by path with good defaults, written into folders and archives."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

OURS: Mapping[str, str | bytes] = {
    "problem.yaml": """\
name: Add Two
difficulty: easy
tags: [math]
signature:
  function:
    name: addTwo
    params:
      - {name: a, type: integer}
      - {name: b, type: "integer[]"}
    returns: integer
limits: {time_limit: 1, memory: 64}
""",
    "statement/problem.en.md": "Add `a` to the sum of `b`.\n",
    "data/sample/1.in": "1\n[2,3]\n",
    "data/sample/1.ans": "6\n",
    "data/sample/1.desc": "1 + 2 + 3 is 6.\n",
    "data/secret/1.in": "0\n[]\n",
    "data/secret/1.ans": "0\n",
    "data/secret/2.in": "2\n[-2]\n",
    "data/secret/2.ans": "0\n",
    "data/secret/10.in": "5\n[5]\n",
    "data/secret/10.ans": "10\n",
    "submissions/accepted/solution.py": "def addTwo(a, b):\n    return a + sum(b)\n",
    "submissions/wrong_answer/first.py": "def addTwo(a, b):\n    return a\n",
}

KATTIS: Mapping[str, str | bytes] = {
    "problem.yaml": """\
name: Different Numbers
author: Ada Writer, Ben Setter
source: A Contest
source_url: https://contest.example
license: cc by-sa
keywords: arithmetic simple
validator_flags: float_tolerance 1e-6
limits:
  time_multiplier: 5
  memory: 512
""",
    ".timelimit": "4\n",
    "problem_statement/problem.en.tex": "\\problemname{Different}\nPrint $|a-b|$.\n",
    "data/sample/1.in": "10 12\n",
    "data/sample/1.ans": "2\n",
    "data/secret/01.in": "5 7\n",
    "data/secret/01.ans": "2\n",
    "submissions/accepted/diff.cc": "int main() {}\n",
    "submissions/run_time_error/crash.py": "1/0\n",
    "input_validators/check.py": "pass\n",
}


def files(
    base: Mapping[str, str | bytes] = OURS, **changes: str | bytes | None
) -> dict[str, bytes]:
    """Return the files of a package; `**{"path": text}` changes or adds one, None removes it."""
    return with_files(base, changes)


def with_files(
    base: Mapping[str, str | bytes], changes: Mapping[str, str | bytes | None]
) -> dict[str, bytes]:
    """Return the files with changes applied."""
    merged = {**base, **changes}
    return {
        path: text.encode() if isinstance(text, str) else text
        for path, text in merged.items()
        if text is not None
    }


def folder(root: Path, contents: Mapping[str, bytes], name: str = "add-two") -> Path:
    """Write the files below `root/name` and return that folder."""
    for path, text in contents.items():
        place = root / name / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(text)
    return root / name


def archive(
    root: Path, contents: Mapping[str, bytes], name: str = "add-two", top: str = ""
) -> Path:
    """Write the files into `root/name.zip`, below a folder `top` if one is named."""
    path = root / f"{name}.zip"
    path.write_bytes(archive_bytes({f"{top}{one}": text for one, text in contents.items()}))
    return path


def archive_bytes(contents: Mapping[str, bytes]) -> bytes:
    """Return a zip archive of the files."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as packed:
        for path, text in contents.items():
            packed.writestr(path, text)
    return stream.getvalue()
