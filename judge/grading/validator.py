"""An author's output validator: compiled and run in a box of its own, in Kattis' way.

    validator <input> <answer> <feedback folder>/ <flags...>  < the solver's output

It exits with 42 for a right answer and 43 for a wrong one; all else is the author's failure. What it leaves in
teammessage.txt or judgemessage.txt becomes the message. No code of a solver ever comes into this box, so the validator
runs as the user who may write there. A compiled validator is kept as opaque bytes under the hash of what made it.
"""

from __future__ import annotations

import hashlib
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

from judge.grading.compile import check_in, compile_in
from judge.grading.errors import LanguageMissing, NotCompiled, ValidatorFailed
from judge.grading.text import storable
from judge.languages import find, prepare
from judge.languages.errors import SourceRefused
from judge.languages.language import Language, Prepared
from judge.sandbox.box import Box, Ending, Job, JobLimits, Result, Role, Sandbox
from problems.checkers import CheckResult
from problems.definition import Limits, Program, TestCase

RIGHT = 42
WRONG = 43

MEMORY_MB = 512
LIMITS = JobLimits(cpu_time_s=30.0, wall_time_s=60.0, memory_mb=MEMORY_MB)
FEEDBACK = "feedback"
MESSAGES = ("teammessage.txt", "judgemessage.txt")
MESSAGE_BYTES = 4096
ARTEFACT_BYTES = 32 << 20
ARTEFACTS_KEPT = 32


@dataclass
class Validator:
    """A validator in its box. `files` are what it is started from, until they are there.

    `check_source` tells whether one that failed can be read at all, and raises NotCompiled.
    """

    box: Box
    prepared: Prepared
    check_source: Callable[[], None]
    files: Mapping[str, bytes] = field(default_factory=dict)

    @classmethod
    @contextmanager
    def started(cls, program: Program, limits: Limits, sandbox: Sandbox) -> Iterator[Validator]:
        """Take a box and make the validator ready in it; raise GradingError when it does not compile."""
        language = find(program.language)
        if language is None:
            raise LanguageMissing(
                f"The output validator is in {program.language}, which is not here."
            )
        try:
            prepared = prepare(language, program.files, None, MEMORY_MB)
        except SourceRefused as error:
            raise ValidatorFailed(f"The output validator cannot be compiled: {error}") from error
        with sandbox.box(language.image) as box:

            def check_source() -> None:
                check_in(box, prepared, language, limits)

            try:
                files = _compiled(box, prepared, language, limits)
            except NotCompiled as error:
                raise _not_compiled(error) from error
            yield cls(box, prepared, check_source, files)

    def check(self, test: TestCase, output: bytes) -> CheckResult:
        """Let the author's program compare; raise ValidatorFailed when it says neither right nor wrong."""
        result = self.box.run(
            Job(
                (
                    *self.prepared.run_argv,
                    "test/input",
                    "test/answer",
                    f"{FEEDBACK}/",
                    *test.validator_flags,
                ),
                LIMITS,
                role=Role.COMPILER,
                files={
                    **self.files,
                    "test/input": test.input,
                    "test/answer": test.answer,
                    **{f"{FEEDBACK}/{name}": b"" for name in MESSAGES},
                },
                stdin=output,
                environment=self.prepared.environment,
            )
        )
        self.files = {}
        if result.ending is not Ending.EXITED or result.exit_code not in {RIGHT, WRONG}:
            if result.ending is Ending.EXITED:
                try:
                    self.check_source()
                except NotCompiled as error:
                    raise _not_compiled(error) from error
            raise ValidatorFailed(_reason(test, result))
        return CheckResult(result.exit_code == RIGHT, self._message())

    def _message(self) -> str:
        for name in MESSAGES:
            with suppress(OSError):  # removed, or far too long
                message = storable(self.box.fetch(f"{FEEDBACK}/{name}", MESSAGE_BYTES)).strip()
                if message:
                    return message
        return ""


def _not_compiled(error: NotCompiled) -> ValidatorFailed:
    return ValidatorFailed(f"The output validator does not compile:\n{error.messages[:2000]}")


def _reason(test: TestCase, result: Result) -> str:
    how = (
        f"exited with {result.exit_code}; 42 and 43 are answers"
        if result.ending is Ending.EXITED
        else f"ended by {result.ending.value}"
    )
    said = storable(result.stderr, 1000).strip()
    return f"The output validator failed on {test.group}/{test.name}: it {how}. {said}".rstrip()


_artefacts: OrderedDict[str, bytes] = OrderedDict()
_lock = threading.Lock()


def _compiled(
    box: Box, prepared: Prepared, language: Language, limits: Limits
) -> Mapping[str, bytes]:
    """Return the files that the validator is started from: those compiled before, or none when they are in the box."""
    if prepared.compile_argv is None:
        return prepared.files
    artefact = prepared.run_argv[0].removeprefix("./")
    is_one_file = prepared.run_argv[0] != artefact and len(prepared.run_argv) == 1
    key = _key(prepared, language)
    with _lock:
        known = _artefacts.get(key)
    if known is not None:
        return {artefact: known}
    compile_in(box, prepared, language, limits)
    if is_one_file:
        with suppress(OSError):  # too large to keep: compiled anew the next time
            content = box.fetch(artefact, ARTEFACT_BYTES)
            with _lock:
                _artefacts[key] = content
                while len(_artefacts) > ARTEFACTS_KEPT:
                    _artefacts.popitem(last=False)
    return {}


def _key(prepared: Prepared, language: Language) -> str:
    digest = hashlib.sha256(repr((language.image, prepared.compile_argv)).encode())
    for name, content in sorted(prepared.files.items()):
        digest.update(repr((name, len(content))).encode())
        digest.update(content)
    return digest.hexdigest()
