"""An image holds the runner folder of its language, and of those whose runtime it shares."""

from __future__ import annotations

import io
import tarfile
from pathlib import Path

import pytest

from judge.languages.errors import FolderBroken
from judge.languages.image import _recipe, image_name


@pytest.fixture
def harnesses(tmp_path: Path) -> Path:
    """Return a folder of three languages: kotlin is to share java, and scala has nothing to share."""
    for id, files in {"java": ["Values.java", "deep/Json.java"], "kotlin": ["main.kt"]}.items():
        for file in files:
            path = tmp_path / id / "runner" / file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(file)
        (tmp_path / id / "language.toml").write_text("")
    (tmp_path / "scala").mkdir()
    return tmp_path


def _share(harnesses: Path, value: str) -> Path:
    folder = harnesses / "kotlin"
    (folder / "language.toml").write_text(f"[image]\nshares = {value}\n")
    return folder


def test_a_shared_runner_folder_lies_beside_its_own(harnesses: Path) -> None:
    recipe = _recipe().read(_share(harnesses, '["java"]'))

    copies = [line for line in recipe.dockerfile.splitlines() if line.startswith("COPY ")]
    assert copies[1:3] == [
        "COPY shares/java/ /usr/lib/gavel/java/",
        "COPY runner/ /usr/lib/gavel/kotlin/",
    ]
    with tarfile.open(fileobj=io.BytesIO(recipe.context)) as tar:
        names = tar.getnames()
        assert {"shares/java/Values.java", "shares/java/deep/Json.java", "runner/main.kt"} <= set(
            names
        )
        file = tar.extractfile("shares/java/Values.java")
        assert file is not None
        assert file.read() == b"Values.java"


def test_the_image_changes_with_what_it_shares(harnesses: Path) -> None:
    folder = _share(harnesses, '["java"]')
    before = image_name(folder)
    (harnesses / "java" / "runner" / "Values.java").write_text("another")

    assert image_name(folder) != before


def test_who_shares_nothing_has_nothing_of_it_in_the_image(harnesses: Path) -> None:
    recipe = _recipe().read(harnesses / "java")

    assert "shares" not in recipe.dockerfile
    with tarfile.open(fileobj=io.BytesIO(recipe.context)) as tar:
        assert not [name for name in tar.getnames() if name.startswith("shares")]


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ('"java"', "[image] shares must be a list of strings"),
        ("[1]", "[image] shares must be a list of strings"),
        ('["kotlin"]', "name other languages' folders, unlike 'kotlin'"),
        ('["../java"]', "name other languages' folders, unlike '../java'"),
        ('[""]', "name other languages' folders, unlike ''"),
        ('["scala"]', "scala has no folder scala/runner"),
        ('["perl"]', "perl has no folder perl/runner"),
        ('["java", "java"]', "[image] shares names a language twice"),
    ],
)
def test_what_cannot_be_shared_is_named(harnesses: Path, value: str, said: str) -> None:
    with pytest.raises(FolderBroken) as refused:
        image_name(_share(harnesses, value))

    assert said in str(refused.value)
    assert "language.toml" in str(refused.value)


def test_a_link_in_a_shared_folder_is_refused(harnesses: Path) -> None:
    (harnesses / "java" / "runner" / "link").symlink_to("/etc/passwd")

    with pytest.raises(FolderBroken, match="a link; put the file itself"):
        image_name(_share(harnesses, '["java"]'))
