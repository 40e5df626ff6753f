"""Commands may be started before there is a submission (harnesses/README.md): they do the same afterwards."""

from __future__ import annotations

import pytest

from judge.languages import Language, languages, prepare
from judge.sandbox.box import Box, Job, JobLimits, Result, Role
from judge.sandbox.docker_sandbox import DockerSandbox
from problems.values import Signature
from tests.conformance.conftest import MEMORY_MB, function

INTEGER = function("integer", returns="integer")
COMPILERS = [one for one in languages().values() if one.function.ahead]
JVM = [languages()[id] for id in ("java", "kotlin", "scala")]
compilers = pytest.mark.parametrize("language", COMPILERS, ids=lambda language: language.id)


def compiled(
    box: Box,
    language: Language,
    source: bytes,
    signature: Signature | None = INTEGER,
    *,
    is_ahead: bool = True,
) -> Result:
    prepared = prepare(language, source, signature, MEMORY_MB)
    argv, stdin = prepared.compile_argv, b""
    if is_ahead:
        argv, stdin = prepared.ahead_argv, prepared.ahead_line
    assert argv is not None
    return box.run(
        Job(
            argv,
            JobLimits(20.0, 60.0, language.compile_memory_mb, 1 << 16, language.compile_processes),
            role=Role.COMPILER,
            files=prepared.files,
            environment=prepared.environment,
            stdin=stdin,
        )
    )


def start(language: Language, signature: Signature | None, *, stdin: bytes = b"") -> Job:
    """Return the job that runs what was compiled."""
    prepared = prepare(language, b"", signature, MEMORY_MB)
    memory_mb = MEMORY_MB + language.extra_memory_mb
    limits = JobLimits(5.0, 40.0, memory_mb, 1 << 20, language.processes)
    return Job(prepared.run_argv, limits, environment=prepared.environment, stdin=stdin)


@compilers
def test_a_compiler_that_waited_compiles_what_the_line_names(
    sandbox: DockerSandbox, language: Language
) -> None:
    with sandbox.box(language.image) as box:
        result = compiled(box, language, language.probe("prints"))
        assert (result.exit_code, result.stdout, result.stderr) == (0, b"", b"")

        header = prepare(language, b"", INTEGER, MEMORY_MB).header
        (record,) = box.serve(start(language, INTEGER), header, [b"[41]"])

    assert record.value == b"41"


@compilers
def test_it_compiles_a_program_too(sandbox: DockerSandbox, language: Language) -> None:
    with sandbox.box(language.image) as box:
        result = compiled(box, language, language.probe("program"), None)
        assert (result.exit_code, result.stdout, result.stderr) == (0, b"", b"")

        result = box.run(start(language, None, stdin=b"20 22\n"))

    assert (result.exit_code, result.stdout.strip()) == (0, b"42")


@pytest.mark.parametrize("language", JVM, ids=lambda language: language.id)
def test_it_leaves_nothing_of_its_own_source(sandbox: DockerSandbox, language: Language) -> None:
    with sandbox.box(language.image) as box:
        compiled(box, language, b"class Other {}\n")
        box.fetch("Other.class", 1 << 16)
        for own in ("Solution.class", "Sample.class"):
            with pytest.raises(FileNotFoundError):
                box.fetch(own, 1 << 16)


@compilers
def test_it_says_the_same_of_a_wrong_source(sandbox: DockerSandbox, language: Language) -> None:
    results = []
    for is_ahead in (False, True):
        with sandbox.box(language.image) as box:
            source = language.probe("compile_error")
            results.append(compiled(box, language, source, is_ahead=is_ahead))

    assert results[0].exit_code == results[1].exit_code != 0
    assert results[0].stdout == results[1].stdout
    assert results[0].stderr == results[1].stderr
    assert language.file_name.encode() in results[1].stdout + results[1].stderr


@compilers
def test_it_ends_when_nobody_came(sandbox: DockerSandbox, language: Language) -> None:
    prepared = prepare(language, b"", INTEGER, MEMORY_MB)
    assert prepared.ahead_argv is not None
    limits = JobLimits(20.0, 60.0, language.compile_memory_mb, 1 << 16, language.compile_processes)
    with sandbox.box(language.image) as box:
        result = box.run(
            Job(
                prepared.ahead_argv,
                limits,
                role=Role.COMPILER,
                environment=prepared.environment,
            )
        )

    assert (result.exit_code, result.stdout, result.stderr) == (0, b"", b"")
