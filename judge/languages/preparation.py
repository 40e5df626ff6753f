"""Make a submission ready for a box: its files, its compile step and its start."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath

from judge.languages.errors import SourceRefused
from judge.languages.language import Language, Prepared
from judge.languages.templates import render
from problems.values.harness import header_of, json_line
from problems.values.signature import Signature

# Where a program of several files starts, in the words of the Kattis package format.
_ENTRIES = ("__main__", "main", "solution")


def prepare(
    language: Language,
    source: bytes | Mapping[str, bytes],
    signature: Signature | None,
    memory_mb: int,
) -> Prepared:
    """Return the job that the language makes of a source; raise SourceRefused.

    `source` is one file's content, or the files of a program (an output validator, a reference solution)
    by name. `memory_mb` is the problem's limit, for runtimes that must be told.
    """
    files = _files(language, source)
    entry = _entry(language, files)
    if refusal := language.refusal(signature):
        raise SourceRefused(f"{language.name} cannot take this problem: {refusal}")
    commands = language.function if signature else language.stdin
    header = b""
    if signature is not None:
        header = json_line(header_of(signature)).rstrip(b"\n")
        if entry != language.file_name:
            files[language.file_name] = files.pop(entry)
            entry = language.file_name
        adapter = signature.adapters.get(language.id)
        if adapter is not None:
            ending = PurePosixPath(entry).suffix
            files[f"api{ending}"] = adapter.api.encode()
            files[f"adapter{ending}"] = adapter.adapter.encode()
        if commands.glue is not None:
            text = files[entry].decode("utf-8", "surrogateescape")
            glue = render(language, "glue.jinja", signature=signature, source=text, adapter=adapter)
            if glue.strip():  # some problems need none
                files[commands.glue] = glue.encode("utf-8", "surrogateescape")
    compiled = [name for name in sorted(files) if PurePosixPath(name).suffix in language.extensions]

    stem = str(PurePosixPath(entry).with_suffix(""))

    def fill(words: tuple[str, ...]) -> tuple[str, ...]:
        filled: list[str] = []
        for word in words:
            if word == "{sources}":
                filled += compiled
            else:
                word = word.replace("{source}", entry).replace("{stem}", stem)
                filled.append(word.replace("{memory_mb}", str(memory_mb)))
        return tuple(filled)

    compile_argv = fill(commands.compile) if commands.compile else None
    ahead_line = b""
    if commands.ahead and compile_argv:
        ahead_line = "\t".join(compile_argv[len(commands.ahead) - 1 :]).encode() + b"\n"
    return Prepared(
        files=files,
        compile_argv=compile_argv,
        run_argv=fill(commands.run),
        environment=dict(language.environment),
        header=header,
        check_argv=fill(commands.check) if commands.check else None,
        ahead_argv=fill(commands.ahead) if ahead_line and commands.ahead else None,
        ahead_line=ahead_line,
    )


def _files(language: Language, source: bytes | Mapping[str, bytes]) -> dict[str, bytes]:
    if isinstance(source, bytes):
        return {language.file_name: source}
    for name in source:
        # A name that begins with a dash would be an option to the compiler.
        parts = PurePosixPath(name).parts
        if (
            not parts
            or name.startswith(("-", "/"))
            or ".." in parts
            or not name.isprintable()  # a compiler that waits is told its words apart by tabs
        ):
            raise SourceRefused(f"a file cannot be named {name[:80]!r}")
    return dict(source)


def _entry(language: Language, files: Mapping[str, bytes]) -> str:
    """Return the file that is run, or that holds the solution."""
    if language.file_name in files:
        return language.file_name
    mine = [name for name in sorted(files) if PurePosixPath(name).suffix in language.extensions]
    if not mine:
        endings = ", ".join(language.extensions)
        raise SourceRefused(f"no file of {language.name} ({endings}) is among the files")
    for stem in _ENTRIES:
        for name in mine:
            if PurePosixPath(name).stem.lower() == stem:
                return name
    return mine[0]
