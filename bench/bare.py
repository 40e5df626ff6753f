"""The yardstick: the same program compiled and run by hand, in a plain container of the same image, on one core.

A benchmark that compares judging with the bare process needs the same compiler and the same runtime on both sides,
so the bare process runs in the runner image too, without any of the judge's walls. It is timed in there, by Bash's
clock, so that starting the container does not count.
"""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

_TIMER = r"""
cd "$1" || exit; times=$2; shift 2
for ((round = 0; round < times; round++)); do
    begin=$EPOCHREALTIME
    for line in "$@"; do sh -c "$line" || exit; done
    end=$EPOCHREALTIME
    echo $((${end/./} - ${begin/./}))
done
"""


class BareContainer:
    """A container of a runner image in which programs are run by hand. A context manager."""

    def __init__(self, image: str) -> None:
        self._image = image
        self._id = ""

    def __enter__(self) -> BareContainer:
        self._id = _docker(
            "run", "-d", "--rm", "--network", "none", "--security-opt", "seccomp=unconfined",
            "--tmpfs", "/bare:exec,size=256m", "--entrypoint", "sleep", self._image, "600",
        ).strip()  # fmt: skip
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        _docker("kill", self._id)

    def put(self, name: str, content: bytes) -> None:
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

    def seconds(self, lines: Sequence[str], *, times: int) -> list[float]:
        """Return the wall seconds of running the shell lines one after the other, so many times."""
        out = _docker("exec", self._id, "bash", "-c", _TIMER, "timer", "/bare", str(times), *lines)
        return [int(microseconds) / 1e6 for microseconds in out.split()]


def _docker(*words: str) -> str:
    return subprocess.run(["docker", *words], check=True, capture_output=True, text=True).stdout
