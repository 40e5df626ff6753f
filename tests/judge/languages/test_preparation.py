"""A submission becomes a job: its files under fixed names, argument vectors, and the signature as header."""

from __future__ import annotations

import json

import pytest

from judge.languages import languages, languages_for, prepare
from judge.languages.errors import SourceRefused
from problems.values import Signature, signature_to_json

PYTHON, CPP, JAVA, JAVASCRIPT = (languages()[id] for id in ("python", "cpp", "java", "javascript"))


def test_a_solution_has_the_signature_as_its_header(two_sum: Signature) -> None:
    for language in languages_for(two_sum):
        header = prepare(language, b"", two_sum, 256).header

        assert json.loads(header) == signature_to_json(two_sum)
        assert b"\n" not in header


def test_a_language_of_programs_takes_no_function(two_sum: Signature) -> None:
    with pytest.raises(
        SourceRefused, match="Bash cannot take this problem: the language takes programs alone"
    ):
        prepare(languages()["bash"], b"", two_sum, 256)
    assert prepare(languages()["bash"], b"", None, 256).run_argv == ("bash", "solution.sh")


def test_a_program_has_no_header() -> None:
    for language in languages().values():
        assert prepare(language, b"", None, 256).header == b""


def test_the_source_is_written_as_it_is(two_sum: Signature) -> None:
    source = b"\xff not UTF-8 \r\n"
    for language in languages_for(two_sum):
        assert prepare(language, source, two_sum, 256).files[language.file_name] == source


def test_the_memory_limit_reaches_runtimes_that_must_be_told(two_sum: Signature) -> None:
    assert "-Xmx77m" in prepare(JAVA, b"", two_sum, 77).run_argv
    assert prepare(JAVASCRIPT, b"", two_sum, 77).run_argv[-1] == "77"


def test_the_glue_holds_the_solution_under_its_own_lines(two_sum: Signature) -> None:
    files = prepare(CPP, b"// \xff line one\n// line two", two_sum, 256).files

    glue = files["glue.cpp"]
    assert b'# 1 "solution.cpp"\n// \xff line one\n// line two\n# 1 "glue.cpp"\n' in glue
    assert b"solution->twoSum(a0, a1)" in glue
    assert b"vector<int> a0{};" in glue


def test_all_sources_of_a_program_are_compiled_and_headers_are_not() -> None:
    files = {"b.cpp": b"", "a.cc": b"", "a.h": b"", "notes.txt": b""}

    prepared = prepare(CPP, files, None, 256)

    assert prepared.compile_argv is not None
    assert prepared.compile_argv[-2:] == ("a.cc", "b.cpp")
    assert set(prepared.files) == set(files)


def test_a_program_without_a_compiler_is_checked_in_all_its_files() -> None:
    prepared = prepare(PYTHON, {"main.py": b"", "rules.py": b"", "notes.txt": b""}, None, 256)

    assert prepared.compile_argv is None
    assert prepared.check_argv is not None
    assert prepared.check_argv[-2:] == ("main.py", "rules.py")


@pytest.mark.parametrize(
    ("files", "entry"),
    [
        (["check.py"], "check.py"),
        (["a.py", "solution.py"], "solution.py"),
        (["a.py", "main.py", "z.txt"], "main.py"),
        (["a.py", "__main__.py"], "__main__.py"),
        (["b.py", "a.py"], "a.py"),
    ],
)
def test_a_program_of_several_files_starts_where_kattis_says(files: list[str], entry: str) -> None:
    prepared = prepare(PYTHON, dict.fromkeys(files, b""), None, 256)

    assert prepared.run_argv[-1] == entry


def test_a_program_that_was_compiled_may_be_named_by_its_stem() -> None:
    prepared = prepare(languages()["typescript"], {"a/main.mts": b"", "b.ts": b""}, None, 256)

    assert prepared.run_argv[-1] == "a/main.js"


def test_a_single_solution_file_is_renamed(two_sum: Signature) -> None:
    prepared = prepare(PYTHON, {"mine.py": b"pass"}, two_sum, 256)

    assert dict(prepared.files) == {"solution.py": b"pass"}


@pytest.mark.parametrize(
    "name", ["-o.py", "/etc/x.py", "../x.py", "a/../../x.py", "", "a\tb.py", "a\nb.py"]
)
def test_a_name_that_leads_elsewhere_is_refused(name: str) -> None:
    with pytest.raises(SourceRefused, match="cannot be named"):
        prepare(PYTHON, {name: b""}, None, 256)


def test_files_of_another_language_are_refused() -> None:
    with pytest.raises(SourceRefused, match=r"no file of Python"):
        prepare(PYTHON, {"main.c": b""}, None, 256)


def test_running_out_of_memory_is_known_by_its_last_words() -> None:
    assert JAVA.says_out_of_memory(b"java.lang.OutOfMemoryError: Java heap space\n\tat f\n")
    assert CPP.says_out_of_memory(
        b"terminate called after throwing an instance of 'std::bad_alloc'"
    )
    assert not JAVA.says_out_of_memory(b"java.lang.IllegalStateException: boom")
    assert not PYTHON.says_out_of_memory(b"")
