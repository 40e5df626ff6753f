"""Compile in the box, under limits of its own."""

from __future__ import annotations

from dataclasses import dataclass, replace

from judge.grading.limits import COMPILE_MESSAGE_BYTES, compile_limits, is_starved, patient
from judge.grading.text import storable
from judge.languages.language import Language, Prepared
from judge.sandbox.box import Box, Ending, Job, Result, Role
from problems.definition import Limits


@dataclass(frozen=True)
class Compilation:
    """Whether the program can be started, and what the compiler said."""

    is_ok: bool
    messages: str = ""


def compile_in(box: Box, prepared: Prepared, language: Language, limits: Limits) -> Compilation:
    """Write the files into the box and compile them; nothing to do for a language that is not compiled."""
    if prepared.compile_argv is None:
        return Compilation(is_ok=True)
    job = Job(
        prepared.compile_argv,
        compile_limits(limits, language),
        role=Role.COMPILER,
        files=prepared.files,
        environment=prepared.environment,
    )
    result = box.run(job)
    if is_starved(result):
        # Others kept the compiler from the processor; that is not the solver's doing.
        result = box.run(replace(job, limits=patient(job.limits)))
    is_ok = result.ending is Ending.EXITED and result.exit_code == 0
    messages = storable(result.stdout + result.stderr, COMPILE_MESSAGE_BYTES)
    if not is_ok:
        messages = "\n".join(part for part in (messages.rstrip(), _reason(result)) if part)
    return Compilation(is_ok, messages)


def _reason(result: Result) -> str:
    """Say why the compiler was stopped; nothing when its own messages do."""
    match result.ending:
        case Ending.CPU_TIME | Ending.WALL_TIME:
            return f"The compiler was stopped after {result.wall_time_s:.0f} s."
        case Ending.MEMORY:
            return f"The compiler was stopped: it used {result.memory_kb // 1024} MB."
        case Ending.OUTPUT:
            return f"The compiler was stopped: more than {COMPILE_MESSAGE_BYTES >> 10} KiB of messages."
        case Ending.SIGNALED:
            return f"The compiler was killed by signal {result.signal}."
        case _ if not result.stdout + result.stderr:
            return f"The compiler exited with code {result.exit_code}."
    return ""
