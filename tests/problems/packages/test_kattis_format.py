"""Packages as Kattis, DOMjudge and the ICPC write them: legacy and 2023-07."""

import pytest

from problems.definition import CheckerSpec
from problems.packages import PackageErrors
from problems.packages.reader import read_files
from problems.verdicts import Verdict
from tests.problems.package_factory import KATTIS, files, with_files


def read(**changes):
    return read_files("different", files(KATTIS, **changes))


def errors_of(**changes):
    with pytest.raises(PackageErrors) as caught:
        read(**changes)
    return [str(one) for one in caught.value.errors]


def warnings_of(package):
    return " | ".join(map(str, package.warnings))


def manifest(text):
    return {"problem.yaml": text}


def test_a_legacy_package_is_read_whole():
    package = read()
    assert package.title == "Different Numbers"
    assert package.tags == ("arithmetic", "simple")
    assert package.metadata == {
        "source": "A Contest",
        "source_url": "https://contest.example",
        "license": "cc by-sa",
        "authors": ["Ada Writer", "Ben Setter"],
    }
    assert package.signature is None
    assert package.checker == CheckerSpec("tokens")
    assert (package.limits.time_s, package.limits.memory_mb) == (4.0, 512)
    assert package.statement.format == "tex"
    assert [test.validator_flags for test in package.tests] == [("float_tolerance", "1e-6")] * 2
    by_path = {one.path: one for one in package.solutions}
    assert by_path["accepted/diff.cc"].language == "cpp"
    # Kattis has no word for too much memory but a crash.
    assert by_path["run_time_error/crash.py"].expected == {Verdict.RE, Verdict.MLE, Verdict.OLE}
    assert package.warnings == ()


def test_without_a_time_limit_one_is_assumed_and_said():
    package = read(**{".timelimit": None})
    assert package.limits.time_s == 3.0
    assert "3 s assumed" in warnings_of(package)
    package = read(**{".timelimit": None, "domjudge-problem.ini": "timelimit='7'\n"})
    assert package.limits.time_s == 7.0
    assert ".timelimit:1" in errors_of(**{".timelimit": "soon"})[0]


def test_a_package_of_2023_07_is_read():
    package = read_files(
        "different",
        with_files(
            KATTIS,
            {
                "problem.yaml": """\
problem_format_version: 2023-07-draft
name: {sv: Olika tal, en: Different Numbers}
type: pass-fail
uuid: 793b9a14-1b0c-4d0c-a6d2-4c3f1f8a8a7c
version: 2
credits:
  authors: [{name: Ada Writer, email: ada@example.org}, Ben Setter <ben@example.org>]
source: [{name: First, url: https://a.example}, Second]
license: cc by-sa
keywords: [arithmetic, easy start]
limits:
  time_limit: 1.5
  time_multipliers: {ac_to_time_limit: 2.0, time_limit_to_tle: 1.5}
  time_resolution: 0.5
  memory: 300
  output: 4
  compilation_time: 20
""",
                ".timelimit": None,
                "problem_statement/problem.en.tex": None,
                "statement/problem.en.md": "Print the difference.\n",
                "statement/problem.sv.tex": "Skriv.\n",
                "data/test_group.yaml": "output_validator_args: [float_tolerance, 1e-6]\n",
                "data/secret/hard/test_group.yaml": "output_validator_args: case_sensitive\n",
                "data/secret/hard/deep/1.in": "1 1\n",
                "data/secret/hard/deep/1.ans": "0\n",
                "data/secret/hard/deep/1.yaml": "output_validator_args: [float_tolerance, 0.5]\n",
                "data/secret/hard/2.in": "1 1\n",
                "data/secret/hard/2.ans": "0\n",
                "data/invalid_input/1.in": "x",
            },
        ),
    )
    assert package.title == "Different Numbers"
    assert package.metadata["authors"] == ["Ada Writer", "Ben Setter"]
    assert package.metadata["source"] == "First, Second"
    assert package.tags == ("arithmetic", "easy-start")
    limits = package.limits
    assert (limits.time_s, limits.memory_mb, limits.output_mb) == (1.5, 300, 4)
    assert limits.compile_time_s == 20
    assert package.statement.text == "Print the difference.\n"
    flags = {f"{one.group}/{one.name}": one.validator_flags for one in package.tests}
    assert flags == {
        "sample/1": ("float_tolerance", "1e-06"),
        "secret/01": ("float_tolerance", "1e-06"),
        "secret/hard/2": ("case_sensitive",),
        "secret/hard/deep/1": ("float_tolerance", "0.5"),
    }


def test_legacy_flags_of_groups_come_on_top_of_the_problems():
    package = read(
        **{
            "data/secret/testdata.yaml": "output_validator_flags: case_sensitive\n"
            "grader_flags: all\nrange: 0 50\nodd_key: 1\n",
        }
    )
    flags = [one.validator_flags for one in package.tests]
    assert flags[0] == ("float_tolerance", "1e-6")
    assert flags[1] == ("float_tolerance", "1e-6", "case_sensitive")
    assert "data/secret/testdata.yaml:4: unknown key `odd_key`" in warnings_of(package)


def test_wrong_flags_are_told():
    found = errors_of(**{"data/secret/testdata.yaml": "output_validator_flags: float_tolerance\n"})
    assert "data/secret/01.in: `float_tolerance` needs a number" in found[0]


