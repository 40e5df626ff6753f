"""The check: read each source file as Python would, run nothing, and show the first syntax error."""

import sys


def main(paths):
    """Compile the files; return the exit code."""
    for path in paths:
        if not path.endswith(".py"):
            continue
        with open(path, "rb") as file:
            source = file.read()
        try:
            compile(source, path, "exec", 0, True)
        except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
            import traceback

            sys.stderr.write("".join(traceback.format_exception_only(error)))
            return 1
    return 0


sys.exit(main(sys.argv[1:]))
