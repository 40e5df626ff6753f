"""What the sandbox reports, beside what the kernel tells the program; and limits that always decide the same way."""

from __future__ import annotations

import statistics
from concurrent.futures import ThreadPoolExecutor

import pytest

from judge.sandbox.box import Ending, Job, JobLimits
from judge.sandbox.docker_box import DockerBox
from judge.sandbox.docker_sandbox import DockerSandbox
from judge.sandbox.options import Isolation

pytestmark = pytest.mark.containers

LIMITS = JobLimits(cpu_time_s=5, wall_time_s=60, memory_mb=512)
# Spends processor time and memory, then says what the kernel counted for it. Executed: no fork server takes a part.
SPENDER = """
import os, resource, sys, time
seconds, megabytes = float(sys.argv[1]), int(sys.argv[2])
held = bytearray(megabytes << 20)
while time.process_time() < seconds: pass
usage = resource.getrusage(resource.RUSAGE_SELF)
print(usage.ru_utime + usage.ru_stime, usage.ru_maxrss)
sys.stdout.flush()
os._exit(0)
"""


def spend(box: DockerBox, seconds: float, megabytes: int) -> tuple[float, float, int, int]:
    job = Job(("python3", "-S", "-c", SPENDER, str(seconds), str(megabytes)), LIMITS)
    result = box.run(job)
    assert result.exit_code == 0, result
    cpu_s, memory_kb = result.stdout.split()
    return result.cpu_time_s, float(cpu_s), result.memory_kb, int(memory_kb)


@pytest.mark.parametrize("seconds", [0.03, 1.0])
def test_processor_time_is_the_kernels(box: DockerBox, seconds: float) -> None:
    # Starting and ending belong to it, too. The median: a neighbour in the caches may cost one run some.
    spent = [spend(box, seconds, 0)[:2] for _ in range(3)]
    off = statistics.median(reported - told for reported, told in spent)
    assert -0.001 <= off <= max(0.010, 0.02 * seconds), spent


@pytest.mark.parametrize("megabytes", [1, 40, 300])
def test_memory_is_the_kernels(box: DockerBox, megabytes: int) -> None:
    _, _, reported, told = spend(box, 0, megabytes)
    assert abs(reported - told) <= max(1024, 0.02 * told)


def test_a_hundred_runs_at_either_side_of_the_limit_never_flip(
    site: str, python_image: str
) -> None:
    # Where a container serves one submission, all this is the same but for the minute it takes.
    sandbox = DockerSandbox(slots=2, site=f"{site}-flips", isolation=Isolation.NAMESPACES)
    limit_s = 0.2
    limits = JobLimits(cpu_time_s=limit_s, wall_time_s=60, memory_mb=64)

    def ending(share: float) -> Ending:
        source = f"import time\nwhile time.process_time() < {share * limit_s}: pass"
        with sandbox.box(python_image) as box:
            return box.run(Job(("python3", "-S", "-c", source), limits)).ending

    with ThreadPoolExecutor(2) as threads:
        below = list(threads.map(ending, [0.6] * 100))
        above = list(threads.map(ending, [1.5] * 100))
    sandbox.close()
    assert set(below) == {Ending.EXITED}
    assert set(above) == {Ending.CPU_TIME}
