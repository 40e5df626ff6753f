"""Does a package keep its word? Each file under submissions/ is judged, and its folder says what must come out."""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace

from judge.grading.judging import judge
from judge.grading.outcome import Outcome
from judge.languages import find
from judge.sandbox.box import Sandbox
from judge.sandbox.errors import ImageMissing, SandboxError
from problems.definition import Definition
from problems.packages import Solution
from problems.verdicts import Verdict

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Finding:
    """What became of one solution of a package. Without an outcome it was `skipped`, or judging it failed.

    `skipped` and `failed` say why.
    """

    slug: str
    path: str
    language: str
    expected: frozenset[Verdict]
    outcome: Outcome | None = None
    skipped: str = ""
    failed: str = ""

    @property
    def agrees(self) -> bool:
        """Tell whether the verdict is one that the folder asks for; what was skipped contradicts nothing."""
        if self.outcome is None:
            return not self.failed
        return not self.expected or self.outcome.verdict in self.expected


def verify(definition: Definition, solution: Solution, sandbox: Sandbox) -> Finding:
    """Judge a solution as a user's submission would be judged; raise SandboxError when nothing can be judged."""
    language = find(solution.language) if solution.language else None
    finding = Finding(
        slug=definition.slug,
        path=solution.path,
        language=solution.language or "",
        expected=solution.expected,
    )
    if language is None:
        named = solution.language or "the file's language"
        return replace(finding, skipped=f"{named} is not one of the languages here")
    if refusal := language.refusal(definition.signature):
        reason = f"{language.name} cannot take this problem: {refusal}"
        return replace(finding, language=language.id, skipped=reason)
    try:
        outcome = judge(definition, language, solution.files, sandbox)
    except ImageMissing as error:
        return replace(finding, language=language.id, skipped=str(error))
    except SandboxError:
        raise
    except Exception as error:  # our own failure with this one is no reason to lose the others
        _log.exception("judging %s %s failed", definition.slug, solution.path)
        return replace(finding, language=language.id, failed=f"{type(error).__name__}: {error}")
    return replace(finding, language=language.id, outcome=outcome)
