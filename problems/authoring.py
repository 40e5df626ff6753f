"""The form in which staff write a problem: everything of a package, checked by the package's own rules.

    version --package_from_version--> package --what the form changes--> package --publish--> version

The form never writes rows of a version. It makes a package of what is there and what was typed, shows what the
rules say about it next to the field that it is about, and publishes it; nothing changed means no new version.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, cast

import yaml
from django import forms
from django.contrib.auth.base_user import AbstractBaseUser
from django.core.files.uploadedfile import UploadedFile
from django.core.validators import MaxValueValidator, MinValueValidator
from django.http import QueryDict

from problems import draft
from problems.checkers import checkers
from problems.definition import TestCase
from problems.models import Difficulty, Problem
from problems.packages import UPLOAD_BOUNDS, Finding, Findings, Package
from problems.packages.package import MARKDOWN, TEX
from problems.packages.programs import FOLDERS, read_solutions
from problems.packages.sources import read_archive
from problems.publish import PublishOutcome, publish, statement_html
from problems.values import SignatureError, signature_to_json

if TYPE_CHECKING:
    Upload = UploadedFile[Any]  # generic only in the stubs

# What a text field of the page takes; larger tests come as files.
EDITABLE_BYTES = 8 * 1024
NEW_TESTS = 3
SIGNATURE_EXAMPLE = """\
function:
  name: twoSum
  params:
    - {name: nums, type: "integer[]"}
    - {name: target, type: integer}
  returns: "integer[]"
