"""Every language, tried on the same things in real containers. A new folder under harnesses/ is tried too."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pytest

from judge.languages import Language, languages, prepare
from judge.languages.templates import render
from judge.sandbox.box import Ending, Job, JobLimits, Record, Result, Role
from judge.sandbox.docker_sandbox import DockerSandbox
from judge.sandbox.errors import SandboxError
from problems.values import Signature, signature_from_json
from problems.values.harness import file_form, harness_line, json_line

MEMORY_MB = 256


@dataclass(frozen=True)
class Solved:
    """What became of a probe. `compiled` is also the check of one that failed at its start."""

    compiled: Result | None
    records: Sequence[Record]

    @property
    def is_compiled(self) -> bool:
        return self.compiled is None or (
            self.compiled.ending is Ending.EXITED and self.compiled.exit_code == 0
        )

    @property
    def messages(self) -> str:
        """Return what the compiler said."""
        return (self.compiled.stdout + self.compiled.stderr).decode() if self.compiled else ""

    @property
    def answers(self) -> list[bytes]:
        return [record.value for record in self.records if record.value is not None]

    @property
    def last(self) -> Record:
        return self.records[-1]

    @property
    def result(self) -> Result | None:
        """Return how the program ended, when it did not end well."""
        return self.records[-1].result if self.records else None

    @property
    def stderr(self) -> str:
        return b"".join(record.stderr for record in self.records).decode()


Solve = Callable[..., Solved]
Probe = Callable[[str], bytes]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    own = [mark.args[0] for mark in metafunc.definition.iter_markers("parametrize")]
    if "language" in metafunc.fixturenames and "language" not in own:
        # What is solved with `solve` is a function or a class: nothing for a language of programs.
        needs_functions = "solve" in metafunc.fixturenames
        tried = [one for one in languages().values() if one.has_functions or not needs_functions]
        metafunc.parametrize("language", tried, ids=lambda language: language.id)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items[:] = [item for item in items if _makes_sense(item)]
    for item in items:
        if item.path.parent.name == "conformance":
            item.add_marker(pytest.mark.containers)


def _makes_sense(item: pytest.Item) -> bool:
    """Tell whether the item's language, if it has one, takes the kind of problem that the item poses."""
    params = (
        item.callspec.params
        if isinstance(item, pytest.Function) and hasattr(item, "callspec")
        else {}
    )
    language = params.get("language")
    return not isinstance(language, Language) or language.suits(params.get("signature"))


@pytest.fixture(scope="session")
def sandbox() -> Iterator[DockerSandbox]:
    """Return a sandbox of its own site; it throws all its containers away at the end."""
    try:
        sandbox = DockerSandbox(slots=2, site=f"gavel-conformance-{os.getpid()}")
    except SandboxError as error:
        pytest.fail(f"These tests need a Docker engine: {error}", pytrace=False)
    yield sandbox
    sandbox.close()


def function(
    *params: str | Mapping[str, Any],
    returns: str,
    output: int | None = None,
    is_fresh: bool = False,
) -> Signature:
    """Return the signature of a function `probe`; its parameters are types, or what else is said of them too."""
    document: dict[str, Any] = {
        "name": "probe",
        "params": [
            {"name": f"p{i}", **({"type": one} if isinstance(one, str) else one)}
            for i, one in enumerate(params)
        ],
        "returns": returns,
    }
    if output is not None:
        document["output"] = output
    if is_fresh:
        document["fresh"] = True
    return signature_from_json({"function": document})


def answers_of(solve: Solve, source: bytes, signature: Signature, inputs: list[bytes]) -> list[Any]:
    """Serve tests in the form that files have, and return the answers in theirs."""
    solved: Solved = solve(
        source, signature, [json.loads(harness_line(signature, one)) for one in inputs]
    )
    assert solved.is_compiled, solved.messages
    assert len(solved.answers) == len(inputs), solved.stderr
    pairs = zip(solved.answers, inputs, strict=True)
    return [json.loads(file_form(signature, answer, input)) for answer, input in pairs]


@pytest.fixture
def solve(sandbox: DockerSandbox, language: Language) -> Solve:
    """Return a function that compiles a source and serves it tests, each in the form of a list of arguments."""

    def solve(
        source: bytes,
        signature: Signature,
        tests: Sequence[Any],
        *,
        cpu_time_s: float = 5.0,
        memory_mb: int = MEMORY_MB,
    ) -> Solved:
        prepared = prepare(language, source, signature, memory_mb)
        with sandbox.box(language.image) as box:
            files: Mapping[str, bytes] = prepared.files
            compiled = None
            compiler = Job(
                prepared.compile_argv or (),
                JobLimits(
                    20.0,
                    60.0,
                    language.compile_memory_mb,
                    1 << 16,
                    language.compile_processes,
                ),
                role=Role.COMPILER,
                files=files,
                environment=prepared.environment,
            )
            if prepared.compile_argv is not None:
                compiled = box.run(compiler)
                if not Solved(compiled, ()).is_compiled:
                    return Solved(compiled, ())
                files = {}
            job = Job(
                prepared.run_argv,
                JobLimits(
                    cpu_time_s,
                    6 * cpu_time_s + 10,
                    memory_mb + language.extra_memory_mb,
                    32 << 20,
                    language.processes,
                ),
                files=files,
                environment=prepared.environment,
            )
            lines = [json_line(test).rstrip(b"\n") for test in tests]
            records = list(box.serve(job, prepared.header, lines))
            if prepared.check_argv is not None and _failed(records[0].result):
                compiled = box.run(replace(compiler, argv=prepared.check_argv))
                if not Solved(compiled, ()).is_compiled:
                    records = []
            return Solved(compiled, records)

    return solve


def _failed(result: Result | None) -> bool:
    return result is not None and result.ending is Ending.EXITED and result.exit_code != 0


@pytest.fixture
def probe(language: Language) -> Callable[[str], bytes]:
    """Return what reads one of the language's probes."""
    return language.probe


@pytest.fixture
def echo(language: Language) -> Callable[[Signature], bytes]:
    """Return a function that writes a class whose methods return what they are given."""

    def echo(signature: Signature) -> bytes:
        return render(language, "probes/echo.jinja", signature=signature).encode()

    return echo
