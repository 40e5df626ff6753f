"""Measure the sandbox: judging over the bare process, beside `docker run`, and submissions a second.

    make bench NAME=sandbox
    make bench NAME=sandbox ARGS="python cpp_bits"       only these ratios; `throughput` is a part, too

Both sides are measured in turn on this machine, warm; each ratio is the median of several. `ratio.*` compares wall,
`cpu.*` processor time. Isolation is what this engine gives (GAVEL_SANDBOX_ISOLATION chooses).

    ratio.python                 a trivial program on one test
    ratio.python_100_tests       a solution that answers 100 tests in one process
    ratio.python_100_processes   a trivial program started for each of 100 tests
    ratio.c, cpp_bits, java, javascript   a trivial program, compiled and run on one test
    ratio.docker_run             `docker run` of the trivial Python program, over the bare process
    one_a_container.per_s        trivial Python submissions a second in the fallback mode, all cores busy
    one_a_container.p50_ms, p99_ms   and how long one takes then, waiting for its container included
    throughput.per_s             trivial Python submissions a second, all cores busy
    throughput.share_of_bare     that, over loops of bare processes on as many cores
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "judge.config.settings")
django.setup()

from bench.bare import BareContainer  # noqa: E402 - Django first
from bench.figures import median_ratio, percentile, print_figure, say, seconds_of  # noqa: E402
from bench.programs import Measured, adder, two_sum  # noqa: E402
from bench.side_by_side import a_second, bare_rate, judge_once, side_by_side  # noqa: E402
from judge.languages import find  # noqa: E402
from judge.sandbox.options import Isolation  # noqa: E402
from judge.submissions.engine import docker_sandbox  # noqa: E402

ROUNDS = 9
SECONDS = 8.0
BARE_ROUNDS = 200

PROGRAMS: dict[str, Callable[[], Measured]] = {
    "python": lambda: adder("python"),
    "python_100_tests": two_sum,
    "python_100_processes": lambda: adder("python", tests=100),
    "c": lambda: adder("c"),
    "cpp_bits": lambda: adder("cpp"),
    "java": lambda: adder("java"),
    "javascript": lambda: adder("javascript"),
}


def main(parts: list[str]) -> None:
    """Run the parts asked for, or all."""
    for part in parts or [*PROGRAMS, "docker_run", "one_a_container", "throughput"]:
        if part in PROGRAMS:
            _ratio(part)
        else:
            others = {
                "docker_run": _docker_run,
                "one_a_container": _one_a_container,
                "throughput": _throughput,
            }
            others[part]()


def _ratio(part: str) -> None:
    sandbox = docker_sandbox(slots=1)
    try:
        ratios = side_by_side(sandbox, PROGRAMS[part](), rounds=ROUNDS)
    finally:
        sandbox.close()
    print_figure(f"ratio.{part}", ratios.wall, "ratio")
    print_figure(f"cpu.{part}", ratios.cpu, "ratio")


def _docker_run() -> None:
    """What a container for each submission costs when nothing else is done."""
    language = find("python")
    assert language is not None
    words = [
        "docker", "run", "--rm", "-i", "--network", "none", "--read-only", "--memory", "512m",
        "--entrypoint", "python3", language.image, "-c", adder("python").source,
    ]  # fmt: skip

    def run() -> None:
        subprocess.run(words, input=b"20 22\n", check=True, capture_output=True)

    measured = adder("python")
    contained_s, bare_s = [], []
    with BareContainer(language.image, measured.files) as bare:
        for _ in range(ROUNDS):
            contained_s.append(seconds_of(run))
            bare_s.append(bare.times(measured.by_hand)[0].wall_s)
            say(f"docker run {contained_s[-1] * 1000:.0f} ms, bare {bare_s[-1] * 1000:.1f} ms")
    print_figure("ratio.docker_run", median_ratio(contained_s, bare_s), "ratio")


def _one_a_container() -> None:
    """Judge on all cores with a container for each submission: the stock drains, and the engine decides."""
    measured = adder("python")
    cores = len(os.sched_getaffinity(0))
    sandbox = docker_sandbox(slots=cores, isolation=Isolation.CONTAINER)
    spent_ms: list[float] = []

    def deed() -> None:
        spent_ms.append(1000 * seconds_of(lambda: judge_once(sandbox, measured)))

    try:
        a_second(deed, loops=cores, seconds=2)
        spent_ms.clear()
        judged = a_second(deed, loops=cores, seconds=SECONDS)
    finally:
        sandbox.close()
    print_figure("one_a_container.per_s", judged, "1/s")
    print_figure("one_a_container.p50_ms", percentile(spent_ms, 0.5), "ms")
    print_figure("one_a_container.p99_ms", percentile(spent_ms, 0.99), "ms")


def _throughput() -> None:
    """Judge on all cores; before and after it, bare loops on as many."""
    measured = adder("python")
    cores = len(os.sched_getaffinity(0))
    sandbox = docker_sandbox(slots=cores)
    try:
        say("warming")
        a_second(lambda: judge_once(sandbox, measured), loops=cores, seconds=2)
        bare = [bare_rate(measured, loops=cores, rounds=BARE_ROUNDS)]
        judged = a_second(lambda: judge_once(sandbox, measured), loops=cores, seconds=SECONDS)
        bare.append(bare_rate(measured, loops=cores, rounds=BARE_ROUNDS))
    finally:
        sandbox.close()
    say(f"judged {judged:.0f} a second, bare {bare[0]:.0f} before it and {bare[1]:.0f} after it")
    print_figure("throughput.per_s", judged, "1/s")
    print_figure("throughput.share_of_bare", judged / (sum(bare) / 2), "ratio")


if __name__ == "__main__":
    main(sys.argv[1:])
