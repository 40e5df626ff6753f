"""What can go wrong on our side of the sandbox. A program's own failure is a `Result`, never one of these.

SandboxError
├── EngineUnavailable    no engine answers, or it refuses: try again later
├── ImageMissing         the runner image was not built: `make images`
├── IsolationMissing     a wall is not there: judging must not start
└── BoxLost              the container or its supervisor died, or spoke nonsense: take a new box and try again
    └── GaveUp           the supervisor ended by itself and said why
"""


class SandboxError(Exception):
    """The sandbox failed; the submission is not to blame."""

    is_retryable = True


class EngineUnavailable(SandboxError):
    """No Docker engine answers."""


class ImageMissing(SandboxError):
    """The runner image does not exist on this engine."""

    is_retryable = False


class IsolationMissing(SandboxError):
    """The engine does not give the isolation that was asked for."""

    is_retryable = False


class BoxLost(SandboxError):
    """The container or its supervisor is gone or out of step."""


class GaveUp(BoxLost):
    """The supervisor ended by itself; the message is its own."""
