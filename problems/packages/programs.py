"""Programs in a package: solutions under submissions/ and the author's output validator."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from difflib import get_close_matches
from fnmatch import fnmatch
from functools import cache
from pathlib import Path, PurePosixPath
from typing import Any

from problems.definition import Program
from problems.packages.document import read_document
from problems.packages.errors import Findings
from problems.packages.package import Solution
from problems.verdicts import Verdict

# The folder of each language names the extensions of its files.
_HARNESSES = Path(__file__).resolve().parents[2] / "harnesses"
# What packages from elsewhere bring besides.
_ELSEWHERE = {".dart": "dart", ".py3": "python"}
VALIDATOR_LANGUAGES = ("python", "cpp")
VALIDATOR_FOLDERS = ("output_validators", "output_validator")
SOURCE_MAX_BYTES = 1024 * 1024

_FAILURES = frozenset({Verdict.WA, Verdict.TLE, Verdict.RE, Verdict.MLE, Verdict.OLE})
_SLOW_OR_CRASHING = _FAILURES - {Verdict.WA}
FOLDERS: Mapping[str, frozenset[Verdict]] = {
    "accepted": frozenset({Verdict.AC}),
    "wrong_answer": frozenset({Verdict.WA}),
    "time_limit_exceeded": frozenset({Verdict.TLE}),
    "run_time_error": frozenset({Verdict.RE}),
    "memory_limit_exceeded": frozenset({Verdict.MLE}),
    "output_limit_exceeded": frozenset({Verdict.OLE}),
    "compile_error": frozenset({Verdict.CE}),
    "rejected": _FAILURES,
    "brute_force": _SLOW_OR_CRASHING,
}
# As DOMjudge and others call them.
_OTHER_FOLDERS = {
    "run_error": "run_time_error",
    "run-error": "run_time_error",
    "runtime_error": "run_time_error",
    "timelimit": "time_limit_exceeded",
    "memory_limit": "memory_limit_exceeded",
    "output_limit": "output_limit_exceeded",
    "compiler_error": "compile_error",
    "wrong-answer": "wrong_answer",
    "slow": "time_limit_exceeded",
}
_UNUSED_FOLDERS = frozenset({"partially_accepted", "mixed"})
_TAG = re.compile(rb"@EXPECTED_RESULTS@:([^\r\n]*)")
_TAGGED = {
    "CORRECT": Verdict.AC,
    "ACCEPTED": Verdict.AC,
    "WRONG-ANSWER": Verdict.WA,
    "WRONG_ANSWER": Verdict.WA,
    "NO-OUTPUT": Verdict.WA,
    "TIMELIMIT": Verdict.TLE,
    "TIME_LIMIT_EXCEEDED": Verdict.TLE,
    "RUN-ERROR": Verdict.RE,
    "RUN_TIME_ERROR": Verdict.RE,
    "MEMORY-LIMIT": Verdict.MLE,
    "OUTPUT-LIMIT": Verdict.OLE,
    "COMPILER-ERROR": Verdict.CE,
}
_SHORT = {"AC": Verdict.AC, "WA": Verdict.WA, "TLE": Verdict.TLE, "RTE": Verdict.RE}
_PYTHON_2 = re.compile(rb"#![^\n]*python2")


@cache
def extensions() -> Mapping[str, str]:
    """Return the ids of languages, those of their folders under harnesses/, by the extensions of their files."""
    found = dict(_ELSEWHERE)
    for path in sorted(_HARNESSES.glob("*/language.toml")):
        language = tomllib.loads(path.read_text(encoding="utf-8"))
        found.update(dict.fromkeys(language["extensions"], path.parent.name))
    return found


def language_of(path: str) -> str | None:
    """Return the id of the language that a file's name tells of."""
    suffix = PurePosixPath(path).suffix
    known = extensions()
    return known.get(suffix) or known.get(suffix.lower())


