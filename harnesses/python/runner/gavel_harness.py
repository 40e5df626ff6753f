"""The harness for Python: decodes, calls, encodes (harnesses/README.md has the protocol).

Start-up is most of a small submission's time, so nothing is imported that a solution may not need:

- `_json` is the C half of the json package and needs none of its other half, nor `re`.
- The names that LeetCode gives for free are bound by looking at which ones the compiled solution reads
  (`environment`); a solution that looks names up by text gets them all.
- Annotations are left unevaluated unless something could look at them, which spares `typing`.
"""

import builtins
import gc
import posix
import sys

import gavel_names
import gavel_stack
import gavel_values

SOURCE = "solution.py"
HARNESS = __file__.removesuffix("gavel_harness.py")
RECURSION_LIMIT = 550_000
STACK_BYTES = 1 << 30
# How much of a stack trace is worth reading: the way in, and the place where it happened.
SHOWN_FRAMES = 8
# With one of these words in it a solution may look a name up that no instruction of it shows.
_LOOKS_UP_BY_TEXT = ("eval", "exec", "globals", "locals", "vars", "__dict__", "modules", "__main__")
_READS_ANNOTATIONS = ("dataclass", "singledispatch", "__annotations__", "type_hints", "inspect",
                      "NamedTuple", "TypedDict", "signature", "__future__", "overload", "Annotated")
_FUTURE_ANNOTATIONS = 0x1000000  # __future__.annotations.compiler_flag


def main():
    """Serve descriptor 3 until it ends."""
    tests = open(3, "rb", 1 << 16)
    answers = open(4, "wb", 0)
    header = gavel_values.parse(tests.readline().decode())
    gavel_stack.grow(STACK_BYTES)
    sys.setrecursionlimit(RECURSION_LIMIT)
    linked = _linked(header)
    try:
        solve = _solver(_adapter() if "adapter" in header else _load(), header, linked)
        gc.freeze()
        while line := tests.readline():
            gc.disable()  # decoding makes many objects and no garbage
            test = gavel_values.parse(line.decode())
            del line
            answer = solve(test)
            _flush()
            answers.write((answer + "\n").encode())
            del test, answer
    except SystemExit:
        raise
    except BaseException as error:
        _report(error)
        posix._exit(1)
    _flush()
    posix._exit(0)  # what is still in memory need not be tidied


def _linked(header):
    """Make the class Node if the problem has one, and what knows the nodes that arguments share; None if there are none."""
    if "node" not in header and "linked" not in header:
        return None
    import gavel_nodes

    if "node" in header:
        builtins.Node = gavel_nodes.define_node(header["node"], header.get("function", {}).get("fresh", False))
    return gavel_nodes.Linked(**header["linked"]) if "linked" in header else None


def _load(source_file=SOURCE, given=None):
    """Run the solution, or another file, as a module of its own and return it; it is given names beside the free ones."""
    with open(source_file, "rb") as file:
        source = file.read()
    text = source.decode("utf-8", "replace")
    keeps = any(word in text for word in _READS_ANNOTATIONS)
    code = compile(source, source_file, "exec", 0 if keeps else _FUTURE_ANNOTATIONS, True)
    module = type(sys)(source_file.removesuffix(".py"))
    module.__file__ = source_file
    names = module.__dict__
    names["__builtins__"] = builtins
    builtins.exit = builtins.quit = sys.exit  # the site module's part
    builtins.ListNode, builtins.TreeNode = gavel_values.ListNode, gavel_values.TreeNode
    needed = gavel_names.MODULES.keys() if any(w in text for w in _LOOKS_UP_BY_TEXT) else _reads(code)
    environment(names, needed)
    names.update(given or {})
    sys.modules[module.__name__] = module
    exec(code, names)
    return module


def _adapter():
    """Run the author's api, the solution, which finds what api defines, and the adapter, which finds both; return the last."""
    api = _own_names(_load("api.py"))
    return _load("adapter.py", {**api, **_own_names(_load(given=api))})


def _own_names(module):
    return {name: value for name, value in module.__dict__.items() if not name.startswith("__")}


def environment(names, needed):
    """Bind those of the free names that are needed, e.g. `Counter`, `heapq`, `inf`."""
    for name in needed:
        origin = gavel_names.MODULES.get(name)
        if origin is None:
            continue
        module = __import__(origin, None, None, ("*",))
        names[name] = module if name == origin else getattr(module, name)


def _reads(code):
    """Return the global names that the code and all code inside it reads."""
    found = set()
    queue = [code]
    while queue:
        code = queue.pop()
        queue += [one for one in code.co_consts if one.__class__ is code.__class__]
        names = code.co_names
        if gavel_names.MODULES.keys().isdisjoint(names):
            continue
        bytecode = code.co_code
        extended = 0
        for opcode, argument in zip(bytecode[::2], bytecode[1::2]):
            argument |= extended
            extended = 0
            if opcode == gavel_names.EXTENDED_ARG:
                extended = argument << 8
            elif opcode == gavel_names.LOAD_GLOBAL:
                found.add(names[argument >> 1])
            elif opcode in gavel_names.LOAD_BY_NAME:
                found.add(names[argument])
    return found


