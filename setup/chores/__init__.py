"""What a person can ask for: one module a chore, its first line says what it does."""

from __future__ import annotations

import errno
import importlib
import pkgutil
import sys
from collections.abc import Callable
from typing import Any

from setup.cures import cure_for
from setup.errors import SetupError


def main(arguments: list[str]) -> int:
    """Run the chore that the first argument names; return its exit code."""
    names = sorted(module.name.replace("_", "-") for module in pkgutil.iter_modules(__path__))
    if not arguments or arguments[0] not in names:
        for name in names:
            summary = (_chore(name).__doc__ or "").partition("\n")[0]
            print(f"  {name:12} {summary}")
        return 0 if not arguments or arguments[0] in {"-h", "--help", "help"} else 2
    chore = _chore(arguments[0])
    return guarded(lambda: int(chore.main(arguments[1:])))


def _chore(name: str) -> Any:
    return importlib.import_module(f"{__name__}.{name.replace('-', '_')}")


def guarded(work: Callable[[], int]) -> int:
    """Do the work and return its exit code; tell what went wrong, and the cure, in words."""
    try:
        return work()
    except SetupError as error:
        _tell(error.message, error.cure)
    except OSError as error:
        if error.errno not in {errno.ENOSPC, errno.EDQUOT}:
            raise
        _tell(f"A file cannot be written: {error}", cure_for("no space left on device"))
    except KeyboardInterrupt:
        _tell("Stopped. What is done stays done; the next run goes on from there.")
        return 130
    return 1


def _tell(message: str, cure: str = "") -> None:
    print(f"\n{message}", file=sys.stderr)
    if cure:
        print("\n" + "\n".join(f"  {line}" for line in cure.splitlines()), file=sys.stderr)
