"""Problem packages: read from folders and archives, checked, held in memory. No database in here."""

from problems.packages.errors import Finding, Findings, PackageErrors
from problems.packages.package import Package, Solution, Statement
from problems.packages.reader import read_package, read_upload
from problems.packages.rules import check_package
from problems.packages.sources import UPLOAD_BOUNDS, Bounds

__all__ = [
    "UPLOAD_BOUNDS",
    "Bounds",
    "Finding",
    "Findings",
    "Package",
    "PackageErrors",
    "Solution",
    "Statement",
    "check_package",
    "read_package",
    "read_upload",
]