def read_solutions(
    files: Mapping[str, bytes], *, is_ours: bool, findings: Findings
) -> tuple[Solution, ...]:
    """Read submissions/: a file or a folder is one solution, the folder above says its verdict."""
    grouped: dict[tuple[str, str], dict[str, bytes]] = {}
    for path, data in files.items():
        parts = path.split("/")
        if parts[0] == "submissions" and len(parts) >= 3:
            grouped.setdefault((parts[1], parts[2]), {})["/".join(parts[2:])] = data
    unknown = _unknown_folders({folder for folder, _ in grouped}, is_ours, findings)
    overrides = _submissions_yaml(files, findings)
    solutions = []
    for (folder, name), sources in sorted(grouped.items()):
        if folder in unknown:
            continue
        path = f"{folder}/{name}"
        solution = _solution(path, name, sources, overrides, findings)
        if solution is not None:
            solutions.append(solution if is_ours else _as_elsewhere(solution))
    return tuple(solutions)


def read_validator(files: Mapping[str, bytes], findings: Findings) -> Program | None:
    """Read the output validator, a file or a folder of files in Python or C++; None if there is none."""
    for folder in VALIDATOR_FOLDERS:
        below = {
            path.removeprefix(f"{folder}/"): data
            for path, data in files.items()
            if path.startswith(f"{folder}/")
        }
        if not below:
            continue
        subfolders = {path.split("/", 1)[0] for path in below if "/" in path}
        sources = [path for path in below if "/" not in path and language_of(path)]
        if folder == "output_validators" and len(subfolders) + len(sources) > 1:
            cure = "keep one file, or one folder with all files of the program"
            findings.error(folder, None, "several validators", cure)
            return None
        if len(subfolders) == 1 and not sources:
            prefix = f"{next(iter(subfolders))}/"
            below = {
                path.removeprefix(prefix): data
                for path, data in below.items()
                if path.startswith(prefix)
            }
        return _validator(folder, below, findings)
    return None


def _validator(folder: str, files: Mapping[str, bytes], findings: Findings) -> Program | None:
    scripts = [path for path in files if path in {"build", "run"}]
    if scripts:
        cure = "give the validator's sources in Python or C++"
        findings.error(f"{folder}/{scripts[0]}", None, "build and run scripts are not run", cure)
        return None
    language, ordered = _program(files)
    if language not in VALIDATOR_LANGUAGES:
        cure = "write it in Python or C++"
        findings.error(folder, None, "no validator here that can be run", cure)
        return None
    size = sum(map(len, ordered.values()))
    if size > SOURCE_MAX_BYTES:
        findings.error(
            folder,
            None,
            f"a validator of {size} bytes; the limit is {SOURCE_MAX_BYTES}",
            "make it smaller",
        )
        return None
    return Program(language, ordered)


def _solution(
    path: str,
    name: str,
    sources: dict[str, bytes],
    overrides: Mapping[str, frozenset[Verdict]],
    findings: Findings,
) -> Solution | None:
    shown = f"submissions/{path}"
    if set(sources) != {name}:
        sources = {one.removeprefix(f"{name}/"): data for one, data in sources.items()}
    texts: dict[str, bytes] = {}
    for one, data in sources.items():
        text = _text(data)
        if text is None:
            findings.warn(shown, None, f"{one} is no text: the solution is not used")
            return None
        texts[one] = text
    if sum(map(len, texts.values())) > SOURCE_MAX_BYTES:
        findings.warn(shown, None, f"more than {SOURCE_MAX_BYTES} bytes: not used")
        return None
    language, ordered = _program(texts)
    if language is None and PurePosixPath(name).suffix in {".md", ".txt", ""} and len(texts) == 1:
        return None
    if language is None:
        findings.warn(shown, None, "no language that is known by its file name")
    elif language == "python" and _PYTHON_2.match(next(iter(ordered.values()))):
        findings.warn(shown, None, "Python 2 is not judged here")
        language = None
    expected = overrides.get(path) or _tagged(ordered.values())
    return Solution(path, language, ordered, expected or _expected(path))


