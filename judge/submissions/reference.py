"""The author's accepted solution, whose answers stand beside a run's on own inputs."""

from __future__ import annotations

from judge.languages import find
from problems.definition import Program
from problems.models import ReferenceSolution
from problems.verdicts import Verdict


def reference_solution(version_id: int) -> Program | None:
    """Return an accepted solution in a language that is here, uncompiled ones first; None: there is none."""
    candidates = [
        (bool(language.compile_command), row.path, language.id, row.files)
        for row in ReferenceSolution.objects.filter(
            version_id=version_id, expected=[Verdict.AC.value]
        )
        if (language := find(row.language)) is not None
    ]
    if not candidates:
        return None
    _, _, language_id, files = min(candidates, key=lambda candidate: candidate[:2])
    return Program(
        language=language_id, files={name: text.encode() for name, text in files.items()}
    )
