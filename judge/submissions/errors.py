"""What can go wrong between a user's POST and a stored verdict.

SubmissionError
├── SubmissionRefused    the caller's mistake: a code, a sentence and the fields to mend
├── RejudgingRefused     a rejudging is not in the state for that, or would have nothing to judge
├── QueueFull            nobody's mistake: more waits than the site can bear; the same may be sent later
└── LeaseLost            someone else judges it by now: drop what was found out
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence


class SubmissionError(Exception):
    """Something about a submission."""


class SubmissionRefused(SubmissionError):
    """What was sent cannot be judged; nothing was stored. `fields` maps `language`, `code` or `inputs` to sentences.

    `status` is what HTTP answers with.
    """

    def __init__(
        self,
        code: str,
        message: str,
        fields: Mapping[str, Sequence[str]] | None = None,
        *,
        status: int = 400,
    ) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.status = status
        self.fields = {name: list(sentences) for name, sentences in (fields or {}).items()}


class RejudgingRefused(SubmissionError):
    """Nothing was changed; the sentence says to staff why."""


class QueueFull(SubmissionError):
    """More waits than the site can bear, so nothing was stored; `retry_after_s` is when to try again."""

    retry_after_s = 30

    def __init__(self) -> None:
        super().__init__(
            "More code waits to be judged than this site can take just now. Nothing is wrong with yours; "
            f"try again in {self.retry_after_s} seconds."
        )


class LeaseLost(SubmissionError):
    """The judgement was taken away, because its lease ran out or it was cancelled."""
