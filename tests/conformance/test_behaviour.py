"""What solutions do besides answering: each language makes the same of it."""

from __future__ import annotations

import json

import pytest

from judge.languages import Language, prepare
from judge.sandbox.box import Ending, Job, JobLimits, Result, Role
from judge.sandbox.docker_sandbox import DockerSandbox
from problems.values import signature_from_json
from tests.conformance.conftest import Probe, Solve, function

INTEGER = function("integer", returns="integer")


def _marked_line(source: bytes) -> int | None:
    """Return the number of the line that is marked HERE; None in a language that cannot name it."""
    for number, line in enumerate(source.splitlines(), start=1):
        if b"HERE" in line:
            return number
    return None


def _assert_names_the_line(text: str, language: Language, source: bytes) -> None:
    line = _marked_line(source)
    if line is None:
        return
    name = language.file_name
    places = (f"{name}:{line}", f'{name}", line {line}', f"{name}: line {line}:")
    assert any(place in text for place in places), text


def _assert_no_harness(text: str) -> None:
    for word in ("/usr/lib/gavel", "gavel", "glue.cpp", "harness"):
        assert word not in text, text


def test_prints_are_kept_apart_per_test(language: Language, solve: Solve, probe: Probe) -> None:
    solved = solve(probe("prints"), INTEGER, [[1], [2]])

    assert solved.answers == [b"1", b"2"]
    assert [record.stdout for record in solved.records] == [
        b"hello 1\nno newline",
        b"hello 2\nno newline",
    ]
    assert [record.stderr for record in solved.records] == [b"warning 1\n", b"warning 2\n"]


def test_an_exit_gives_no_answer(language: Language, solve: Solve, probe: Probe) -> None:
    solved = solve(probe("exits"), INTEGER, [[7], [0], [8]])

    assert solved.answers == [b"7"]
    assert len(solved.records) == 2
    assert solved.last.stdout == b"bye\n"
    assert solved.result is not None
    assert solved.result.ending is Ending.EXITED
    assert solved.result.exit_code == 0


def test_what_is_raised_is_shown_with_the_solvers_lines(
    language: Language, solve: Solve, probe: Probe
) -> None:
    source = probe("raises")

    solved = solve(source, INTEGER, [[7], [0], [8]])

    assert solved.answers == [b"7"]
    assert solved.result is not None
    assert solved.result.exit_code != 0
    assert "boom" in solved.last.stderr.decode()
    _assert_names_the_line(solved.last.stderr.decode(), language, source)
    _assert_no_harness(solved.last.stderr.decode())


def test_a_loop_meets_the_time_limit(language: Language, solve: Solve, probe: Probe) -> None:
    solved = solve(probe("loops"), INTEGER, [[7], [0], [8]], cpu_time_s=1.0)

    assert solved.answers == [b"7"]
    assert solved.result is not None
    assert solved.result.ending is Ending.CPU_TIME


def test_recursion_may_be_a_hundred_thousand_deep(
    language: Language, solve: Solve, probe: Probe
) -> None:
    solved = solve(probe("recursion"), INTEGER, [[10], [100_000], [100_000]])

    assert solved.answers == [b"10", b"100000", b"100000"], solved.stderr


def test_endless_recursion_ends_by_itself(language: Language, solve: Solve, probe: Probe) -> None:
    solved = solve(probe("endless_recursion"), INTEGER, [[0]])

    assert solved.answers == []
    assert solved.result is not None
    assert solved.result.ending in {Ending.EXITED, Ending.SIGNALED, Ending.MEMORY}
    assert (solved.result.exit_code, solved.result.signal) != (0, None)
    assert len(solved.last.stderr) < 20_000


@pytest.mark.parametrize("name", ["wrong_type", "returns_nothing", "missing_name"])
def test_what_was_not_asked_for_is_refused_with_a_sentence(
    language: Language, solve: Solve, probe: Probe, name: str
) -> None:
    solved = solve(probe(name), INTEGER, [[5], [6]])

    assert solved.answers == []
    if solved.is_compiled:
        assert solved.result is not None
        assert solved.result.exit_code == 1
        assert "probe" in solved.last.stderr.decode()
        _assert_no_harness(solved.last.stderr.decode())
    else:
        assert language.file_name in solved.messages


def test_changed_arguments_do_not_reach_the_next_test(
    language: Language, solve: Solve, probe: Probe
) -> None:
    signature = function("integer[]", returns="integer")

    assert solve(probe("mutates"), signature, [[[1, 2, 3]]] * 2).answers == [b"3", b"3"]


def test_an_argument_changed_in_place_is_the_answer(
    language: Language, solve: Solve, probe: Probe
) -> None:
    signature = function("integer[]", returns="void", output=0)

    assert solve(probe("in_place"), signature, [[[1, 2, 3]], [[]]]).answers == [b"[3,2,1]", b"[]"]


def test_what_is_returned_beside_the_changed_argument_is_answered_too(
    language: Language, solve: Solve, probe: Probe
) -> None:
    signature = function("integer[]", returns="integer", output=0)

    answers = solve(probe("counts"), signature, [[[1, 2, 4, 3]], [[]], [[5]]]).answers

    assert [json.loads(answer)[0] for answer in answers] == [2, 0, 0]
    assert json.loads(answers[0])[1][:2] == [2, 4]
    assert answers[1:] == [b"[0,[]]", b"[0,[5]]"]


