"""Java's commands may be started before there is a submission (harnesses/README.md): they do the same afterwards."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from judge.languages import languages, prepare
from judge.sandbox.box import Box, Job, JobLimits, Result, Role
from judge.sandbox.docker_sandbox import DockerSandbox
from tests.conformance.conftest import function

JAVA = languages()["java"]
LIMITS = JobLimits(20.0, 60.0, JAVA.compile_memory_mb, 1 << 16, JAVA.compile_processes)
INTEGER = function("integer", returns="integer")
RIGHT = b"class Solution {\n    int probe(int n) { return n + 1; }\n}\n"
WRONG = b"class Solution {\n    int probe(int n) { return missing; }\n}\n"


def compiled(box: Box, source: bytes, *, is_ahead: bool) -> Result:
    prepared = prepare(JAVA, source, INTEGER, 256)
    assert prepared.compile_argv is not None
    argv, stdin, files = prepared.compile_argv, b"", prepared.files
    if is_ahead:
        at = argv.index("solution")
        argv, stdin = (*argv[:at], "wait"), "\t".join(argv[at:]).encode() + b"\n"
    return box.run(Job(argv, LIMITS, role=Role.COMPILER, files=files, stdin=stdin))


def run(box: Box, files: Mapping[str, bytes]) -> bytes | None:
    prepared = prepare(JAVA, RIGHT, INTEGER, 256)
    limits = JobLimits(5.0, 30.0, 512, 1 << 20, JAVA.processes)
    (record,) = box.serve(Job(prepared.run_argv, limits, files=files), prepared.header, [b"[41]"])
    return record.value


def test_a_compiler_that_waited_compiles_what_the_line_names(sandbox: DockerSandbox) -> None:
    with sandbox.box(JAVA.image) as box:
        result = compiled(box, RIGHT, is_ahead=True)

        assert (result.exit_code, result.stdout, result.stderr) == (0, b"", b"")
        assert run(box, {}) == b"42"


def test_it_leaves_nothing_of_its_own_source(sandbox: DockerSandbox) -> None:
    with sandbox.box(JAVA.image) as box:
        compiled(box, b"class Other {}\n", is_ahead=True)
        box.fetch("Other.class", 1 << 16)
        with pytest.raises(FileNotFoundError):
            box.fetch("Solution.class", 1 << 16)


def test_it_says_the_same_of_a_wrong_source(sandbox: DockerSandbox) -> None:
    results = []
    for is_ahead in (False, True):
        with sandbox.box(JAVA.image) as box:
            results.append(compiled(box, WRONG, is_ahead=is_ahead))

    assert results[0].exit_code == results[1].exit_code == 1
    assert results[0].stderr == results[1].stderr
    assert b"Solution.java:2: error: cannot find symbol" in results[1].stderr


def test_it_ends_when_nobody_came(sandbox: DockerSandbox) -> None:
    argv = (*JAVA.function.compile[:2], "wait") if JAVA.function.compile else ()
    with sandbox.box(JAVA.image) as box:
        result = box.run(Job(argv, LIMITS, role=Role.COMPILER))

    assert (result.exit_code, result.stdout, result.stderr) == (0, b"", b"")