def test_custom_validation_needs_its_validator():
    custom = manifest("name: X\nvalidation: custom\nvalidator_flags: strict mode=3\n")
    assert "no validator" in errors_of(**custom)[0]
    package = read(
        **custom,
        **{
            "output_validators/check/validate.cc": '#include "validate.h"\nint main() {}\n',
            "output_validators/check/validate.h": "#pragma once\n",
        },
    )
    assert package.checker == CheckerSpec("program")
    assert package.validator is not None
    assert package.validator.language == "cpp"
    assert list(package.validator.files) == ["validate.cc", "validate.h"]
    assert package.tests[0].validator_flags == ("strict", "mode=3")


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"output_validators/a.py": "x", "output_validators/b.py": "x"}, "several validators"),
        ({"output_validators/a/x.py": "x", "output_validators/b/x.py": "x"}, "several validators"),
        ({"output_validators/a/build": "x", "output_validators/a/run": "x"}, "are not run"),
        ({"output_validators/a.java": "class A {}"}, "Python or C++"),
    ],
)
def test_validators_that_cannot_be_run_are_refused(changes, message):
    assert message in " ".join(errors_of(**changes))


def test_a_validator_beside_default_validation_is_not_used():
    package = read(
        **manifest("name: X\nvalidation: default\n"), **{"output_validators/check.py": "x"}
    )
    assert package.checker == CheckerSpec("tokens")
    assert package.validator is None
    assert "is not used" in warnings_of(package)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("name: X\nvalidation: custom interactive\n", "interactive"),
        ("name: X\ntype: [pass-fail, multi-pass]\n", "multi-pass"),
        ("name: X\ntype: interactive\n", "interactive"),
        ("name: X\nproblem_format_version: 1999\n", "unknown format"),
        ("name: X\nvalidation: perhaps\n", "unknown validation"),
        ("name: [X]\n", "neither text nor a map"),
        ("name: X\nlimits: 5\n", "limits are not a mapping"),
        ("name: X\nlimits: {memory: lots}\n", "no positive number"),
        ("name: X\nlimits: {memory: 99999}\n", "at most 4096 MB"),
        ("name: X\nlimits: {time_limit: .inf}\n", "no positive number"),
        ("name: X\nvalidator_flags: 'a \"b'\n", "cannot be read"),
    ],
)
def test_what_cannot_be_judged_is_refused(text, message):
    assert message in " ".join(errors_of(**manifest(text)))


def test_what_is_not_used_is_warned_of():
    package = read(
        **manifest("name: X\ntype: scoring\nodd: 1\nlimits: {oddest: 1}\n"),
        **{
            "data/sample/1.in.statement": "x",
            "data/sample/2.files/a.txt": "x",
            "data/secret/03.out": "x",
            "data/other/1.in": "x",
            "submissions/partially_accepted/a.py": "x",
            "submissions/odd/a.py": "x",
            "submissions/accepted/a.odd": "x",
            "submissions/accepted/binary.py": b"\0",
            "submissions/accepted/old.py": "#!/usr/bin/env python2\nprint 1\n",
            "submissions/accepted/README.md": "x",
        },
    )
    told = warnings_of(package)
    for words in (
        "scores are not used",
        "unknown key `odd`",
        "unknown key `oddest`",
        "variants of samples",
        "extra files",
        "outputs of samples",
        "data/other/1.in",
        "without one expected verdict",
        "submissions/odd",
        "no language that is known",
        "binary.py is no text",
        "Python 2",
    ):
        assert words in told
    assert {one.path: one.language for one in package.solutions} == {
        "accepted/a.odd": None,
        "accepted/diff.cc": "cpp",
        "accepted/old.py": None,
        "run_time_error/crash.py": "python",
    }


def test_expected_verdicts_come_from_tags_and_submissions_yaml_before_the_folder():
    package = read(
        **{
            "submissions/accepted/tagged.py": "# @EXPECTED_RESULTS@: TIMELIMIT, RUN-ERROR\n",
            "submissions/rejected/a.py": "x",
            "submissions/brute_force/a.py": "x",
            "submissions/run-error/a.py": "x",
            "submissions/memory_limit_exceeded/a.py": "x",
            "submissions/rejected/b.py": "x",
            "submissions/submissions.yaml": "rejected/b*: {required: [WA]}\n",
        }
    )
    expected = {one.path: one.expected for one in package.solutions}
    assert expected["accepted/tagged.py"] == {Verdict.TLE, Verdict.RE}
    assert Verdict.AC not in expected["rejected/a.py"]
    assert Verdict.WA not in expected["brute_force/a.py"]
    assert Verdict.RE in expected["run-error/a.py"]
    assert expected["memory_limit_exceeded/a.py"] == {Verdict.MLE}
    assert expected["rejected/b.py"] == {Verdict.WA}


def test_old_encodings_are_read_and_warned_of():
    package = read(
        **{
            "problem_statement/problem.en.tex": "caf\xe9".encode("latin-1"),
            "submissions/accepted/diff.cc": "// caf\xe9\nint main() {}".encode("latin-1"),
        }
    )
    assert package.statement.text == "café"
    assert "// café".encode() in next(iter(package.solutions[0].files.values()))
    assert "Latin-1" in warnings_of(package)


def test_a_name_may_stand_in_the_statement_alone():
    assert read(**manifest("author: X\n")).title == "Different"
    package = read(**manifest("author: X\n"), **{"problem_statement/problem.en.tex": "Print."})
    assert package.title == "Different"
    assert "has no name" in warnings_of(package)


@pytest.mark.parametrize("path", ["problem_statement/problem.en.pdf", "problem.pdf"])
def test_a_statement_in_pdf_alone_is_linked(path):
    package = read(**{"problem_statement/problem.en.tex": None, path: b"%PDF"})
    name = path.split("/")[-1]
    assert package.attachments == {name: b"%PDF"}
    assert f"]({name})" in package.statement.text
    assert "a PDF" in warnings_of(package)


def test_a_package_without_a_statement_is_refused():
    assert "no statement" in errors_of(**{"problem_statement/problem.en.tex": None})[0]
