"""Start other programs: find them, show what they say, stop them with us, and explain their failures."""

from __future__ import annotations

import contextlib
import ctypes
import os
import pwd
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from setup.checkout import LOGS, ROOT
from setup.cures import cure_for
from setup.errors import ProgramFailed
from setup.progress import Step

_PR_SET_PDEATHSIG = 1
_LIBC = ctypes.CDLL(None)
_CLONE_NEWNS = 0x00020000  # from sched.h
# Programs for administrators are not on everyone's PATH.
_MORE_FOLDERS = "/usr/local/sbin:/usr/sbin:/sbin"
_SHOWN_LINES = 15


def find(name: str) -> str | None:
    """Return the path of a program, also of one for administrators."""
    return shutil.which(name, path=os.environ.get("PATH", os.defpath) + ":" + _MORE_FOLDERS)


def dies_with_parent(death_signal: signal.Signals) -> Callable[[], None]:
    """Return what a child calls before it becomes its program, so that the kernel ends it when we die.

    The kernel ties this to the thread that started the child: start long-lived ones from the main thread.
    """
    parent = os.getpid()

    def ask_the_kernel() -> None:
        _LIBC.prctl(_PR_SET_PDEATHSIG, int(death_signal), 0, 0, 0)
        if os.getppid() != parent:  # we died in between
            os.kill(os.getpid(), signal.SIGKILL)

    return ask_the_kernel


def die_with_parent(death_signal: int) -> None:
    """Ask the kernel to send us this when our own parent dies; 0 takes it back."""
    _LIBC.prctl(_PR_SET_PDEATHSIG, death_signal, 0, 0, 0)


def own_mounts() -> bool:
    """Let what is mounted from now on be seen by us and our children alone, and end with us; False: we may not."""
    if _LIBC.unshare(_CLONE_NEWNS) != 0:
        return False
    private = ["mount", "--make-rprivate", "/"]
    return subprocess.run(private, capture_output=True, check=False).returncode == 0


def environment(extra: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return the environment for programs: ours, where administrators' programs are found too."""
    path = os.environ.get("PATH", os.defpath) + ":" + _MORE_FOLDERS
    return {**os.environ, "PATH": path, "PYTHONUNBUFFERED": "1", **(extra or {})}


def run(
    argv: Sequence[str | Path],
    *,
    step: Step | None = None,
    env: Mapping[str, str] | None = None,
    cwd: Path = ROOT,
    user: int | None = None,
    what: str = "",
    shown_lines: int = _SHOWN_LINES,
) -> str:
    """Run a program to its end and return what it printed; its last line shows as the step's detail.

    Raise ProgramFailed with its last lines and, where we know one, the cure. Everything goes to var/log/setup.log.
    """
    LOGS.mkdir(parents=True, exist_ok=True)
    log = LOGS / "setup.log"
    words = [str(word) for word in argv]
    lines: list[str] = []
    with log.open("a", encoding="utf-8") as record:
        print(f"\n$ {' '.join(words)}", file=record)
        child = subprocess.Popen(
            words,
            cwd=cwd,
            env=environment(env),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            start_new_session=True,
            preexec_fn=dies_with_parent(signal.SIGTERM),
            user=user,
            group=None if user is None else pwd.getpwuid(user).pw_gid,
            extra_groups=None if user is None else [],
        )
        with child:
            try:
                for line in child.stdout or ():
                    record.write(line)
                    record.flush()
                    lines.append(line)
                    if step and line.strip():
                        step.say(line)
                code = child.wait()
            except BaseException:
                _end_group(child)
                raise
    output = "".join(lines)
    if code:
        tail = "".join(f"    {line}" for line in lines[-shown_lines:]).rstrip()
        raise ProgramFailed(
            f"{what or words[0]} failed (exit code {code}). Its last words:\n{tail}",
            f"{cure_for(output)}\nAll of its output: {log.relative_to(ROOT)}".strip(),
            log=log,
        )
    return output


def run_in_terminal(
    argv: Sequence[str | Path], *, env: Mapping[str, str] | None = None, has_input: bool = False
) -> int:
    """Run a program whose output goes straight to the person; return its exit code."""
    sys.stdout.flush()
    child = subprocess.Popen(
        [str(word) for word in argv],
        cwd=ROOT,
        env=environment(env),
        stdin=None if has_input else subprocess.DEVNULL,
        preexec_fn=dies_with_parent(signal.SIGTERM),
    )
    try:
        return child.wait()
    except BaseException:
        child.terminate()
        child.wait()
        raise


@contextlib.contextmanager
def beside(
    argv: Sequence[str | Path], *, log: Path, env: Mapping[str, str] | None = None
) -> Iterator[subprocess.Popen[str]]:
    """Run a program beside what the block does, its output in a file; end it if the block has not seen its end."""
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("w", encoding="utf-8") as record:
        child = subprocess.Popen(
            [str(word) for word in argv],
            cwd=ROOT,
            env=environment(env),
            stdin=subprocess.DEVNULL,
            stdout=record,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
            preexec_fn=dies_with_parent(signal.SIGTERM),
        )
        try:
            yield child
        finally:
            if child.poll() is None:
                _end_group(child)


def _end_group(child: subprocess.Popen[str], *, grace_s: float = 3.0) -> None:
    """End a child and all that it started, kindly at first."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(child.pid, signal.SIGTERM)
    with contextlib.suppress(subprocess.TimeoutExpired):
        child.wait(grace_s)
    with contextlib.suppress(ProcessLookupError):
        os.killpg(child.pid, signal.SIGKILL)
    child.wait()
