"""JavaScript starts from a snapshot where one was made for the memory limit, and without it does the same."""

from __future__ import annotations

import pytest

from judge.languages import languages, prepare
from judge.sandbox.box import Job, JobLimits, Record, Result
from judge.sandbox.docker_sandbox import DockerSandbox
from tests.conformance.conftest import function

JAVASCRIPT = languages()["javascript"]
INTEGER = function("integer", returns="integer")
WITH, WITHOUT = 256, 257


def limits(memory_mb: int) -> JobLimits:
    memory_mb += JAVASCRIPT.extra_memory_mb
    return JobLimits(5.0, 30.0, memory_mb, 1 << 20, JAVASCRIPT.processes)


def run(sandbox: DockerSandbox, source: bytes, *, memory_mb: int = WITH) -> Result:
    made = prepare(JAVASCRIPT, source, None, memory_mb)
    job = Job(made.run_argv, limits(memory_mb), files=made.files, environment=made.environment)
    with sandbox.box(JAVASCRIPT.image) as box:
        return box.run(job)


def solve(sandbox: DockerSandbox, source: bytes, *, memory_mb: int) -> Record:
    made = prepare(JAVASCRIPT, source, INTEGER, memory_mb)
    job = Job(made.run_argv, limits(memory_mb), files=made.files, environment=made.environment)
    with sandbox.box(JAVASCRIPT.image) as box:
        return next(iter(box.serve(job, made.header, [b"[1]"])))


@pytest.mark.parametrize(
    "source",
    [
        b"console.log(require.main === module, __filename, process.argv.length, process.exitCode)",
        b"console.log(Object.keys(globalThis).sort().join())",
        b"console.log(typeof require('lodash').chunk, typeof require('./program.json'))",
        b"const later = async () => { console.log((await import('fs')).constants.R_OK); }; later()",
        b"setTimeout(() => { process.exitCode = 3; console.error('late') }, 5)",
        b"new Promise((_, refuse) => refuse(new Error('boom')))",
        b"let depth = 0; (function f() { if (depth++ < 100000) f(); })(); console.log(depth)",
    ],
)
def test_a_program_does_the_same(sandbox: DockerSandbox, source: bytes) -> None:
    first, second = (run(sandbox, source, memory_mb=memory_mb) for memory_mb in (WITH, WITHOUT))

    assert (first.exit_code, first.stdout) == (second.exit_code, second.stdout)
    assert first.stderr == second.stderr


@pytest.mark.parametrize(
    "source",
    [
        b"const probe = (n) => _.sum([n, new Deque([1]).size(), require('util').types.isMap([]) ? 1 : 0]);",
        b"function probe(n) { throw new TypeError('boom'); }",
    ],
)
def test_a_solution_does_the_same(sandbox: DockerSandbox, source: bytes) -> None:
    first, second = (solve(sandbox, source, memory_mb=memory_mb) for memory_mb in (WITH, WITHOUT))

    assert (first.value, first.stdout, first.stderr) == (second.value, second.stdout, second.stderr)


def test_chance_differs_from_run_to_run(sandbox: DockerSandbox) -> None:
    source = b"console.log(Math.random(), require('crypto').randomUUID())"

    assert run(sandbox, source).stdout != run(sandbox, source).stdout


def test_it_is_taken_in_the_box(sandbox: DockerSandbox) -> None:
    source = b"console.log(process.execArgv.includes('--snapshot-blob'))"

    assert run(sandbox, source, memory_mb=WITH).stdout == b"true\n"
    assert run(sandbox, source, memory_mb=WITHOUT).stdout == b"false\n"