def _solver(module, header, linked):
    """Return a function from a test to the text of its answer."""
    if "class" in header:
        return _class_solver(module, header["class"])
    function = header["function"]
    name = function["name"]
    decode = gavel_values.arguments_decoder(function["params"])
    output = function.get("output")
    encode_result = gavel_values.encoder(function["returns"])
    encode_output = output is not None and gavel_values.encoder(function["params"][output]["type"])
    is_counted = output is not None and function["returns"] != "void"
    find = _finder(module, name)

    def solve(test):
        if linked:
            linked.begin(test.pop())
        arguments = decode(test)
        test.clear()
        call = find()
        gc.enable()
        result = call(*arguments)
        gc.disable()
        if output is None:
            answer = encode_result(result, f"{name} returned", "")
        else:
            answer = encode_output(arguments[output], f"{name} left", "")
            if is_counted:
                answer = [encode_result(result, f"{name} returned", ""), answer]
        if linked:
            answer = linked.end(answer, f"{name} left")
        return gavel_values.dump(answer)

    return solve


def _finder(module, name):
    """Return what gives the callable for a test: a method of a new Solution, or a plain function."""
    wanted = "Adapter" if module.__name__ == "adapter" else "Solution"
    solution = getattr(module, wanted, None)
    if solution is not None and hasattr(solution, name):
        return lambda: getattr(solution(), name)
    function = getattr(module, name, None)
    if callable(function):
        return lambda: function
    if solution is None:
        raise NameError(f"the {module.__name__} has no class {wanted} with a method {name}, and no function {name}")
    raise AttributeError(f"class {wanted} has no method {name}")


def _class_solver(module, wanted):
    name = wanted["name"]
    constructor = gavel_values.arguments_decoder(wanted["constructor"]["params"])
    methods = {
        method["name"]: (
            gavel_values.arguments_decoder(method["params"]),
            gavel_values.encoder(method["returns"]),
            f"{method['name']} returned",
        )
        for method in wanted["methods"]
    }
    if not hasattr(module, name):
        raise NameError(f"the {module.__name__} has no class {name}")
    make = getattr(module, name)

    def solve(test):
        operations, arguments = test
        gc.enable()
        instance = make(*constructor(arguments[0]))
        results = [None]
        for operation, given in zip(operations[1:], arguments[1:]):
            decode, encode, place = methods[operation]
            if dict in map(type, given):  # {"result": 1}
                given = [results[one["result"]] if one.__class__ is dict else one for one in given]
            results.append(encode(getattr(instance, operation)(*decode(given)), place, ""))
        gc.disable()
        return gavel_values.dump(results)

    return solve


def _flush():
    for stream in (sys.stdout, sys.__stdout__, sys.stderr, sys.__stderr__):
        try:
            stream.flush()
        except (AttributeError, OSError, ValueError):
            pass  # the solution closed or replaced it


def _report(error):
    """Print the exception as Python does, with the solution's own frames alone."""
    _flush()
    try:
        text = _trace(error)
    except BaseException:  # e.g. a __str__ that raises, or no memory left
        text = f"{type(error).__name__}\n"
    try:
        posix.write(2, text.encode("utf-8", "backslashreplace"))
    except OSError:
        pass


def _trace(error):
    sys.setrecursionlimit(10_000)
    frames = []
    step = error.__traceback__
    while step is not None:
        code = step.tb_frame.f_code
        if not code.co_filename.startswith(HARNESS):
            file = code.co_filename.removeprefix("/usr/lib/python3.13/")
            frames.append((file, step.tb_lineno, code.co_name))
        step = step.tb_next
    with open(SOURCE, encoding="utf-8", errors="replace") as file:
        source = file.read().splitlines()
    hidden = len(frames) - 2 * SHOWN_FRAMES
    lines = ["Traceback (most recent call last):\n"] if frames else []
    for index, (file, line, name) in enumerate(frames):
        if hidden > 0 and SHOWN_FRAMES <= index < SHOWN_FRAMES + hidden:
            if index == SHOWN_FRAMES:
                lines.append(f"  ... {hidden} more ...\n")
            continue
        lines.append(f'  File "{file}", line {line}, in {name}\n')
        if file == SOURCE and 0 < line <= len(source):
            lines.append(f"    {source[line - 1].strip()}\n")
    if isinstance(error, SyntaxError):
        import traceback

        lines += traceback.format_exception_only(error)
    else:
        kind = type(error)
        name = kind.__qualname__ if kind.__module__ in ("builtins", "solution") else f"{kind.__module__}.{kind.__qualname__}"
        message = str(error)
        lines.append(f"{name}: {message}\n" if message else f"{name}\n")
    return "".join(lines)
