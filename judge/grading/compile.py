"""Compile in the box, under limits of its own; or check what needs no compiling."""

from __future__ import annotations

from judge.grading.errors import NotCompiled
from judge.grading.limits import COMPILE_MESSAGE_BYTES, check_limits, compile_limits
from judge.grading.text import storable
from judge.languages.language import Language, Prepared
from judge.sandbox.box import Ahead, Box, Ending, Job, JobLimits, Result, Role
from problems.definition import Limits


def compile_in(box: Box, prepared: Prepared, language: Language, limits: Limits) -> str:
    """Write the files into the box, compile them and return what the compiler said; raise NotCompiled.

    There is nothing to do for a language that is not compiled.
    """
    if prepared.compile_argv is None:
        return ""
    ahead = Ahead(prepared.ahead_argv, prepared.ahead_line) if prepared.ahead_argv else None
    result = _run(box, prepared, prepared.compile_argv, compile_limits(limits, language), ahead)
    if result.ending is not Ending.EXITED or result.exit_code != 0:
        raise _refusal(box, result)
    return _messages(result)


def check_in(box: Box, prepared: Prepared, language: Language, limits: Limits) -> None:
    """Raise NotCompiled when the language itself refuses the source of a program that failed at its start.

    The check runs nothing of the source, so no program can talk it into a refusal. A check that was stopped is none.
    """
    if prepared.check_argv is None:
        return
    result = _run(box, prepared, prepared.check_argv, check_limits(limits, language))
    if result.ending is Ending.EXITED and result.exit_code != 0:
        raise _refusal(box, result)


def _run(
    box: Box,
    prepared: Prepared,
    argv: tuple[str, ...],
    limits: JobLimits,
    ahead: Ahead | None = None,
) -> Result:
    return box.run(
        Job(
            argv,
            limits,
            role=Role.COMPILER,
            files=prepared.files,
            environment=prepared.environment,
            ahead=ahead,
        )
    )


def _refusal(box: Box, result: Result) -> NotCompiled:
    parts = (_messages(result).rstrip(), _reason(result))
    return NotCompiled("\n".join(part for part in parts if part), image_id=box.image_id)


def _messages(result: Result) -> str:
    return storable(result.stdout + result.stderr, COMPILE_MESSAGE_BYTES)


def _reason(result: Result) -> str:
    """Say why the compiler was stopped; nothing when its own messages do."""
    match result.ending:
        case Ending.CPU_TIME:
            return f"The compiler was stopped: it used {result.cpu_time_s:.0f} s of the processor."
        case Ending.WALL_TIME:
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
