"""What can be wrong with a package, told all at once.

PackageErrors   carries every finding that keeps the package from being published
"""

from __future__ import annotations

from typing import NamedTuple


class Finding(NamedTuple):
    """One thing found in a package: where it is, what it is, and what to do about it."""

    file: str
    line: int | None
    message: str
    cure: str = ""

    def __str__(self) -> str:
        place = self.file if self.line is None else f"{self.file}:{self.line}"
        text = f"{place}: {self.message}" if place else self.message
        return f"{text}; {self.cure}" if self.cure else text


class PackageErrors(Exception):
    """A package that cannot be published, with all the reasons."""

    def __init__(self, errors: list[Finding], warnings: list[Finding] | None = None) -> None:
        super().__init__("\n".join(map(str, errors)))
        self.errors = errors
        self.warnings = warnings or []


class Findings:
    """What has been found so far while a package is read."""

    def __init__(self) -> None:
        self.errors: list[Finding] = []
        self.warnings: list[Finding] = []

    def error(self, file: str, line: int | None, message: str, cure: str) -> None:
        """Note what keeps the package from being published."""
        self.errors.append(Finding(file, line, message, cure))

    def warn(self, file: str, line: int | None, message: str, cure: str = "") -> None:
        """Note what an author should know."""
        self.warnings.append(Finding(file, line, message, cure))

    def raise_if_any(self) -> None:
        """Raise PackageErrors if anything keeps the package from being published."""
        if self.errors:
            raise PackageErrors(self.errors, self.warnings)
