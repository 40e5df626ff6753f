"""What can go wrong on the author's side. The solver's failures are verdicts; the sandbox has its own errors.

NotCompiled            the compiler, or the check in its stead, refuses a source: CE, or the author's failure
GradingError
├── ValidatorFailed    the problem's output validator does not compile, crashed or gave no judgement
└── LanguageMissing    a program of the author's is in a language that is not here
"""


class NotCompiled(Exception):
    """A source is refused; `messages` are the compiler's."""

    def __init__(self, messages: str, *, image_id: str) -> None:
        super().__init__(messages)
        self.messages = messages
        self.image_id = image_id


class GradingError(Exception):
    """The problem's own programs failed: IE, with this reason for staff."""


class ValidatorFailed(GradingError):
    """The output validator did not do its work."""


class LanguageMissing(GradingError):
    """No folder under harnesses/ for the language of a validator or a reference solution."""
