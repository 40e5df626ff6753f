"""From a package to a version in the database, and back."""

import io
import threading
from dataclasses import replace

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from problems import draft, stored
from problems.definition import TestCase
from problems.models import Blob, Problem, ProblemVersion, TestCaseRow
from problems.packages import PackageErrors
from problems.packages.reader import read_files
from problems.publish import publish
from problems.values import SignatureError
from tests.problems.package_factory import KATTIS, archive, files, folder

pytestmark = pytest.mark.django_db

VALIDATED = {
    **KATTIS,
    "problem.yaml": "name: Checked\nvalidation: custom\nvalidator_flags: strict\n",
    "output_validators/v/zz_main.cc": '#include "validate.h"\nint main() {}\n',
    "output_validators/v/validate.h": "#pragma once\n",
    "problem_statement/problem.en.tex": "\\section{A} $x$ \\includegraphics{fig}",
    "problem_statement/fig.png": b"png",
    "attachments/data.zip": b"zip",
}


def package(name="add-two", **changes):
    return read_files(name, files(**changes))


def test_a_package_becomes_the_current_version():
    outcome = publish(package())
    problem = Problem.objects.get(slug="add-two")
    assert outcome.is_new
    assert outcome.is_changed
    assert problem.current_version == outcome.version
    assert (problem.title, problem.difficulty, problem.is_published) == ("Add Two", "easy", True)
    assert [tag.slug for tag in problem.tags.all()] == ["math"]
    version = outcome.version
    assert version.number == 1
    assert "<code>a</code>" in version.statement_html
    assert version.signature["function"]["name"] == "addTwo"
    assert [row.name for row in version.tests.all()] == ["1", "1", "2", "10"]
    assert [row.is_sample for row in version.tests.all()] == [True, False, False, False]
    assert {row.path: row.expected for row in version.solutions.all()} == {
        "accepted/solution.py": ["AC"],
        "wrong_answer/first.py": ["WA"],
    }


def test_the_same_content_is_the_same_version():
    first = publish(package())
    again = publish(package())
    assert again.version == first.version
    assert not again.is_new
    assert not again.is_changed
    assert ProblemVersion.objects.count() == 1


def test_changed_content_is_a_new_version_and_old_content_the_old_one():
    first = publish(package())
    second = publish(package(**{"data/secret/1.ans": "7\n"}))
    assert (second.is_new, second.version.number) == (True, 2)
    back = publish(package())
    assert not back.is_new
    assert back.is_changed
    assert back.version == first.version
    assert Problem.objects.get().current_version == first.version


def test_labels_change_without_a_new_version():
    publish(package())
    outcome = publish(replace(package(), title="Other", difficulty="hard", tags=("sums", "easy")))
    problem = Problem.objects.get()
    assert (outcome.is_new, outcome.is_changed) == (False, True)
    assert (problem.title, problem.difficulty) == ("Other", "hard")
    assert {tag.slug for tag in problem.tags.all()} == {"sums", "easy"}


def test_a_hidden_problem_stays_hidden_until_it_is_shown():
    publish(package(), is_published=False)
    assert not Problem.objects.get().is_published
    publish(package(**{"data/secret/1.ans": "7\n"}))
    assert not Problem.objects.get().is_published
    publish(package(), is_published=True)
    assert Problem.objects.get().is_published


@pytest.mark.parametrize("base", [files(), files(VALIDATED)])
def test_what_is_judged_is_what_the_package_said(base):
    original = read_files("some-problem", base)
    version = publish(original).version
    found = stored.definition(ProblemVersion.objects.get(pk=version.pk))
    assert found == original.definition()
    assert stored.definition(version).tests is found.tests


def test_a_version_is_a_package_again_and_publishing_it_changes_nothing():
    for base in (files(), files(VALIDATED)):
        version = publish(read_files("some-problem", base)).version
        again = draft.package_from_version(version)
        assert again.content_hash == version.content_hash
        assert draft.validate(again) == []
        assert not publish(again).is_changed


