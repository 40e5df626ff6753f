"""A language as the judge sees it: one folder under harnesses/, read from its language.toml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from problems.values import Signature


@dataclass(frozen=True)
class Prepared:
    """A submission made ready for a box: files to write, the compile step if there is one, and how to start it.

    Without a compile step there may be a `check_argv`: it tells whether a program that failed at its start can be
    read at all, and runs none of it.

    For function problems the started program is served (see harnesses/README.md); `header` is its first line,
    without the newline.
    """

    files: Mapping[str, bytes]
    compile_argv: tuple[str, ...] | None
    run_argv: tuple[str, ...]
    environment: Mapping[str, str] = field(default_factory=dict)
    header: bytes = b""
    check_argv: tuple[str, ...] | None = None
    # A compiler that was started ahead of its submission, and what it is then told on stdin.
    ahead_argv: tuple[str, ...] | None = None
    ahead_line: bytes = b""


@dataclass(frozen=True)
class Commands:
    """How a kind of problem is compiled or checked, and run.

    Words may hold `{source}`, `{stem}`, `{sources}` and `{memory_mb}`.
    """

    run: tuple[str, ...]
    compile: tuple[str, ...] | None = None
    ahead: tuple[str, ...] | None = None  # starts a compiler that waits for the rest of `compile`
    check: tuple[str, ...] | None = None  # instead of compile, where nothing comes of it
    glue: str | None = None  # the file that the rendered glue.jinja becomes
    linked: tuple[str, ...] = ()  # types of nodes that arguments may share
    takes_adapters: bool = False


@dataclass(frozen=True)
class Language:
    """One language: its names, its image, its commands and what its runtime needs beyond the problem's limits."""

    id: str  # "python", "cpp": the folder's name
    name: str  # "Python"
    version: str  # "3.13", as the image has it
    image: str  # "gavel-runner-python:<hash of its recipe>"
    file_name: str  # "solution.py"; what compile errors name
    extensions: tuple[str, ...]  # (".py",): how `verify` knows a file's language
    aliases: tuple[str, ...]  # ("python3", "py"): Kattis's and LeetCode's names
    compile_command: str  # shown on the languages page; "" when nothing is compiled
    run_command: str
    editor_mode: str  # Monaco's language id
    time_factor: float  # the problem's time limit is multiplied by it
    extra_memory_mb: int  # the runtime's own, added to the problem's memory limit
    processes: int  # threads and processes a run may have
    compile_memory_mb: int
    compile_processes: int
    # On a crowded machine a compiler takes several times what it takes alone.
    compile_cpu_s: float = 10.0
    # What the runtime says on stderr when memory ran out by its own count: such an end is MLE, not RE.
    out_of_memory: tuple[str, ...] = ()
    folder: Path = field(default=Path(), repr=False)
    function: Commands = field(default=Commands(run=()), repr=False)  # without a run: programs only
    stdin: Commands = field(default=Commands(run=()), repr=False)
    environment: Mapping[str, str] = field(default_factory=dict, repr=False)
    types: Mapping[str, str] = field(default_factory=dict, repr=False)
    boxed_types: Mapping[str, str] = field(default_factory=dict, repr=False)

    @property
    def has_functions(self) -> bool:
        """Tell whether it takes function and class problems; every language takes programs that read stdin."""
        return bool(self.function.run)

    def suits(self, signature: Signature | None) -> bool:
        """Tell whether a problem of that signature, None for programs, can be solved in it."""
        return not self.refusal(signature)

    def refusal(self, signature: Signature | None) -> str:
        """Say why a problem of that signature cannot be solved in it; nothing where it can."""
        if signature is None:
            return ""
        if not self.has_functions:
            return "the language takes programs alone"
        if signature.node_kind is not None and "Node" not in self.types:
            return "the language has no class Node"
        if signature.adapters and not self.function.takes_adapters:
            return "the language takes no adapters"
        if signature.adapters and self.id not in signature.adapters:
            return f"the problem has no adapter for it (adapters/{self.id})"
        if signature.linked is not None and signature.linked.name not in self.function.linked:
            return f"the language cannot share a {signature.linked.name} among arguments"
        return ""

    def probe(self, name: str) -> bytes:
        """Return one of the small solutions that every language has (harnesses/probes.toml)."""
        (path,) = (self.folder / "probes").glob(f"{name}.*")
        return path.read_bytes()

    def says_out_of_memory(self, stderr: bytes) -> bool:
        """Tell whether the runtime gave up for want of memory, by its last words."""
        tail = stderr[-65536:].decode("utf-8", "replace")
        return any(words in tail for words in self.out_of_memory)
