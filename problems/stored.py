"""Problem versions out of the database, as judging and authoring see them."""

from __future__ import annotations

import base64
import zlib
from collections import OrderedDict
from collections.abc import Sequence
from threading import Lock
from typing import Any

from problems.definition import CheckerSpec, Definition, Limits, Program, TestCase
from problems.models import Blob, ProblemVersion
from problems.packages.programs import main_first
from problems.values import Signature, signature_from_json

# The tests of versions judged lately, in this process.
CACHE_BYTES = 256 * 1024 * 1024

# A version never changes, but a test database hands out its number again.
_Key = tuple[int, str]


def signature_of(version: ProblemVersion) -> Signature | None:
    """Return what the version asks for; None for a program that reads stdin."""
    return signature_from_json(version.signature) if version.signature else None


class _Tests:
    """Tests by version, the least lately used given up first; judging threads share it."""

    def __init__(self, max_bytes: int) -> None:
        self._max_bytes = max_bytes
        self._lock = Lock()
        self._held: OrderedDict[_Key, Sequence[TestCase]] = OrderedDict()
        self._bytes = 0

    def get(self, key: _Key) -> Sequence[TestCase] | None:
        with self._lock:
            if key not in self._held:
                return None
            self._held.move_to_end(key)
            return self._held[key]

    def put(self, key: _Key, tests: Sequence[TestCase]) -> None:
        size = _size(tests)
        if size > self._max_bytes:
            return
        with self._lock:
            if key in self._held:
                return
            self._held[key] = tests
            self._bytes += size
            while self._bytes > self._max_bytes:
                self._bytes -= _size(self._held.popitem(last=False)[1])


_tests = _Tests(CACHE_BYTES)


def definition(version: ProblemVersion) -> Definition:
    """Return what judging needs of a version; its tests are kept in memory between calls."""
    key = (version.pk, version.content_hash)
    cases = _tests.get(key)
    if cases is None:
        cases = stored_tests(version)
        _tests.put(key, cases)
    return Definition(
        slug=version.problem.slug,
        checker=CheckerSpec(version.checker["name"], version.checker["options"]),
        limits=Limits(**version.limits),
        tests=cases,
        signature=signature_of(version),
        validator=_program(version.validator),
    )


def stored_tests(version: ProblemVersion, *, samples_only: bool = False) -> tuple[TestCase, ...]:
    """Read a version's tests, samples first, in one query."""
    rows = version.tests.select_related("input", "answer").order_by("ordinal")
    if samples_only:
        rows = rows.filter(is_sample=True)
    return tuple(
        TestCase(
            name=row.name,
            group=row.group,
            is_sample=row.is_sample,
            input=blob_bytes(row.input),
            answer=blob_bytes(row.answer),
            explanation=row.explanation,
            validator_flags=tuple(row.validator_flags),
        )
        for row in rows
    )


def blob_bytes(blob: Blob) -> bytes:
    """Return a blob's content."""
    return zlib.decompress(bytes(blob.data), bufsize=max(blob.size, 1))


def _program(document: dict[str, Any] | None) -> Program | None:
    if document is None:
        return None
    files = {name: base64.b64decode(text) for name, text in document["files"].items()}
    # A JSON column keeps no order, and the file that is started comes first.
    return Program(document["language"], main_first(files, document["language"]))


def _size(tests: Sequence[TestCase]) -> int:
    # A record costs some hundred bytes beside its texts.
    return sum(len(test.input) + len(test.answer) + 500 for test in tests)
