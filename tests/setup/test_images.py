"""Which runner images a site needs, and which of them it waits for."""

from __future__ import annotations

import pytest

from setup import images
from setup.errors import Unmet
from setup.progress import Progress


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