"""


class SeveralFiles(forms.FileField):
    """A field that takes any number of files and gives a list of them."""

    def __init__(self, **options: Any) -> None:
        widget = forms.ClearableFileInput()
        widget.allow_multiple_selected = True
        widget.attrs["multiple"] = True
        super().__init__(widget=widget, **options)

    def clean(self, data: Any, initial: Any = None) -> list[Upload]:
        """Return the files; none is an empty list."""
        files = data if isinstance(data, list | tuple) else [data]
        cleaned = (super(SeveralFiles, self).clean(one, initial) for one in files)
        return [one for one in cleaned if one]


class TestForm(forms.Form):
    """One test, typed. A test of the same folder and name is replaced."""

    __test__ = False

    group = forms.CharField(
        initial="secret",
        label="folder",
        max_length=100,
        help_text="sample is shown to solvers; secret, or a folder below it, is not.",
    )
    name = forms.SlugField(required=False, max_length=100)
    input = forms.CharField(
        required=False, strip=False, widget=forms.Textarea({"rows": 4, "class": "gavel-code"})
    )
    answer = forms.CharField(
        required=False, strip=False, widget=forms.Textarea({"rows": 4, "class": "gavel-code"})
    )
    explanation = forms.CharField(required=False, widget=forms.Textarea({"rows": 2}))

    def clean(self) -> dict[str, Any]:
        """Ask for a name as soon as anything was typed."""
        data = super().clean() or {}
        if (data.get("input") or data.get("answer")) and not data.get("name"):
            self.add_error("name", "Name the test, e.g. 07; tests run in the order of their names.")
        return data

    def test(self) -> TestCase | None:
        """Return the test, or None when the row was left empty."""
        data = self.cleaned_data
        if not data.get("name"):
            return None
        return _test(
            group=data["group"],
            name=data["name"],
            given=_file_text(data["input"]),
            answer=_file_text(data["answer"]),
            explanation=data["explanation"],
        )


TestFormSet = forms.formset_factory(TestForm, extra=NEW_TESTS)


class ProblemForm(forms.ModelForm):  # type: ignore[type-arg]  # generic only in the stubs
    """A problem and its current version in one form."""

    tags = forms.CharField(
        required=False, help_text="Separated by commas: hash-table, two-pointers."
    )
    statement_format = forms.ChoiceField(choices=[(MARKDOWN, "Markdown"), (TEX, "TeX")])
    statement = forms.CharField(
        widget=forms.Textarea({"rows": 20, "class": "gavel-code"}),
        help_text="Markdown with $math$. Samples are shown below it by themselves.",
    )
    signature = forms.CharField(
        required=False,
        widget=forms.Textarea({"rows": 8, "class": "gavel-code", "placeholder": SIGNATURE_EXAMPLE}),
        help_text="As under signature: in problem.yaml. Empty: programs read stdin and write stdout.",
    )
    checker = forms.ChoiceField(
        help_text="How answers are compared. program: the validator that came with the package."
    )
    checker_options = forms.CharField(
        required=False,
        widget=forms.Textarea({"rows": 2, "class": "gavel-code"}),
        help_text="YAML, e.g. tolerance: 1e-6",
    )
    time_s = forms.FloatField(
        initial=2.0,
        label="time limit",
        help_text="CPU seconds a test.",
        validators=[MinValueValidator(0.05), MaxValueValidator(120)],
    )
    memory_mb = forms.IntegerField(
        initial=256,
        label="memory limit",
        help_text="MiB; what the language's runtime needs is added.",
        validators=[MinValueValidator(16), MaxValueValidator(4096)],
    )
    output_mb = forms.IntegerField(
        initial=8,
        label="output limit",
        help_text="MiB of each stream.",
        validators=[MinValueValidator(1), MaxValueValidator(256)],
    )
    test_folder = forms.CharField(
        initial="secret", required=False, label="into the folder", max_length=100
    )
    test_files = SeveralFiles(
        required=False,
        label="test files",
        help_text="Pairs of NAME.in and NAME.ans (and NAME.desc), or a zip of such pairs.",
    )
    solution_folder = forms.ChoiceField(
        required=False, choices=[(folder, folder) for folder in FOLDERS], initial="accepted"
    )
    solution_files = SeveralFiles(
        required=False,
        label="solution files",
        help_text="Programs whose verdict the folder tells: accepted ones answer solvers' own inputs.",
    )

    class Meta:
        model = Problem
        fields = ("slug", "title", "difficulty", "is_published", "shows_hidden_tests")

    def __init__(self, *arguments: Any, edited_test: str = "", **options: Any) -> None:
        super().__init__(*arguments, **options)
        version = self.instance.current_version
        self.before: Package | None = draft.package_from_version(version) if version else None
        self.package: Package | None = None
        self.findings: list[Finding] = []
        self._fields()["checker"].choices = [(name, name) for name in (*checkers(), "program")]
        if self.before is not None:
            self.fields["slug"].disabled = True
            self.fields["slug"].help_text = "The address; solvers' submissions hang on it."
            self.initial.update(_initial(self.before))
        self.tests = TestFormSet(
            self.data if self.is_bound else None,
            prefix="tests",
            initial=_typed_test(self.before, edited_test),
        )

    def removable_tests(self) -> Iterable[Mapping[str, Any]]:
        """Yield the tests that are there: their key, sizes, and whether the page can edit them."""
        for test in self.before.tests if self.before else ():
            yield {
                "key": f"{test.group}/{test.name}",
                "is_sample": test.is_sample,
                "input_bytes": len(test.input),
                "answer_bytes": len(test.answer),
                "is_editable": _is_editable(test),
            }

    def removable_solutions(self) -> Iterable[Mapping[str, Any]]:
        """Yield the reference solutions that are there."""
        for solution in self.before.solutions if self.before else ():
            yield {"path": solution.path, "language": solution.language or "unknown"}

    def clean(self) -> dict[str, Any]:
        """Make the package and let its rules speak."""
        data = super().clean() or {}
        if not self.tests.is_valid():
            raise forms.ValidationError("A test below needs correction.")
        if self.errors:
            return data
        findings = Findings()
        package = self._package(data, findings)
        self.findings = findings.errors
        if package is not None:
            self.findings = [*self.findings, *draft.validate(package)]
            self.package = package
        for finding in self.findings:
            self.add_error(_field_of(finding), str(finding))
        return data

    def save_package(self, author: AbstractBaseUser | None) -> PublishOutcome:
        """Publish what the form holds; the form must be valid."""
        if self.package is None:
            raise ValueError("Only a valid form can be published.")
        return publish(self.package, author=author, is_published=self.cleaned_data["is_published"])

    def preview(self) -> str:
        """Return the statement as solvers would see it, sanitised, whatever else is wrong in the form."""
        base = self.before or draft.new_package("preview", "")
        return statement_html(
            draft.changed(
                base,
                statement=self.data.get("statement", ""),
                statement_format=self.data.get("statement_format") or MARKDOWN,
            )
        )

    def _chosen(self, name: str) -> list[str]:
        return cast("QueryDict", self.data).getlist(name)

    def _fields(self) -> dict[str, forms.ChoiceField]:
        return cast("dict[str, forms.ChoiceField]", self.fields)

    def _package(self, data: Mapping[str, Any], findings: Findings) -> Package | None:
        package = self.before or draft.new_package(data["slug"], data["title"])
        options = _yaml(data["checker_options"], "checker options", findings)
        package = draft.changed(
            package,
            title=data["title"],
            difficulty=Difficulty(data["difficulty"]).value,
            tags=data["tags"].split(","),
            statement=data["statement"],
            statement_format=data["statement_format"],
            limits={key: data[key] for key in ("time_s", "memory_mb", "output_mb")},
            checker={**options, "name": data["checker"]},
        )
        signature = _yaml(data["signature"], "signature", findings)
        try:
            package = draft.with_signature(package, signature or None)
        except SignatureError as error:
            for finding in draft.signature_findings(error):
                findings.error(*finding)
        package = self._with_tests(package, data, findings)
        package = self._with_solutions(package, data, findings)
        return None if findings.errors else package

    def _with_tests(self, package: Package, data: Mapping[str, Any], findings: Findings) -> Package:
        for key in self._chosen("remove_test"):
            group, _, name = key.rpartition("/")
            package = draft.without_test(package, group=group, name=name)
        typed = [form.test() for form in self.tests.forms]
        sent = _sent_tests(data["test_folder"] or "secret", data["test_files"], findings)
        for test in (*typed, *sent):
            if test is not None:
                package = draft.with_test(package, test)
        return package

    def _with_solutions(
        self, package: Package, data: Mapping[str, Any], findings: Findings
    ) -> Package:
        removed = set(self._chosen("remove_solution"))
        folder = data["solution_folder"] or "accepted"
        files = {
            f"submissions/{folder}/{PurePosixPath(file.name or '').name}": file.read()
            for file in data["solution_files"]
        }
        added = {one.path: one for one in read_solutions(files, is_ours=True, findings=findings)}
        for warning in findings.warnings:
            findings.error(*warning)  # a file chosen by hand and not used is a mistake
        kept = (one for one in package.solutions if one.path not in removed | added.keys())
        return replace(
            package, solutions=tuple(sorted([*kept, *added.values()], key=lambda one: one.path))
        )


def _initial(package: Package) -> dict[str, Any]:
    options = dict(package.checker.options)
    return {
        "tags": ", ".join(package.tags),
        "statement": package.statement.text,
        "statement_format": package.statement.format,
        "signature": _yaml_text(signature_to_json(package.signature)) if package.signature else "",
        "checker": package.checker.name,
        "checker_options": _yaml_text(options) if options else "",
        "time_s": package.limits.time_s,
        "memory_mb": package.limits.memory_mb,
        "output_mb": package.limits.output_mb,
    }


def _typed_test(package: Package | None, key: str) -> list[dict[str, str]]:
    """Return what the first row of the test forms starts with: the test that is to be edited."""
    for test in package.tests if package else ():
        if f"{test.group}/{test.name}" == key and _is_editable(test):
            return [
                {
                    "group": test.group,
                    "name": test.name,
                    "input": test.input.decode(),
                    "answer": test.answer.decode(),
                    "explanation": test.explanation,
                }
            ]
    return []


def _is_editable(test: TestCase) -> bool:
    if len(test.input) > EDITABLE_BYTES or len(test.answer) > EDITABLE_BYTES:
        return False
    try:
        text = test.input.decode() + test.answer.decode()
    except UnicodeDecodeError:
        return False
    return "\r" not in text and "\0" not in text


def _test(*, group: str, name: str, given: bytes, answer: bytes, explanation: str) -> TestCase:
    group = group.strip("/ ")
    return TestCase(
        name=name,
        group=group,
        is_sample=group.split("/")[0] == "sample",
        input=given,
        answer=answer,
        explanation=explanation.replace("\r\n", "\n"),
    )


def _sent_tests(group: str, uploads: Iterable[Upload], findings: Findings) -> Iterable[TestCase]:
    """Yield the tests in files that were sent: pairs of .in and .ans, or zips of them."""
    files: dict[str, bytes] = {}
    for upload in uploads:
        name = PurePosixPath(upload.name or "").name
        if name.lower().endswith(".zip"):
            if upload.file is not None:
                _, packed = read_archive(upload.file, findings, UPLOAD_BOUNDS)
                files |= {PurePosixPath(path).name: data for path, data in packed.items()}
        else:
            files[name] = upload.read()
    for name in sorted(files):
        stem, suffix = PurePosixPath(name).stem, PurePosixPath(name).suffix
        if suffix not in {".in", ".ans", ".desc"}:
            findings.error(name, None, "not a test file", "send NAME.in and NAME.ans")
        elif suffix != ".in" and f"{stem}.in" not in files:
            findings.error(name, None, f"{stem}.in is missing", "send both of a pair")
        elif suffix == ".in" and f"{stem}.ans" not in files:
            findings.error(name, None, f"{stem}.ans is missing", "send both of a pair")
        elif suffix == ".in":
            yield _test(
                group=group,
                name=stem,
                given=files[name],
                answer=files[f"{stem}.ans"],
                explanation=files.get(f"{stem}.desc", b"").decode(errors="replace"),
            )


def _file_text(typed: str) -> bytes:
    """Return what was typed as a text file: Unix lines, the last one ended."""
    text = typed.replace("\r\n", "\n")
    return (text if not text or text.endswith("\n") else f"{text}\n").encode()


def _yaml(text: str, what: str, findings: Findings) -> dict[str, Any]:
    try:
        value = yaml.safe_load(text) if text.strip() else {}
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else None
        findings.error(what, line, "not YAML", str(getattr(error, "problem", "") or "check it"))
        return {}
    if not isinstance(value, dict):
        findings.error(what, 1, "not a mapping", "write key: value lines")
        return {}
    return value


class _Dumper(yaml.SafeDumper):
    """Writes texts of several lines, such as adapters, line by line."""


def _text_node(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    style = "|" if "\n" in text else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _text_node)


def _yaml_text(document: Mapping[str, Any]) -> str:
    return yaml.dump(
        dict(document), Dumper=_Dumper, sort_keys=False, default_flow_style=None, width=100
    )


# A finding's file or first words, and the field where an author can mend it.
_PLACES = (
    ("signature", "signature"),
    ("data", "test_files"),
    ("submissions/", "solution_files"),
    ("checker", "checker"),
    ("a checker", "checker"),
    ("the package has no validator", "checker"),
    ("unknown checker", "checker"),
    ("statement", "statement"),
    ("the statement", "statement"),
    ("time_limit", "time_s"),
    ("memory", "memory_mb"),
    ("output", "output_mb"),
)


def _field_of(finding: Finding) -> str | None:
    """Return the field that a finding is about; None: the form as a whole."""
    for start, field in _PLACES:
        if finding.file.startswith(start) or finding.message.startswith(start):
            return field
    return None
