"""The workspace of a problem: its statement beside the editor and the tests. A contest shows the same one."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from functools import lru_cache
from typing import Any

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.safestring import mark_safe

from judge.api.problems import Reader, Sample, samples_of
from judge.languages import languages_for, starter_code
from judge.web.lines import InputLine, input_lines
from problems.models import Problem, ProblemVersion
from problems.stored import signature_of
from problems.values import Signature, shown_to_json

# What the editor begins with for somebody who has chosen none yet: the kindest to a beginner.
FIRST_LANGUAGE = "python"


@dataclass(frozen=True)
class Place:
    """Where a problem is worked on: what its page calls, and the name under which the browser keeps drafts."""

    calls: str  # `/submit` and `/run` are below it
    submissions: str  # the reader's own to this problem
    drafts: str


@dataclass(frozen=True)
class ShownSample:
    """A sample, its input in lines with the parameters' names."""

    lines: tuple[InputLine, ...]
    answer: str
    explanation: str


def practice(problem: Problem, user: Reader) -> Place:
    """Return the problem's own place."""
    query = urlencode({"problem": problem.slug, "user": user.get_username()})
    return Place(
        calls=f"/api/problems/{problem.slug}",
        submissions=f"{reverse('api:submission_list')}?{query}",
        drafts=problem.slug,
    )


def workspace(problem: Problem, user: Reader, place: Place) -> dict[str, Any]:
    """Return what web/problem_detail.html needs, but what only the problem's own page tells."""
    version = problem.current_version
    assert version is not None  # only those that have one can be opened
    samples = samples_of(version)
    starters = _starters(version)
    signature = signature_of(version)
    offered = languages_for(signature)
    first = FIRST_LANGUAGE if FIRST_LANGUAGE in starters else next(iter(starters), "")
    return {
        "problem": problem,
        # Sanitised when it was rendered, at publishing.
        "statement": mark_safe(version.statement_html),  # noqa: S308
        "samples": [_shown(sample, signature) for sample in samples],
        "limits": version.limits,
        "languages": offered,
        "first_starter": starters.get(first, ""),
        "data": {
            "place": asdict(place),
            "signature": None if signature is None else shown_to_json(signature),
            "samples": samples,
            "languages": [
                {
                    "id": language.id,
                    "name": language.name,
                    "version": language.version,
                    "editor_mode": language.editor_mode,
                    "file_name": language.file_name,
                }
                for language in offered
            ],
            "first_language": first,
            "starters": starters,
            "user": user.get_username(),
        },
    }


def _shown(sample: Sample, signature: Signature | None) -> ShownSample:
    return ShownSample(
        lines=input_lines(sample["input"], signature),
        answer=sample["answer"],
        explanation=sample["explanation"],
    )


@lru_cache(maxsize=512)
def _starters(version: ProblemVersion) -> dict[str, str]:
    """Return the starter code by language. Versions are equal by id and never change, so it is made once."""
    signature = signature_of(version)
    return {language.id: starter_code(language, signature) for language in languages_for(signature)}
