"""data/sample and data/secret: pairs of `.in` and `.ans` in folders, with the flags of their groups."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import Any

from problems.definition import TestCase
from problems.packages.document import read_document
from problems.packages.errors import Findings
from problems.packages.manifest import Manifest, split_flags
from problems.values.encoding import storable_text

GROUP_FILES = ("testdata.yaml", "test_group.yaml")
# Where validators are told what to refuse; not tests for solutions.
VALIDATOR_FOLDERS = frozenset(
    {"invalid_input", "invalid_output", "invalid_answer", "invalid_answers", "valid_output"}
)
_KNOWN_SUFFIXES = frozenset(
    {".in", ".ans", ".desc", ".hint", ".yaml", ".png", ".jpg", ".jpeg", ".svg", ".gif", ".md"}
)
_IGNORED = {
    ".statement": "variants of samples for the statement are not used",
    ".download": "variants of samples for download are not used",
    ".interaction": "sample interactions are not shown",
    ".args": "command-line arguments are not passed on",
    ".out": "outputs of samples are not used",
}
_FLAG_KEYS = ("output_validator_args", "output_validator_flags")
_OTHER_GROUP_KEYS = frozenset(
    {
        "accept_score",
        "args",
        "description",
        "full_feedback",
        "grader_flags",
        "grading",
        "hint",
        "input_validator_args",
        "input_validator_flags",
        "max_score",
        "on_reject",
        "range",
        "reject_score",
        "require_pass",
        "score",
        "scoring",
        "score_aggregation",
        "static_validation",
        "static_validator_args",
        "verdict_aggregation",
    }
)


@dataclass(frozen=True)
class _GroupFlags:
    """The flags that tests of a folder inherit."""

    flags: tuple[str, ...] = ()


def read_tests(
    files: Mapping[str, bytes], manifest: Manifest, findings: Findings
) -> tuple[TestCase, ...]:
    """Pair the files of data/ into tests: samples first, then by folder and number."""
    data = {path: text for path, text in files.items() if path.startswith("data/")}
    groups: dict[str, _GroupFlags] = {}
    inputs = []
    for path in data:
        parts = path.split("/")
        if len(parts) > 2 and parts[1] in VALIDATOR_FOLDERS:
            continue
        if len(parts) > 2 and parts[1] not in {"sample", "secret"}:
            findings.warn(path, None, "not below data/sample or data/secret: not used")
        elif path.endswith(".in") and len(parts) > 2:
            inputs.append(path)
        else:
            _check_other(path, data, findings)
    tests = []
    for path in sorted(inputs, key=_order):
        stem = path.removesuffix(".in")
        if f"{stem}.ans" not in data:
            findings.error(path, None, "no answer beside it", f"add {stem}.ans")
            continue
        inherited = _group_flags(str(PurePosixPath(path).parent), data, groups, findings)
        own = _own_flags(f"{stem}.yaml", data, inherited, findings)
        group = str(PurePosixPath(path).parent).removeprefix("data/")
        tests.append(
            TestCase(
                name=PurePosixPath(stem).name,
                group=group,
                is_sample=group.split("/")[0] == "sample",
                input=data[path],
                answer=data[f"{stem}.ans"],
                explanation=_explanation(stem, data),
                validator_flags=(*manifest.validator_flags, *own.flags),
            )
        )
    return tuple(tests)


def _check_other(path: str, data: Mapping[str, bytes], findings: Findings) -> None:
    place = PurePosixPath(path)
    if place.suffix == ".ans" and f"{path.removesuffix('.ans')}.in" not in data:
        findings.error(path, None, "an answer without its input", "add the .in file beside it")
        return
    for suffix, message in _IGNORED.items():
        if suffix in place.suffixes:
            findings.warn(path, None, message)
            return
    if any(part.endswith(".files") for part in place.parts[:-1]):
        findings.warn(path, None, "extra files of a test are not passed on")
    elif place.suffix not in _KNOWN_SUFFIXES and place.name != "README":
        findings.warn(path, None, "not a test's file: not used", "tests are NAME.in with NAME.ans")


def ordered(tests: Iterable[TestCase]) -> tuple[TestCase, ...]:
    """Put tests into the order in which they are judged."""
    return tuple(sorted(tests, key=lambda test: _order(f"data/{test.group}/{test.name}.in")))


def _order(path: str) -> tuple[Any, ...]:
    """Sort samples first, folders by name, and numbers as numbers."""
    parts = re.split(r"([0-9]+)", path.removesuffix(".in"))
    key = [(int(part), "") if part.isdigit() else (-1, part) for part in parts]
    return (not path.startswith("data/sample/"), key)


def _group_flags(
    folder: str, data: Mapping[str, bytes], known: dict[str, _GroupFlags], findings: Findings
) -> _GroupFlags:
    if folder in known:
        return known[folder]
    parent = str(PurePosixPath(folder).parent)
    flags = _GroupFlags() if folder == "data" else _group_flags(parent, data, known, findings)
    for name in GROUP_FILES:
        flags = _own_flags(f"{folder}/{name}", data, flags, findings)
    known[folder] = flags
    return flags


def _own_flags(
    file: str, data: Mapping[str, bytes], inherited: _GroupFlags, findings: Findings
) -> _GroupFlags:
    if file not in data:
        return inherited
    document = read_document(file, data[file], findings)
    for key in document.value:
        if key not in _OTHER_GROUP_KEYS and key not in _FLAG_KEYS:
            findings.warn(file, document.line(key), f"unknown key `{key[:60]}`: not used")
    for key in _FLAG_KEYS:
        if key not in document.value:
            continue
        value = document.value[key]
        if isinstance(value, dict):
            # Flags by validator: there is one.
            value = next(iter(value.values()), None)
        flags = split_flags(value)
        if flags is None:
            cure = "write them in one line, e.g. `float_tolerance 1e-6`"
            findings.error(file, document.line(key), f"`{key}` cannot be read", cure)
            return inherited
        return replace(inherited, flags=flags)
    return inherited


def _explanation(stem: str, data: Mapping[str, bytes]) -> str:
    texts = (
        data[f"{stem}{suffix}"] for suffix in (".md", ".desc", ".hint") if f"{stem}{suffix}" in data
    )
    return storable_text(next(texts, b"")).strip()
