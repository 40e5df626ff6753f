"""What can go wrong with a backup. Each says what to do about it, and none leaves anything changed.

BackupError
├── FileRefused    the file is damaged, of something else, or newer than this code
└── SiteRefused    the database or Redis is not in a state for this
"""


class BackupError(Exception):
    """The base of this package's errors."""


class FileRefused(BackupError):
    """Nothing is restored from this file."""


class SiteRefused(BackupError):
    """Nothing is read from this site, or written over it, as it is now."""
