"""Why an attempt came to nothing: a sentence for staff, and what can be told from it later."""

from __future__ import annotations

from judge.submissions.models import Judgement


def reason_of(judgement: Judgement, error: Exception) -> str:
    """Return who failed at the judgement, and by what."""
    return f"Attempt {judgement.attempt} on {judgement.worker}: {type(error).__name__}: {error}"


def is_by(kind: type[Exception], reason: str) -> bool:
    """Tell whether the reason is an error of just that kind."""
    return f" {kind.__name__}: " in reason
