"""What a participant can do wrong.

SubmissionRefused (judge's)
└── ContestRefused    a code, a sentence that says what to do, and the status that the API answers with
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from judge.submissions.errors import SubmissionRefused


class ContestRefused(SubmissionRefused):
    """A registration, a submission or a question that a contest does not take; nothing was stored."""

    def __init__(
        self,
        code: str,
        message: str,
        fields: Mapping[str, Sequence[str]] | None = None,
        *,
        status: int = 403,
    ) -> None:
        super().__init__(code, message, fields, status=status)