def test_large_tests_and_binary_attachments_survive():
    large = "[" + ",".join(map(str, range(200_000))) + "]"
    changes = {
        "data/secret/1.in": f"1\n{large}\n",
        "statement/a.png": bytes(range(256)) * 40,
        "statement/problem.en.md": "![a](a.png)\n",
    }
    version = publish(package(**changes)).version
    test = stored.stored_tests(version)[1]
    assert test.input == changes["data/secret/1.in"].encode()
    attachment = version.attachments.get()
    assert attachment.media_type == "image/png"
    assert stored.blob_bytes(attachment.blob) == changes["statement/a.png"]
    assert 'src="/problems/add-two/files/a.png"' in version.statement_html
    blob = Blob.objects.get(size=len(test.input))
    assert len(bytes(blob.data)) < blob.size / 2


def test_texts_are_stored_once_however_many_versions_hold_them():
    publish(package())
    count = Blob.objects.count()
    publish(package(**{"statement/problem.en.md": "Other words.\n"}))
    assert Blob.objects.count() == count
    assert TestCaseRow.objects.count() == 8


def test_publishing_takes_as_many_queries_for_many_tests_as_for_few():
    publish(package(name="warm-up"))
    counts = []
    for number in (3, 300):
        many = {}
        for index in range(number):
            many |= {f"data/secret/{index}.in": f"{index}\n[]\n", f"data/secret/{index}.ans": "0\n"}
        read = package(name=f"many-{number}", **many)
        with CaptureQueriesContext(connection) as queries:
            version = publish(read).version
        counts.append(len(queries))
        with CaptureQueriesContext(connection) as queries:
            stored.definition(ProblemVersion.objects.select_related("problem").get(pk=version.pk))
        assert len(queries) == 2
    assert counts[1] <= counts[0] + 2
    assert counts[0] < 30


def test_nothing_is_published_of_a_wrong_package():
    wrong = replace(package(), title="")
    with pytest.raises(PackageErrors):
        publish(wrong)
    assert not Problem.objects.exists()
    assert not Blob.objects.exists()


def test_nothing_is_half_published(monkeypatch):
    publish(package())

    def fail(*args, **kwargs):
        raise RuntimeError

    monkeypatch.setattr("problems.publish._update_labels", fail)
    with pytest.raises(RuntimeError):
        publish(package(**{"data/secret/1.ans": "7\n"}))
    assert ProblemVersion.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_publishings_at_once_make_two_versions():
    contents = [package(**{"data/secret/1.ans": f"{number}\n"}) for number in range(4)]
    failures = []

    def run(content):
        try:
            publish(content)
        except Exception as error:  # told below, in the test's own thread
            failures.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(content,)) for content in contents]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert sorted(ProblemVersion.objects.values_list("number", flat=True)) == [1, 2, 3, 4]


# --- Drafts --------------------------------------------------------------------------------------


def test_a_draft_is_changed_checked_and_published():
    version = publish(package()).version
    edited = draft.changed(
        draft.package_from_version(version),
        title="Add Them",
        tags=["Two Words", "math"],
        statement="New words.\r\nTwo lines.",
        limits={"time_s": 3.0},
        checker={"name": "floats", "tolerance": 0.5},
    )
    edited = draft.with_test(edited, TestCase("3", "secret", False, b"1\n[1]\n", b"2\n"))
    edited = draft.without_test(edited, group="secret", name="10")
    assert draft.validate(edited) == []
    outcome = publish(edited)
    assert outcome.version.number == 2
    assert [row.name for row in outcome.version.tests.all()] == ["1", "1", "2", "3"]
    assert outcome.version.limits["time_s"] == 3.0
    assert outcome.version.checker == {"name": "floats", "options": {"tolerance": 0.5}}
    assert outcome.version.statement_source == "New words.\nTwo lines."
    assert {tag.slug for tag in outcome.problem.tags.all()} == {"math", "two-words"}
    assert outcome.version.solutions.count() == 2


