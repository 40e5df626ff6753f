"""Go through all checks, one after the other, and write down what each saw and how long it took."""

from __future__ import annotations

import socket
import time
from collections.abc import Callable, Iterable
from datetime import UTC, datetime

from judge.doctor import cures
from judge.doctor.check import Check, Needs, all_checks
from judge.doctor.patient import Patient
from judge.doctor.report import Finding, Line, Report, State, fail
from judge.sandbox.errors import (
    EngineUnavailable,
    ImageMissing,
    IsolationMissing,
    SandboxError,
)

_MISSING = {Needs.ENGINE: "no engine answered", Needs.BOX: "no box could be opened"}


def examine(
    patient: Patient,
    *,
    is_quick: bool = False,
    checks: Iterable[tuple[str, Check]] | None = None,
    on_begin: Callable[[str, str], None] = lambda group, name: None,
    on_line: Callable[[Line], None] = lambda line: None,
) -> Report:
    """Look at everything; no failure ends it. `on_begin` is told the group and the name of what is looked at next."""
    began_at, began = datetime.now(UTC), time.monotonic()
    lines: list[Line] = []
    missing = Needs.BOX + 1  # the least that is known not to be there
    for group, check in all_checks() if checks is None else checks:
        if is_quick and not check.is_quick:
            continue
        on_begin(group, check.name)
        since = time.monotonic()
        if check.needs >= missing:
            finding = Finding(State.SKIPPED, f"not tried: {_MISSING[Needs(missing)]}")
        else:
            finding = _looked(check, patient)
        if finding.state is State.FAIL and check.gives is not Needs.NOTHING:
            missing = min(missing, check.gives)
        line = Line(
            group=group,
            name=check.name,
            state=finding.state,
            seen=finding.seen,
            cure=finding.cure,
            took_s=time.monotonic() - since,
        )
        lines.append(line)
        on_line(line)
    return Report(
        host=socket.gethostname(),
        began_at=began_at,
        took_s=time.monotonic() - began,
        is_quick=is_quick,
        lines=lines,
    )


def _looked(check: Check, patient: Patient) -> Finding:
    try:
        return check.look(patient)
    except SandboxError as error:
        return of_error(error)
    except Exception as error:  # one check that breaks must not hide what the others see
        return fail(f"the check itself broke: {type(error).__name__}: {error}", cures.REPORT)


def of_error(error: SandboxError) -> Finding:
    """Return what a failure of the sandbox means, and what to type."""
    match error:
        case EngineUnavailable():
            return fail(str(error), cures.engine(str(error)))
        case ImageMissing():
            return fail(str(error), cures.IMAGES)
        case IsolationMissing():
            return fail(str(error), cures.isolation(str(error)))
        case _:
            return fail(f"{type(error).__name__}: {error}", cures.BOX)
