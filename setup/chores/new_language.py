"""Begin a language's folder: `NAME=zig ARGS=.zig`, its id and its files' extension."""

from __future__ import annotations

import re
import tomllib

from setup.checkout import ROOT
from setup.errors import Unmet

_HARNESSES = ROOT / "harnesses"
_TEMPLATES = ROOT / "setup" / "language"
_ID = re.compile(r"[a-z][a-z0-9_]*")
_EXTENSION = re.compile(r"\.[A-Za-z0-9]+")


def main(arguments: list[str]) -> int:
    """Write harnesses/<id>/ as far as it is the same for all, and say what comes next."""
    if len(arguments) != 2:
        raise Unmet(
            "A language needs an id and an extension.", "make new-language NAME=zig ARGS=.zig"
        )
    id, extension = arguments
    if not _ID.fullmatch(id):
        raise Unmet(
            f"{id!r} is no id.", "Lower-case letters and digits, a letter first, such as `zig`."
        )
    if not _EXTENSION.fullmatch(extension):
        raise Unmet(f"{extension!r} is no extension.", "A dot, letters and digits, such as `.zig`.")
    folder = _HARNESSES / id
    if folder.exists():
        raise Unmet(f"harnesses/{id} is already there.", f"Go on in it, or: rm -r harnesses/{id}")
    for name in ("runner", "probes", "golden"):
        (folder / name).mkdir(parents=True)
    for path in _TEMPLATES.iterdir():
        text = path.read_text(encoding="utf-8")
        for word, value in (("{ID}", id), ("{NAME}", id.capitalize()), ("{EXTENSION}", extension)):
            text = text.replace(word, value)
        (folder / path.name).write_text(text, encoding="utf-8")
    probes = tomllib.loads((_HARNESSES / "probes.toml").read_text(encoding="utf-8"))
    for section, suffix in (
        ("programs", extension),
        ("functions", extension),
        ("templates", ".jinja"),
    ):
        for name, deed in probes[section].items():
            (folder / "probes" / f"{name}{suffix}").write_text(f"{deed}\n", encoding="utf-8")
    print(_NEXT.format(id=id, name=id.capitalize()))
    return 0


_NEXT = """harnesses/{id}/ is begun. What is left, in this order:

  1. language.toml            the version, the packages and steps that bring the toolchain, the commands, the types
     make images ARGS={id}
  2. runner/                  the harness: harnesses/README.md says what it reads and writes;
                              JavaScript's is short, and Python's
  3. probes/                  each file says what it must do; write that program in its place
     make test ARGS="tests/conformance -k {id}"
  4. starter.jinja            what an empty editor begins with
     GAVEL_WRITE_GOLDEN=1 make test ARGS="tests/judge/languages -k {id}"     then read harnesses/{id}/golden
  5. make test ARGS="tests/conformance tests/judge/languages -k {id}"
  6. problems/library         an accepted solution for each problem; this names those that lack one, and judges all
     make manage ARGS="verify problems/library"
  7. the class Node, nodes that arguments share, and authors' adapters, in any order or never: until language.toml has
     Node under [types], linked and adapters under [function], problems that need them are not offered in {name}.
     harnesses/README.md says under "Values" what the harness is then given, harnesses/probes.toml which probes
     there are besides; 5. names those that are missing.

The language is listed as soon as the folder has a language.toml that can be read."""
