"""Our own packages, and what their authors are told when something is wrong."""

import pytest

from problems.definition import CheckerSpec
from problems.packages import PackageErrors, read_package
from problems.packages.reader import read_files
from problems.verdicts import Verdict
from tests.problems.package_factory import OURS, archive, files, folder, with_files


def errors_of(**changes):
    with pytest.raises(PackageErrors) as caught:
        read_files("add-two", files(**changes))
    return caught.value.errors


def manifest(extra="", **replacements):
    text = str(OURS["problem.yaml"])
    for old, new in replacements.items():
        assert old in text
        text = text.replace(old, new)
    return text + extra


def test_a_function_problem_is_read_whole():
    package = read_files("add-two", files())
    assert (package.slug, package.title, package.difficulty) == ("add-two", "Add Two", "easy")
    assert package.tags == ("math",)
    assert package.signature is not None
    assert package.signature.name == "addTwo"
    assert package.checker == CheckerSpec("exact")
    assert (package.limits.time_s, package.limits.memory_mb) == (1.0, 64)
    assert [test.name for test in package.tests] == ["1", "1", "2", "10"]
    assert [test.group for test in package.tests] == ["sample", "secret", "secret", "secret"]
    assert package.tests[0].explanation == "1 + 2 + 3 is 6."
    assert package.tests[0].is_sample
    solutions = {one.path: one for one in package.solutions}
    assert solutions["accepted/solution.py"].expected == {Verdict.AC}
    assert solutions["accepted/solution.py"].language == "python"
    assert solutions["wrong_answer/first.py"].folder == "wrong_answer"
    assert package.warnings == ()
    definition = package.definition()
    assert definition.slug == "add-two"
    assert definition.tests == package.tests


def test_folder_and_archive_have_one_hash(tmp_path):
    plain = read_package(folder(tmp_path, files()))
    packed = read_package(archive(tmp_path, files()))
    wrapped = read_package(archive(tmp_path, files(), name="x", top="add-two/"))
    assert plain.content_hash == packed.content_hash == wrapped.content_hash
    assert plain.slug == packed.slug == wrapped.slug == "add-two"


@pytest.mark.parametrize(
    "change",
    [
        {"data/secret/1.ans": "1\n"},
        {"data/secret/1.in": "1\n[]\n"},
        {"data/secret/3.in": "1\n[]\n", "data/secret/3.ans": "1\n"},
        {"data/sample/1.desc": "Other words."},
        {"statement/problem.en.md": "Other words."},
        {"statement/picture.png": b"png"},
        {"submissions/accepted/solution.py": "addTwo = lambda a, b: a + sum(b)"},
        {"problem.yaml": manifest("checker: floats\n")},
        {"problem.yaml": manifest("license: cc0\n")},
        {"problem.yaml": manifest(**{"time_limit: 1": "time_limit: 2"})},
    ],
)
def test_the_hash_tells_contents_apart(change):
    assert read_files("a", files(**change)).content_hash != read_files("a", files()).content_hash


def test_labels_make_no_other_content():
    other = manifest(**{"name: Add": "name: Sum", "easy": "hard", "[math]": "[sums]"})
    package = read_files("add-two", files(**{"problem.yaml": other}))
    assert package.title == "Sum Two"
    assert package.content_hash == read_files("add-two", files()).content_hash


@pytest.mark.parametrize(
    ("line", "spec"),
    [
        ("checker: floats", CheckerSpec("floats")),
        ("checker: {name: floats, tolerance: 1e-6}", CheckerSpec("floats", {"tolerance": 1e-6})),
        ("checker: {name: exact, absolute: 0.5}", CheckerSpec("exact", {"absolute": 0.5})),
    ],
)
def test_the_checker_is_the_one_named(line, spec):
    package = read_files("add-two", files(**{"problem.yaml": manifest(f"{line}\n")}))
    assert package.checker == spec


def test_a_validator_is_the_checker_unless_one_is_named():
    validator = {"output_validator/validate.py": "import sys; sys.exit(42)\n"}
    package = read_files("add-two", files(**validator))
    assert package.checker == CheckerSpec("program")
    assert package.validator is not None
    assert package.validator.language == "python"
    assert list(package.validator.files) == ["validate.py"]
    found = errors_of(**validator, **{"problem.yaml": manifest("checker: exact\n")})
    assert "a checker and an output validator" in str(found[0])
    found = errors_of(**{"problem.yaml": manifest("checker: program\n")})
    assert "no validator" in found[0].message


def test_any_of_has_an_answer_per_line_each_checked():
    changes = {"problem.yaml": manifest("checker: any_of\n"), "data/secret/1.ans": "0\n1\n"}
    assert read_files("add-two", files(**changes)).checker == CheckerSpec("any_of")
    found = errors_of(**{**changes, "data/secret/1.ans": "0\nx\n"})
    assert [(one.file, one.line) for one in found] == [("data/secret/1.ans", 2)]


def test_a_class_problem_checks_operations_and_results():
    changes = {
        "problem.yaml": """\
name: Counter
signature:
  class:
    name: Counter
    constructor: {params: [{name: start, type: integer}]}
    methods:
      - {name: next, params: [], returns: integer}
""",
        "data/sample/1.in": '["Counter","next"]\n[[5],[]]\n',
        "data/sample/1.ans": "[null,6]\n",
        "data/secret/1.in": '["Counter","nxt"]\n[[5],[]]\n',
        "data/secret/1.ans": "[null,6]\n",
        "data/secret/2.in": '["Counter","next"]\n[[5],[]]\n',
        "data/secret/2.ans": '[null,"6"]\n',
        "data/secret/10.in": '["Counter"]\n[[5]]\n',
        "data/secret/10.ans": "[null,6]\n",
    }
    found = errors_of(**changes)
    assert [(one.file, one.line) for one in found] == [
        ("data/secret/1.in", 1),
        ("data/secret/2.ans", 1),
        ("data/secret/10.ans", 1),
    ]


