"""Run one chore: `python3 -m setup CHORE [ARGUMENTS]`."""

# The next lines must run on any Python 3, to say that it is too old.
import sys

if sys.version_info < (3, 11):  # noqa: UP036
    sys.exit(
        "Gavel needs Python 3.11 or newer, and this is Python %d.%d (%s).\n"  # noqa: UP031
        "Install one and name it, for example: make run PYTHON=python3.12"
        % (sys.version_info[0], sys.version_info[1], sys.executable)
    )

from setup.chores import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