def test_a_compile_error_names_the_solvers_line(
    language: Language, solve: Solve, probe: Probe
) -> None:
    source = probe("compile_error")

    solved = solve(source, INTEGER, [[1]])

    assert not solved.is_compiled
    _assert_names_the_line(solved.messages, language, source)
    _assert_no_harness(solved.messages)


def test_an_error_on_the_first_line_keeps_its_column(language: Language, solve: Solve) -> None:
    solved = solve(b"@@@ this is no program", INTEGER, [[1]])

    assert not solved.is_compiled
    assert "@@@" in solved.messages
    assert "import" not in solved.messages
    _assert_no_harness(solved.messages)


def test_a_class_is_made_and_its_methods_called(
    language: Language, solve: Solve, probe: Probe
) -> None:
    word, count = {"name": "text", "type": "string"}, {"name": "count", "type": "integer"}
    signature = signature_from_json(
        {
            "class": {
                "name": "Account",
                "constructor": {"params": [word, count]},
                "methods": [
                    {"name": "add", "params": [count], "returns": "void"},
                    {"name": "getHistory", "returns": "integer[]"},
                    {
                        "name": "greet",
                        "params": [{"name": "words", "type": "string[]"}],
                        "returns": "string",
                    },
                ],
            }
        }
    )
    calls = ["Account", "add", "add", "getHistory", "greet"]
    first = [calls, [["Ann", 5], [3], [-10], [], [["Hello,", "dear"]]]]
    second = [calls[:1] + calls[3:4], [["Bob", 1], []]]

    solved = solve(probe("classes"), signature, [first, second])

    assert solved.answers == [b'[null,null,null,[5,8,-2],"Hello, dear Ann"]', b"[null,[1]]"]


@pytest.mark.parametrize(("name", "type"), [("cycle_list", "ListNode"), ("cycle_tree", "TreeNode")])
def test_a_result_that_never_ends_is_refused(
    language: Language, solve: Solve, probe: Probe, name: str, type: str
) -> None:
    solved = solve(probe(name), function("integer", returns=type), [[1]], cpu_time_s=10.0)

    assert solved.answers == []
    assert solved.result is not None
    assert solved.result.ending is Ending.EXITED
    assert solved.result.exit_code == 1
    assert "cycle" in solved.last.stderr.decode()


def test_names_that_come_for_free_are_there(language: Language, solve: Solve, probe: Probe) -> None:
    solved = solve(probe("free_names"), INTEGER, [[5]])

    assert solved.is_compiled, solved.messages
    assert solved.answers == [b"42"], solved.stderr


def test_want_of_memory_is_told_from_other_ends(
    language: Language, solve: Solve, probe: Probe
) -> None:
    solved = solve(probe("memory"), INTEGER, [[1]], cpu_time_s=20.0, memory_mb=128)

    assert solved.answers == []
    assert solved.result is not None
    is_told = language.says_out_of_memory(solved.last.stderr)
    assert solved.result.ending is Ending.MEMORY or is_told, (solved.result, solved.stderr)


def test_a_thousand_tests_are_answered_in_order(
    language: Language, solve: Solve, probe: Probe
) -> None:
    solved = solve(probe("exits"), INTEGER, [[n] for n in range(1, 1001)])

    assert solved.answers == [str(n).encode() for n in range(1, 1001)]


def _run_program(
    sandbox: DockerSandbox, language: Language, source: bytes, stdin: bytes
) -> tuple[Result, Result | None]:
    prepared = prepare(language, source, None, 256)
    assert prepared.header == b""
    with sandbox.box(language.image) as box:
        files = prepared.files
        compiled = None
        if prepared.compile_argv is not None:
            limits = JobLimits(
                20.0, 60.0, language.compile_memory_mb, 1 << 16, language.compile_processes
            )
            environment = prepared.environment
            job = Job(prepared.compile_argv, limits, Role.COMPILER, files, b"", environment)
            compiled = box.run(job)
            if compiled.exit_code != 0:
                return compiled, compiled
            files = {}
        memory_mb = 256 + language.extra_memory_mb
        limits = JobLimits(5.0, 30.0, memory_mb, 1 << 20, language.processes)
        job = Job(prepared.run_argv, limits, Role.PROGRAM, files, stdin, prepared.environment)
        return box.run(job), compiled


def test_a_program_reads_stdin(sandbox: DockerSandbox, language: Language, probe: Probe) -> None:
    result, compiled = _run_program(sandbox, language, probe("program"), b"19 23\n")

    assert compiled is None or compiled.exit_code == 0, compiled
    assert (result.exit_code, result.stdout, result.stderr) == (0, b"42\n", b"")


def test_a_program_reads_a_million_numbers(
    sandbox: DockerSandbox, language: Language, probe: Probe
) -> None:
    stdin = b"".join(b"%d\n" % number for number in range(-500_000, 500_000))

    result, _ = _run_program(sandbox, language, probe("reads_numbers"), stdin)

    assert (result.exit_code, result.stdout, result.stderr) == (0, b"1000000\n", b"")


def test_a_program_that_raises_shows_its_line(
    sandbox: DockerSandbox, language: Language, probe: Probe
) -> None:
    source = probe("program_raises")

    result, _ = _run_program(sandbox, language, source, b"")

    assert (result.exit_code, result.signal) != (0, None)
    assert "boom" in result.stderr.decode()
    _assert_names_the_line(result.stderr.decode(), language, source)
    _assert_no_harness(result.stderr.decode())
