"""The yardstick: the same program compiled and run by hand, in a plain container of the same image, on one core.

A benchmark that compares judging with the bare process needs the same compiler and the same runtime on both sides,
so the bare process runs in the runner image too, without any of the judge's walls. It is timed in there, by Bash's
clock, so that starting the container does not count.
"""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

# A line for each time: processor seconds of user and of system, wall microseconds.
_TIMER = r"""
exec 2>&1
cd "$1" || exit; times=$2; shift 2
TIMEFORMAT='%3U %3S'
run() { for line in "$@"; do eval "$line" || exit; done; }
for ((round = 0; round < times; round++)); do
    begin=$EPOCHREALTIME
    time run "$@"
    end=$EPOCHREALTIME
    echo $((${end/./} - ${begin/./}))
done
"""


@dataclass(frozen=True)
class Times:
    """What running some lines took, in seconds."""

    wall_s: float
    cpu_s: float


class BareContainer:
    """A container of a runner image in which programs are run by hand, in a folder of files. A context manager."""

    def __init__(self, image: str, files: Mapping[str, bytes]) -> None:
        self._image = image
        self._files = files
        self._id = ""

    def __enter__(self) -> BareContainer:
        self._id = _docker(
            "run", "-d", "--rm", "--network", "none", "--security-opt", "seccomp=unconfined",
            "--tmpfs", "/bare:exec,size=256m", "--entrypoint", "sleep", self._image, "600",
        ).strip()  # fmt: skip
        for name, content in self._files.items():
            self._put(name, content)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        _docker("kill", self._id)

    def _put(self, name: str, content: bytes) -> None:
        """Write a file into /bare."""
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "file"
            path.write_bytes(content)
            with path.open("rb") as source:
                subprocess.run(
                    ["docker", "exec", "-i", self._id, "sh", "-c", f"cat > /bare/{name}"],
                    stdin=source,
                    check=True,
                )

    def refusal(self, lines: Sequence[str]) -> str:
        """Run the shell lines once; return the last words of one that fails, nothing when all can be typed there."""
        script = " && ".join(["cd /bare", *lines])
        words = ["docker", "exec", self._id, "bash", "-c", script]
        done = subprocess.run(words, capture_output=True, text=True, check=False)
        said = (done.stdout + done.stderr).strip() or f"exit code {done.returncode}"
        return said.splitlines()[-1] if done.returncode else ""

    def times(self, lines: Sequence[str], *, rounds: int = 1) -> list[Times]:
        """Return what running the shell lines one after the other took, for each of so many rounds."""
        out = _docker(
            "exec", self._id, "bash", "-c", _TIMER, "timer", "/bare", str(rounds), *lines
        ).split()
        return [
            Times(wall_s=int(wall) / 1e6, cpu_s=float(user) + float(system))
            for user, system, wall in zip(out[::3], out[1::3], out[2::3], strict=True)
        ]


def _docker(*words: str) -> str:
    return subprocess.run(["docker", *words], check=True, capture_output=True, text=True).stdout
