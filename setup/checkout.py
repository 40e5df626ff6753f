"""Where things lie in this checkout, and the name by which the machine knows it."""

from __future__ import annotations

import hashlib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VAR = ROOT / "var"
LOGS = VAR / "log"
STAMPS = VAR / "stamps"
VENV = ROOT / ".venv"
FRONT_END = ROOT / "judge" / "web" / "frontend"


def site_label(root: Path = ROOT) -> str:
    """Return the name that marks this checkout's containers and folders, different for each checkout."""
    return "gavel-" + hashlib.sha256(str(root).encode()).hexdigest()[:8]
