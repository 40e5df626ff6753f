"""The yardstick: the same program compiled and run by hand, in a plain container of the same image, on one core.

A benchmark that compares judging with the bare process needs the same compiler and the same runtime on both sides,
so the bare process runs in the runner image too, without any of the judge's walls. It is timed in there, by Perl
(Debian always has it), so that starting the container does not count.
"""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

_TIMER = r"""
use Time::HiRes qw(time);
my ($folder, $times, @lines) = @ARGV;
chdir $folder or die "no $folder";
for my $i (1 .. $times) {
    my $begin = time;
    for my $line (@lines) { system("/bin/sh", "-c", $line) == 0 or die "failed: $line"; }
    printf "%.6f\n", time - $begin;
}
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
        out = _docker("exec", self._id, "perl", "-e", _TIMER, "/bare", str(times), *lines)
        return [float(line) for line in out.split()]


def _docker(*words: str) -> str:
    return subprocess.run(["docker", *words], check=True, capture_output=True, text=True).stdout