def test_a_draft_that_breaks_the_rules_is_told_so():
    version = publish(package()).version
    edited = draft.changed(
        draft.package_from_version(version),
        title=" ",
        statement="",
        limits={"time_s": -1.0, "memory_mb": 10**6},
        checker="tokens",
    )
    edited = draft.with_test(edited, TestCase("x", "secret", False, b"1\n", b'"a"\n'))
    told = " ".join(map(str, draft.validate(edited)))
    for words in (
        "no name",
        "empty",
        "time_limit -1",
        "memory",
        "signature takes",
        "secret/x.in:2",
    ):
        assert words in told
    with pytest.raises(PackageErrors):
        publish(edited)


def test_a_draft_takes_another_signature():
    version = publish(package()).version
    edited = draft.with_signature(
        draft.package_from_version(version),
        {"function": {"name": "f", "params": [], "returns": "string"}},
    )
    assert {one.file for one in draft.validate(edited)} >= {"data/sample/1.in", "data/sample/1.ans"}
    with pytest.raises(SignatureError) as caught:
        draft.with_signature(edited, {"function": {"name": "f", "returns": "int"}})
    assert "did you mean" in str(draft.signature_findings(caught.value)[0])


def test_a_new_problem_starts_empty_and_says_what_it_lacks():
    told = " ".join(map(str, draft.validate(draft.new_package("new", "New"))))
    assert "the statement is empty" in told
    assert "no tests" in told


# --- The command ---------------------------------------------------------------------------------


def run(*paths, **options):
    out, err = io.StringIO(), io.StringIO()
    try:
        call_command("publish", *map(str, paths), stdout=out, stderr=err, **options)
    except CommandError as error:
        return out.getvalue(), err.getvalue(), str(error)
    return out.getvalue(), err.getvalue(), None


def test_the_command_takes_folders_archives_and_folders_of_them(tmp_path):
    folder(tmp_path, files(), "one")
    archive(tmp_path, files(), "two")
    folder(tmp_path / "three", files(KATTIS), "different")
    out, _, error = run(tmp_path, tmp_path / "three" / "different")
    assert error is None
    assert "one: published as version 1, 4 tests (0." in out
    assert set(Problem.objects.values_list("slug", flat=True)) == {"one", "two", "different"}
    out, _, error = run(tmp_path)
    assert out.count("unchanged, version 1") == 2


def test_the_command_names_every_error_and_publishes_the_rest(tmp_path):
    folder(tmp_path, files(), "right")
    folder(
        tmp_path, files(**{"data/secret/1.in": "x\n[]\n", "statement/problem.en.md": ""}), "wrong"
    )
    out, err, error = run(tmp_path)
    assert "1 of 2" in error
    assert "wrong: not published, 2 wrong" in out
    assert "wrong/data/secret/1.in:1: a: not JSON" in err
    assert "wrong/statement/problem.en.md: the statement is empty; write it" in err
    assert [one.slug for one in Problem.objects.all()] == ["right"]


def test_the_command_hides_and_shows(tmp_path):
    path = folder(tmp_path, files())
    run(path, hidden=True)
    assert not Problem.objects.get().is_published
    run(path)
    assert not Problem.objects.get().is_published
    run(path, shown=True)
    assert Problem.objects.get().is_published
    assert "contradict" in run(path, shown=True, hidden=True)[2]


def test_only_new_leaves_edited_problems_alone(tmp_path):
    path = folder(tmp_path, files())
    run(path)
    version = Problem.objects.get().current_version
    publish(draft.changed(draft.package_from_version(version), statement="Edited.", title="Mine"))
    out, _, _ = run(path, only_new=True)
    assert "left alone" in out
    problem = Problem.objects.get()
    assert (problem.title, problem.current_version.number) == ("Mine", 2)


def test_the_command_says_when_there_is_nothing(tmp_path):
    assert "No package found" in run(tmp_path)[2]
    assert "not published" in run(tmp_path / "missing")[2]
