"""The fork server's interpreter: import what solutions use, then become one program after the other, each in a child.

runner-images/forks.h tells the story. The server itself reads nothing of a submission; a child finds its own argument
vector and environment, and goes on as the interpreter that they would have started.
"""

import ctypes
import gc
import os
import posix
import sys

SITE = ["/usr/lib/python3/dist-packages"]
HARNESS = ["/usr/lib/gavel/python", *SITE]
ROOM = 128 << 10
# Beside what the free names bring: what programs that read stdin often import, and what a traceback needs.
USUAL = ["array", "atexit", "cmath", "contextlib", "dataclasses", "decimal", "enum", "fractions", "itertools", "linecache",
         "numbers", "queue", "struct", "textwrap", "threading", "time", "tokenize", "traceback", "types"]


def main():
    """Serve until the gate hangs up; return in each child as the program, with its exit code."""
    path = sys.path[:]
    sys.path += HARNESS
    import gavel_harness
    import gavel_names

    for name in {*gavel_names.MODULES.values(), *USUAL}:
        __import__(name)
    import site

    site.setquit()
    site.setcopyright()
    site.sethelper()
    os.environ.update(PYTHONUTF8="1", PYTHONDONTWRITEBYTECODE="1")  # as language.toml has it: programs find it set
    forks = ctypes.PyDLL("/usr/lib/gavel/forks.so")
    words, variables = ctypes.create_string_buffer(ROOM), ctypes.c_uint()
    gc.collect()
    gc.freeze()
    posix.write(10, b"\0")
    ctypes.pythonapi.PyOS_BeforeFork()
    forks.serve_forks()
    ctypes.pythonapi.PyOS_AfterFork_Child()
    count = forks.await_program(words, ctypes.byref(variables))

    found = words.raw.split(b"\0", count + variables.value)[:-1]
    arguments = [os.fsdecode(word) for word in found[:count]]
    if dict(word.split(b"=", 1) for word in found[count:]) != os.environb._data:
        os.environ.clear()
        os.environ.update(os.fsdecode(word).split("=", 1) for word in found[count:])
    if arguments[-1] == "/usr/lib/gavel/python/main.py":
        sys.argv = arguments[-1:]
        gavel_harness.main()
    script = next(number for number, word in enumerate(arguments) if number and word[0] != "-")
    sys.argv = arguments[script:]
    sys.path = path + SITE
    if script == 1:
        sys.path.insert(0, os.path.dirname(os.path.abspath(sys.argv[0])))
    posix._exit(run(os.path.abspath(sys.argv[0])))


def run(path):
    """Run a script as `__main__`, to its very end; return its exit code."""
    import threading

    module = type(sys)("__main__")
    names = module.__dict__
    names.update(__file__=path, __builtins__=sys.modules["builtins"], __cached__=None)
    sys.modules["__main__"] = module
    code = 0
    try:
        with open(path, "rb") as file:
            program = compile(file.read(), path, "exec", 0, True)
        exec(program, names)
    except BaseException as error:
        code = _outcome(error)
    try:
        threading._shutdown()
    except BaseException as error:
        code = _outcome(error)
    import atexit

    atexit._run_exitfuncs()
    # What the interpreter does at its end, as far as a program can tell: its objects go, and say so.
    names.clear()
    del module
    gc.collect()
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (AttributeError, OSError, ValueError):
            code = code or 120
    return code


def _outcome(error):
    """Say what ended the program, as Python does; return the exit code."""
    if isinstance(error, SystemExit):
        if error.code is None:
            return 0
        if isinstance(error.code, int):
            return error.code & 0xFF
        sys.stdout.flush()
        print(error.code, file=sys.stderr)
        return 1
    trace = error.__traceback__
    if trace is not None:
        trace = trace.tb_next  # without our own frame
    try:
        sys.stdout.flush()
    except (AttributeError, OSError, ValueError):
        pass
    sys.excepthook(type(error), error.with_traceback(trace), trace)
    return 1


main()
