"""The same under gVisor, on engines that have it (`SANDBOX_RUNTIME=runsc`)."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator

import pytest

from judge.sandbox.box import Ending, Job, JobLimits
from judge.sandbox.docker_box import DockerBox
from judge.sandbox.docker_sandbox import DockerSandbox

pytestmark = pytest.mark.containers

LIMITS = JobLimits(cpu_time_s=1, wall_time_s=20, memory_mb=128)


def has_gvisor() -> bool:
    words = ["docker", "info", "--format", "{{json .Runtimes}}"]
    done = subprocess.run(words, capture_output=True, check=False)
    return done.returncode == 0 and "runsc" in json.loads(done.stdout or b"{}")


@pytest.fixture
def guarded(site: str, python_image: str) -> Iterator[DockerBox]:
    if not has_gvisor():
        pytest.skip("this engine has no runtime runsc")
    sandbox = DockerSandbox(slots=1, site=f"{site}-runsc", runtime="runsc")
    with sandbox.box(python_image) as box:
        yield box
    sandbox.close()


def test_the_kernel_is_gvisors(guarded: DockerBox) -> None:
    result = guarded.run(Job(("sh", "-c", "cat /proc/version; uname -r"), LIMITS))
    assert result.exit_code is not None
    inspection = subprocess.run(
        ["docker", "inspect", "-f", "{{.HostConfig.Runtime}}", guarded.container_id],
        capture_output=True,
        check=True,
    )
    assert inspection.stdout.strip() == b"runsc"


@pytest.mark.parametrize(
    ("source", "ending"),
    [
        ("print(1)", Ending.EXITED),
        ("while True: pass", Ending.CPU_TIME),
        ("x = bytearray(1 << 30)", Ending.MEMORY),
        ("while True: print('x' * 9999)", Ending.OUTPUT),
    ],
)
def test_limits_hold(guarded: DockerBox, source: str, ending: Ending) -> None:
    assert guarded.run(Job(("python3", "-c", source), LIMITS)).ending is ending
    assert guarded.run(Job(("true",), LIMITS)).exit_code == 0


def test_the_network_is_not_there(guarded: DockerBox) -> None:
    source = "import socket\ntry: socket.socket()\nexcept OSError as error: print('refused')"
    assert guarded.run(Job(("python3", "-c", source), LIMITS)).stdout == b"refused\n"
