"""Which runner images a site needs, and which of them it waits for."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from setup import images
from setup.chores import prune_images
from setup.docker_api import DockerApi
from setup.errors import SetupError, Unmet
from setup.progress import Progress
from tests.setup.fake_engine import FakeEngine, fake_engine


def test_without_a_choice_it_is_all_languages_the_common_ones_first(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("GAVEL_LANGUAGES", raising=False)

    assert sorted(images.chosen()) == sorted(images.known())
    assert images.chosen()[:4] == ["cpp", "java", "javascript", "python"]
    assert images.urgent() == images.chosen()[:4]


@pytest.mark.parametrize(
    ("words", "chosen", "urgent"),
    [
        ("python", ["python"], ["python"]),
        ("c, python ,", ["python", "c"], ["python"]),
        ("c", ["python", "c"], ["python"]),
    ],
)
def test_a_site_that_chooses_waits_for_what_is_common_of_it(
    monkeypatch: pytest.MonkeyPatch, words: str, chosen: list[str], urgent: list[str]
) -> None:
    monkeypatch.setenv("GAVEL_LANGUAGES", words)

    assert images.chosen() == chosen
    assert images.urgent() == urgent


def test_a_choice_that_does_not_exist_is_told_before_anything_is_built(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("GAVEL_LANGUAGES", "python,klingon")

    with pytest.raises(Unmet, match="Unknown language: klingon") as refused:
        images.ensure(Progress(), None)  # type: ignore[arg-type]  # no engine is asked
    assert "python" in refused.value.cure


def _image(name: str, size: int) -> dict[str, Any]:
    return {"Id": f"id of {name}", "RepoTags": [name], "Size": size}


@pytest.fixture
def engine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeEngine]:
    """Return one with an image of this checkout, two of other versions, one of them in use, and a stranger's."""
    current = images._recipes(["python"])[0].image
    others = ("gavel-runner-python:0ld", "gavel-runner-python:1nuse", "debian:trixie-slim")
    there = [_image(current, 900_000_000), *(_image(name, 400_000_000) for name in others)]
    there.append({"Id": "left over", "RepoTags": None, "Size": 1})
    in_use = [{"Image": "1nuse", "ImageID": "id of gavel-runner-python:1nuse"}]
    with fake_engine(tmp_path / "docker.sock", images=there, containers=in_use) as fake:
        monkeypatch.setenv("DOCKER_HOST", fake.where)
        yield fake


def test_what_neither_this_checkout_nor_a_container_uses_is_outdated(engine: FakeEngine) -> None:
    old = images.outdated(DockerApi(engine.where))

    assert old == {"gavel-runner-python:0ld": 400_000_000}
    assert images.in_words(old) == "1 runner image of other versions, up to 0.4 GB"


def test_outdated_images_are_named_and_stay_until_somebody_says_yes(
    engine: FakeEngine, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SetupError, match="Nobody is there to be asked"):
        prune_images.main([])
    assert engine.deleted == []
    assert "gavel-runner-python:0ld  400 MB" in capsys.readouterr().out

    assert prune_images.main(["yes"]) == 0
    assert engine.deleted == ["/images/gavel-runner-python:0ld"]


def test_after_a_build_of_all_it_is_said_what_is_outdated(
    engine: FakeEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GAVEL_LANGUAGES", "python")
    monkeypatch.setattr(images, "_missing", lambda api, recipes: missing.pop())
    monkeypatch.setattr(images, "_require_space", lambda api, count: None)
    monkeypatch.setattr(images, "_build", lambda progress, api, recipe: None)
    monkeypatch.setattr("setup.base_image.ensure", lambda progress, api: None)
    monkeypatch.setattr(DockerApi, "build", lambda self, context, **_: iter(()))
    missing: list[list[Any]] = [[], images._recipes(["python"])]  # before the build, and after it
    out = io.StringIO()

    images.ensure(Progress(out), DockerApi(engine.where))

    assert "1 runner image of other versions, up to 0.4 GB; `make prune-images`" in out.getvalue()
