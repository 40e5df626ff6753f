"""What can go wrong on the author's side. The solver's failures are verdicts; the sandbox has its own errors.

GradingError
├── ValidatorFailed    the problem's output validator does not compile, crashed or gave no judgement
└── LanguageMissing    a program of the author's is in a language that is not here
"""


class GradingError(Exception):
    """The problem's own programs failed: IE, with this reason for staff."""


class ValidatorFailed(GradingError):
    """The output validator did not do its work."""


class LanguageMissing(GradingError):
    """No folder under harnesses/ for the language of a validator or a reference solution."""
