"""Write gavel_names.py at image build: which module gives which name, as LeetCode's star imports would.

Later modules win, and built-in names win over all of them: `pow` takes three arguments, `abs` is not operator's.
"""

import importlib
import sys

import opcode

# typing comes first: its Counter and OrderedDict are only names for annotations.
STARRED = ["typing", "string", "re", "datetime", "collections", "heapq", "bisect", "copy", "math", "random",
           "statistics", "itertools", "functools", "operator", "io", "sys", "json", "sortedcontainers"]


def modules():
    """Return the module of each free name; a module's own name stands for itself."""
    import builtins

    sys.path.append("/usr/lib/python3/dist-packages")
    origins = {}
    for origin in STARRED:
        module = importlib.import_module(origin)
        public = getattr(module, "__all__", None)
        for name in public if public is not None else [n for n in vars(module) if n[0] != "_"]:
            origins[name] = origin
    for name in vars(builtins):
        origins.pop(name, None)
    # `exit` and `quit` are given by the harness; a module's name is the module.
    origins.pop("exit", None)
    origins.update({origin: origin for origin in STARRED})
    return origins


def main(path):
    """Write the module."""
    by_name = [opcode.opmap[name] for name in ("LOAD_NAME", "LOAD_FROM_DICT_OR_GLOBALS")]
    with open(path, "w", encoding="utf-8") as file:
        file.write(f"MODULES = {modules()!r}\n")
        file.write(f"LOAD_GLOBAL = {opcode.opmap['LOAD_GLOBAL']}\n")
        file.write(f"LOAD_BY_NAME = {tuple(by_name)}\n")
        file.write(f"EXTENDED_ARG = {opcode.EXTENDED_ARG}\n")


main(sys.argv[1])
