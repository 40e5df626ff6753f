"""Languages: which there are, their starter code, and how a submission becomes a job for the sandbox."""

from judge.languages.language import Commands, Language, Prepared
from judge.languages.preparation import prepare
from judge.languages.registry import by_extension, find, languages, languages_for
from judge.languages.templates import starter_code

__all__ = [
    "Commands",
    "Language",
    "Prepared",
    "by_extension",
    "find",
    "languages",
    "languages_for",
    "prepare",
    "starter_code",
]
