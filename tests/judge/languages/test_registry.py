"""Languages are found by their folders, and a folder that is wrong says so."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from judge.languages import by_extension, find, languages, languages_for
from judge.languages.errors import FolderBroken, LanguageUnknown
from judge.languages.folder import read_language
from judge.languages.registry import offer, read_all
from judge.submissions.admission import admitted_language
from judge.submissions.errors import SubmissionRefused
from problems.packages.programs import language_of
from problems.values import signature_from_json
from tests.judge.languages.conftest import SIGNATURES

HARNESSES = Path(__file__).resolve().parents[3] / "harnesses"


def test_every_folder_is_a_language() -> None:
    folders = {path.parent.name for path in HARNESSES.glob("*/language.toml")}

    assert set(languages()) == folders
    assert folders >= {"python", "javascript", "java", "c", "cpp"}
    for id, language in languages().items():
        assert language.id == id
        assert language.image.startswith(f"gavel-runner-{id}:")


@pytest.mark.parametrize(
    ("word", "id"),
    [
        ("python", "python"),
        ("Python 3", "python"),
        ("python3", "python"),
        ("C", "c"),
        ("c", "c"),
        ("C++", "cpp"),
        ("cpp", "cpp"),
        ("JavaScript", "javascript"),
        ("JavaScript (Node.js)", "javascript"),
        ("JAVA", "java"),
        (" java ", "java"),
    ],
)
def test_it_finds_a_language_by_the_names_that_others_use(word: str, id: str) -> None:
    language = find(word)

    assert language is not None
    assert language.id == id


@pytest.fixture
def few() -> Iterator[None]:
    """Offer Python and C++ alone, for one test."""
    offer(["python", "cpp"])
    yield
    offer([])


@pytest.mark.usefixtures("few")
def test_a_site_may_offer_some_languages_alone() -> None:
    assert list(languages()) == ["cpp", "python"]
    assert find("java") is not None  # a validator may be written in it
    with pytest.raises(SubmissionRefused) as refused:
        admitted_language("java")
    assert refused.value.code == "unknown_language"
    assert admitted_language("py3") is languages()["python"]


def test_it_cannot_offer_what_is_not_there() -> None:
    with pytest.raises(LanguageUnknown, match=r"klingon; there are .*c, cpp, .*python"):
        offer(["python", "klingon"])
    assert len(languages()) >= 5


def test_it_does_not_guess() -> None:
    assert find("") is None
    assert find("pyth") is None
    assert by_extension("solution") is None
    assert by_extension("notes.txt") is None


def test_it_knows_a_file_by_its_extension() -> None:
    found = {
        name: by_extension(name)
        for name in ("a/b.py", "x.c", "x.C", "x.cc", "x.cpp", "Main.java", "s.js")
    }

    assert {name: language and language.id for name, language in found.items()} == {
        "a/b.py": "python",
        "x.c": "c",
        "x.C": "cpp",
        "x.cc": "cpp",
        "x.cpp": "cpp",
        "Main.java": "java",
        "s.js": "javascript",
    }


def test_packages_know_a_language_by_the_same_extensions() -> None:
    for id, language in languages().items():
        assert {language_of(f"main{extension}") for extension in language.extensions} == {id}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a copy of Python's folder, to be spoilt."""
    return Path(shutil.copytree(HARNESSES / "python", tmp_path / "python"))


def _image(folder: Path) -> str:
    return "image"


