"""What can go wrong with languages.

LanguagesError
├── FolderBroken     a folder under harnesses/ that cannot be used: names the file and the cure
├── LanguageUnknown  a name that no folder has
└── SourceRefused    a submission that this language cannot take: says why
"""


class LanguagesError(Exception):
    """The base of this package's errors."""


class FolderBroken(LanguagesError):
    """A language's folder cannot be used; nothing of it is guessed."""


class LanguageUnknown(LanguagesError):
    """Somebody named a language that does not exist."""


class SourceRefused(LanguagesError):
    """A submission's files cannot be made ready for this language."""