def test_all_errors_come_at_once_each_with_file_line_and_cure():
    found = errors_of(
        **{
            "problem.yaml": """\
name: Add Two
dificulty: easy
difficulty: simple
signature:
  function:
    name: addTwo
    params:
      - {name: a, type: int}
    return: integer
checker: any_ordr
limits: {time_limit: -1, memry: 64}
""",
            "statement/problem.en.md": None,
            "data/sample/1.ans": None,
            "data/secret/9.ans": "1\n",
            "submissions/acepted/x.py": "",
        }
    )
    told = {(one.file, one.line): str(one) for one in found}
    assert "did you mean `difficulty`?" in told["problem.yaml", 2]
    assert "unknown difficulty 'simple'" in told["problem.yaml", 3]
    assert "did you mean `integer`?" in told["problem.yaml", 8]
    assert "did you mean `any_order`?" in told["problem.yaml", 10]
    assert "`time_limit` is no positive number" in "".join(str(one) for one in found)
    assert "did you mean `memory`?" in "".join(str(one) for one in found)
    assert "did you mean `returns`?" in told["problem.yaml", 9]
    assert "no statement" in told["statement", None]
    assert "add data/sample/1.ans" in told["data/sample/1.in", None]
    assert ("data/secret/9.ans", None) in told
    assert "did you mean `accepted`?" in told["submissions/acepted", None]


def test_test_files_of_the_wrong_type_are_named_with_their_line():
    found = errors_of(
        **{
            "data/secret/1.in": '"x"\n[]\n',
            "data/secret/2.ans": "[0]\n",
            "data/secret/10.in": "5\n",
        }
    )
    assert [(one.file, one.line) for one in found] == [
        ("data/secret/1.in", 1),
        ("data/secret/2.ans", 1),
        ("data/secret/10.in", 2),
    ]


def test_a_thousand_wrong_tests_make_a_message_that_can_be_read():
    changes = {}
    for number in range(1000):
        changes |= {f"data/secret/{number}.in": "x", f"data/secret/{number}.ans": "x"}
    assert len(errors_of(**changes)) < 150


def test_a_mistyped_signature_is_no_stdin_problem():
    text = manifest(**{"signature:": "signatur:"}).replace("difficulty: easy\ntags: [math]\n", "")
    found = errors_of(**{"problem.yaml": text})
    assert "did you mean `signature`?" in str(found[0])


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("name: [", 1, "not YAML"),
        ("name: a\nname: b\nchecker: exact", 2, "occurs twice"),
        ("- a\n- b", 1, "not a mapping"),
        ("a: &a [1]\nb: *a\nchecker: exact", 1, "alias"),
        ("name: !!python/object:os.system x", 1, "cannot be read"),
        ('name: "\\0"\nchecker: exact', 1, "NUL"),
        ('name: "\\ud800"\nchecker: exact', 1, "surrogate"),
        (b"name: \xff", 1, "not UTF-8"),
        ("a: " + "[" * 5000, None, "YAML"),
        ("x" * 300_000, None, "the limit is"),
    ],
)
def test_yaml_that_cannot_be_used_is_refused(text, line, message):
    found = errors_of(**{"problem.yaml": text})
    assert any(message in one.message and (line is None or one.line == line) for one in found), (
        found
    )


def test_laughing_aliases_end_quickly():
    text = "a0: &a0 [x, x]\n" + "".join(
        f"a{i}: &a{i} [*a{i - 1}, *a{i - 1}]\n" for i in range(1, 60)
    )
    assert any("alias" in one.message for one in errors_of(**{"problem.yaml": text}))


def test_pictures_must_be_beside_the_statement():
    found = errors_of(
        **{"statement/problem.en.md": "a\n\n![x](x.png) ![y](https://evil.example/y.png)\n"}
    )
    assert [(one.file, one.line) for one in found] == [("statement/problem.en.md", 3)] * 2
    package = read_files(
        "add-two",
        files(**{"statement/problem.en.md": "![x](img/x.png)\n", "statement/img/x.png": b"png"}),
    )
    assert package.attachments == {"img-x.png": b"png"}


def test_a_solution_may_be_a_folder_with_its_main_file_first():
    package = read_files(
        "add-two",
        files(
            **{
                "submissions/accepted/parts/a.cpp": "int f() { return 1; }\n",
                "submissions/accepted/parts/z.cpp": "int main() {}\n",
                "submissions/accepted/parts/f.h": "int f();\n",
            }
        ),
    )
    solution = next(one for one in package.solutions if one.path == "accepted/parts")
    assert list(solution.files) == ["z.cpp", "a.cpp", "f.h"]
    assert solution.language == "cpp"


def test_a_folder_without_a_manifest_says_so(tmp_path):
    for path in (tmp_path, tmp_path / "missing", folder(tmp_path, {"a": b""}, "add-two")):
        with pytest.raises(PackageErrors):
            read_package(path)


def test_a_name_that_can_be_no_address_is_refused():
    with pytest.raises(PackageErrors) as caught:
        read_files("???", with_files(OURS, {}))
    assert "cannot be an address" in str(caught.value)