def _spoil(folder: Path, old: str, new: str) -> None:
    path = folder / "language.toml"
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('name = "Python"\n', "", "name is missing"),
        ('name = "Python"', 'name = ""', "name must be a text"),
        ('name = "Python"', 'name = "Python"\ncolour = "blue"', "unknown: colour"),
        ('name = "Python"', "name = ", "language.toml"),
        ("time_factor = 2.0", 'time_factor = "fast"', "[limits]: time_factor must be a number"),
        ("time_factor = 2.0", "time_factor = 0", "[limits]: time_factor must be a number above 0"),
        ("processes = 16", "processes = true", "[limits]: processes must be a whole number"),
        ("processes = 16", "processes = 16\ncompile_cpu_s = 0", "compile_cpu_s must be a number"),
        ("processes = 16", "proceses = 16", "[limits]: processes is missing"),
        ('extensions = [".py"]', 'extensions = ["py"]', "begin with a dot"),
        ('extensions = [".py"]', 'extensions = [".rb"]', "file_name must end in one of"),
        ('integer = "int"\n', "", "[types]: missing: integer"),
        ('integer = "int"\n', 'integer = "int"\nfloat = "float"\n', "[types]: unknown: float"),
        ('run = ["python3", "{source}"]', "run = []", "[stdin]: run must not be empty"),
        ('run = ["python3", "{source}"]', 'run = "python3"', "[stdin]: run must be a list"),
        ('"{source}"]', '"{file}"]', "`{file}` is unknown"),
        ("[stdin]\n", '[stdin]\ncompile = ["cc"]\n', "[stdin]: compile or check, not both"),
        ('"{source}"]', '"-f{sources}"]', "`{sources}` stands for several words"),
    ],
)
def test_a_wrong_folder_names_the_file_and_the_mistake(
    folder: Path, old: str, new: str, said: str
) -> None:
    _spoil(folder, old, new)

    with pytest.raises(FolderBroken) as refused:
        read_language(folder, _image)

    assert said in str(refused.value)
    assert "language.toml" in str(refused.value)


def test_a_folder_without_functions_is_a_language_of_programs(folder: Path) -> None:
    path = folder / "language.toml"
    text = re.sub(r"(?ms)^\[(function|types)\]\n.*?\n(?=\[)", "", path.read_text())
    path.write_text(text)
    assert "[function]" not in text

    language = read_language(folder, _image)

    assert not language.has_functions
    assert language.suits(None)
    assert not language.suits(SIGNATURES["scalars"])


def test_a_language_takes_a_node_only_when_it_can_spell_one() -> None:
    node = {"name": "f", "params": [{"name": "p", "type": "Node<graph>"}], "returns": "integer"}
    signature = signature_from_json({"function": node})
    assert "python" in {language.id for language in languages_for(signature)}
    assert all("Node" in language.types for language in languages_for(signature))
    assert languages_for(None) == list(languages().values())


def test_a_folder_without_starter_code_is_refused(folder: Path) -> None:
    (folder / "starter.jinja").unlink()

    with pytest.raises(FolderBroken, match=r"starter\.jinja is missing"):
        read_language(folder, _image)


def test_two_languages_cannot_have_one_name(tmp_path: Path) -> None:
    for name in ("python", "snake"):
        shutil.copytree(HARNESSES / "python", tmp_path / name)

    with pytest.raises(FolderBroken, match="both claim the name"):
        read_all(tmp_path)


def test_two_languages_cannot_have_one_extension(tmp_path: Path) -> None:
    for name in ("python", "snake"):
        shutil.copytree(HARNESSES / "python", tmp_path / name)
    _spoil(tmp_path / "snake", 'name = "Python"', 'name = "Snake"')
    path = tmp_path / "snake" / "language.toml"
    path.write_text(re.sub("(?m)^aliases = .*$", 'aliases = ["snakes"]', path.read_text()))

    with pytest.raises(FolderBroken, match="both claim the extension"):
        read_all(tmp_path)


def test_the_image_changes_with_what_goes_into_it(tmp_path: Path) -> None:
    from judge.languages.image import image_name

    folder = Path(shutil.copytree(HARNESSES / "python", tmp_path / "python"))
    before = image_name(folder)
    (folder / "starter.jinja").write_text("another starter is no other image")
    assert image_name(folder) == before

    (folder / "runner" / "main.py").write_text("pass\n")

    assert image_name(folder) != before