def _program(files: Mapping[str, bytes]) -> tuple[str | None, dict[str, bytes]]:
    """Tell the language of a program and put the file that is started first."""
    known = [language for path in files if (language := language_of(path))]
    if not known:
        return None, dict(sorted(files.items()))
    language = max(sorted(set(known)), key=known.count)
    return language, main_first(files, language)


def main_first(files: Mapping[str, bytes], language: str | None) -> dict[str, bytes]:
    """Order the files of a program: the one that is started, then the others by name."""

    def order(path: str) -> tuple[bool, bool, int, str]:
        is_other = language is not None and language_of(path) != language
        return (is_other, not _is_main(path, files[path]), path.count("/"), path)

    first = min(files, key=order, default=None)
    return {path: files[path] for path in sorted(files, key=lambda path: (path != first, path))}


def _is_main(path: str, text: bytes) -> bool:
    stem = PurePosixPath(path).stem.lower()
    if stem in {"main", "__main__", "solution"}:
        return True
    return bool(re.search(rb"\bmain\s*\(|__main__", text))


def _expected(path: str) -> frozenset[Verdict]:
    folder = path.split("/", 1)[0]
    return FOLDERS[_OTHER_FOLDERS.get(folder, folder)]


def _as_elsewhere(solution: Solution) -> Solution:
    """Take verdicts as Kattis does, which has no word for too much memory or output but a crash."""
    if solution.expected != frozenset({Verdict.RE}):
        return solution
    expected = frozenset({Verdict.RE, Verdict.MLE, Verdict.OLE})
    return Solution(solution.path, solution.language, solution.files, expected)


def _unknown_folders(folders: set[str], is_ours: bool, findings: Findings) -> set[str]:
    unknown = set()
    for folder in sorted(folders):
        if folder in FOLDERS or folder in _OTHER_FOLDERS:
            continue
        unknown.add(folder)
        shown = f"submissions/{folder}"
        close = get_close_matches(folder, FOLDERS, n=1)
        cure = f"did you mean `{close[0]}`?" if close else f"known are {', '.join(FOLDERS)}"
        if folder in _UNUSED_FOLDERS:
            findings.warn(shown, None, "solutions without one expected verdict are not judged")
        elif is_ours:
            findings.error(shown, None, "a folder that is no verdict", cure)
        else:
            findings.warn(shown, None, "a folder that is no verdict: not used", cure)
    return unknown


def _tagged(texts: Any) -> frozenset[Verdict]:
    """Read the verdicts of a DOMjudge tag in the source, `@EXPECTED_RESULTS@: CORRECT, TIMELIMIT`."""
    for text in texts:
        found = _TAG.search(text)
        if found:
            words = found.group(1).decode("ascii", "replace").upper()
            named = (_TAGGED.get(word.strip(" */-#\"'")) for word in words.split(","))
            return frozenset(one for one in named if one is not None)
    return frozenset()


def _submissions_yaml(
    files: Mapping[str, bytes], findings: Findings
) -> dict[str, frozenset[Verdict]]:
    """Read submissions.yaml: verdicts for the solutions that a pattern names; the last one counts."""
    file = "submissions/submissions.yaml"
    if file not in files:
        return {}
    document = read_document(file, files[file], findings)
    paths = {"/".join(path.split("/")[1:3]) for path in files if path.count("/") >= 2}
    found = {}
    for pattern, rules in document.value.items():
        if not isinstance(rules, dict):
            continue
        verdicts = rules.get("required") or rules.get("permitted")
        named = verdicts if isinstance(verdicts, list) else [verdicts]
        expected = frozenset(_SHORT[one] for one in named if one in _SHORT)
        if expected:
            found.update({path: expected for path in paths if fnmatch(path, pattern)})
    return found


def _text(data: bytes) -> bytes | None:
    """Return a source as UTF-8; old ones are Latin-1. None for what holds NUL and is no text."""
    if b"\0" in data:
        return None
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("latin-1").encode()
    return data
