"""From how a process ended to a verdict: the one table, and the sentences that go with it.

ending          verdict
exited 0        none yet: its output is compared
exited n        RE, whatever n is: 124, 137 and 143 are the program's own choice; MLE when it says it had no memory
signaled        RE
cpu, wall time  TLE
memory          MLE
output          OLE
protocol        RE
"""

from __future__ import annotations

import signal

from judge.grading.execution import Failure
from judge.grading.limits import RunLimits
from judge.sandbox.box import Ending, Result
from problems.verdicts import Verdict


def failure_of(result: Result, limits: RunLimits) -> Failure | None:
    """Return why the process failed, or None when it exited with 0."""
    match result.ending:
        case Ending.EXITED if result.exit_code == 0:
            return None
        case Ending.EXITED | Ending.SIGNALED:
            sentence = _sentence(result)
            # The words are the solver's to print; but RE or MLE is nothing to gain by.
            if limits.says_out_of_memory(result.stderr):
                return Failure(
                    Verdict.MLE,
                    f"was refused more memory at {_megabytes(result.memory_kb)} MB "
                    f"of {limits.memory_mb} MB and {sentence}",
                )
            return Failure(Verdict.RE, sentence)
        case Ending.CPU_TIME:
            return Failure(Verdict.TLE, over_time(result.cpu_time_s, limits))
        case Ending.WALL_TIME:
            return Failure(
                Verdict.TLE,
                f"still running after {result.wall_time_s:.1f} s "
                f"({result.cpu_time_s:.2f} s of them computing)",
            )
        case Ending.MEMORY:
            return Failure(
                Verdict.MLE, f"used {_megabytes(result.memory_kb)} MB of {limits.memory_mb} MB"
            )
        case Ending.OUTPUT:
            return Failure(
                Verdict.OLE, f"wrote more than {limits.job.output_bytes >> 20} MB of output"
            )
        case Ending.PROTOCOL:
            return Failure(Verdict.RE, "wrote to the result channel out of turn")


def over_time(cpu_time_s: float, limits: RunLimits) -> str:
    """Say that the time limit was passed."""
    return f"used {cpu_time_s:.2f} s of {limits.time_s:g} s"


def _sentence(result: Result) -> str:
    if result.ending is Ending.SIGNALED and result.signal is not None:
        return f"killed by signal {result.signal}{_signal_name(result.signal)}"
    return f"exited with code {result.exit_code}"


def _signal_name(number: int) -> str:
    try:
        return f" ({signal.Signals(number).name})"
    except ValueError:
        return ""


def _megabytes(kilobytes: int) -> int:
    return -(-kilobytes // 1024)
