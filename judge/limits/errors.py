"""Why a call is not answered, though nothing is wrong with it.

NotNow
├── TooMany       the caller has sent as many as the rules allow
└── Overloaded    the site has more to do than it can, and this gives way first
"""

from __future__ import annotations


class NotNow(Exception):
    """The same call may be made again in `retry_after_s` seconds."""

    def __init__(self, message: str, retry_after_s: int) -> None:
        super().__init__(message)
        self.retry_after_s = retry_after_s


class TooMany(NotNow):
    """A rate limit is reached."""

    def __init__(self, retry_after_s: int) -> None:
        super().__init__(
            f"You have sent too many of these; try again in {retry_after_s} s.", retry_after_s
        )


class Overloaded(NotNow):
    """The site sheds load."""

    def __init__(self, retry_after_s: int) -> None:
        super().__init__(
            "The site has more to do than it can just now, and contests go first. "
            f"Nothing is wrong with yours; try again in {retry_after_s} s.",
            retry_after_s,
        )
