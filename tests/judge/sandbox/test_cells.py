"""Cells: one container, many submissions, and nothing of one for the next; odd things replace the container."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Callable, Iterator

import pytest

from judge.sandbox.box import Ending, Job, JobLimits, Result, Role
from judge.sandbox.docker_sandbox import DockerSandbox
from judge.sandbox.errors import BoxLost
from judge.sandbox.options import Isolation, Room
from judge.sandbox.pool import LEISURE_S

pytestmark = pytest.mark.containers

LIMITS = JobLimits(cpu_time_s=2, wall_time_s=20, memory_mb=128)


@pytest.fixture(scope="module")
def cells(site: str, python_image: str) -> Iterator[DockerSandbox]:
    """Return a sandbox with one slot, so that each box follows the last in the same container."""
    sandbox = DockerSandbox(slots=1, site=f"{site}-cells", isolation=Isolation.NAMESPACES)
    yield sandbox
    sandbox.close()


@pytest.fixture
def submission(cells: DockerSandbox, python_image: str) -> Callable[..., Result]:
    """Return what runs shell lines as a submission of its own."""

    def run(*lines: str, role: Role = Role.PROGRAM, python: bool = False) -> Result:
        argv = ("python3", "-c") if python else ("sh", "-c")
        with cells.box(python_image) as box:
            run.container = box.container_id  # type: ignore[attr-defined]
            for line in lines:
                result = box.run(Job((*argv, line), LIMITS, role=role))
        return result

    return run


def test_files_processes_and_users_are_gone_for_the_next(
    submission: Callable[..., Result],
) -> None:
    submission("echo secret > /tmp/note; mkdir -p /tmp/a/b; setsid sleep 100 & id -u")
    first = submission.container  # type: ignore[attr-defined]
    result = submission(
        "ls /tmp /box; ls /proc | grep -c '^[0-9]'; cat /proc/*/cmdline | tr -d '\\0'"
    )
    assert submission.container == first  # type: ignore[attr-defined]
    assert b"note" not in result.stdout
    assert b"sleep" not in result.stdout


def test_a_program_sees_nothing_of_the_machine(submission: Callable[..., Result]) -> None:
    result = submission(
        "cat /proc/self/cgroup | sort -u; ls /proc | grep -v '[0-9]'; ls /sys; ls /sys/fs 2>&1"
    )
    text = result.stdout.decode()
    assert all(
        line.endswith(":/") for line in text.splitlines() if ":" in line[:20] and "ls" not in line
    )
    for name in ("kcore", "keys", "sysrq-trigger", "meminfo", "cpuinfo", "kallsyms", "fs"):
        assert name not in text.split("ls:")[0].split()


@pytest.mark.parametrize("name", ["user", "pid", "mnt", "ipc", "net", "uts", "cgroup"])
def test_no_namespace_is_met_twice(submission: Callable[..., Result], name: str) -> None:
    seen = {submission(f"readlink /proc/self/ns/{name}").stdout for _ in range(3)}
    host = subprocess.run(
        ["readlink", f"/proc/self/ns/{name}"], capture_output=True, check=True
    ).stdout
    # A number may come back once its namespace is gone; it never is the machine's own.
    assert host not in seen
    assert b"" not in seen


def test_what_the_compiler_made_is_there_for_the_program_and_nothing_else(
    cells: DockerSandbox, python_image: str
) -> None:
    with cells.box(python_image) as box:
        made = box.run(
            Job(
                (
                    "sh",
                    "-c",
                    "echo made > /box/program; chmod 700 /box/program; mkdir /box/classes; echo x > /box/classes/A;"
                    " ln -s /etc/passwd /box/link; mkfifo /box/pipe; echo note > /tmp/note; readlink /proc/self/ns/pid",
                ),
                LIMITS,
                role=Role.COMPILER,
                files={"source/main.c": b"int main;"},
            )
        )
        run = box.run(
            Job(
                (
                    "sh",
                    "-c",
                    "cd /box; find . | sort; cat classes/A; ls /tmp; readlink /proc/self/ns/pid;"
                    " echo forged > program; rm classes/A; mv source other",
                ),
                LIMITS,
            )
        )
        assert box.fetch("program", 100) == b"made\n"
    lines = run.stdout.decode().splitlines()
    assert lines[:-2] == [
        ".", "./classes", "./classes/A", "./program", "./source", "./source/main.c",
    ]  # fmt: skip
    assert lines[-2] == "x"
    assert lines[-1] != made.stdout.decode().strip()
    assert run.stderr.count(b"ermission denied") == 3


def test_a_megabyte_and_a_thousand_files_are_carried(
    cells: DockerSandbox, python_image: str
) -> None:
    with cells.box(python_image) as box:
        box.run(
            Job(
                (
                    "python3",
                    "-c",
                    "import os\nfor n in range(1000): open(f'/box/{n}', 'w').write(str(n))\n"
                    "open('/box/large', 'wb').write(bytes(range(256)) * 40_000)",
                ),
                LIMITS,
                role=Role.COMPILER,
            )
        )
        result = box.run(
            Job(
                (
                    "python3",
                    "-c",
                    "print(sum(int(open(f'/box/{n}').read()) for n in range(1000)),"
                    " open('/box/large', 'rb').read() == bytes(range(256)) * 40_000)",
                ),
                LIMITS,
            )
        )
    assert result.stdout == b"499500 True\n"


def test_memory_is_counted_from_its_own_start(cells: DockerSandbox, python_image: str) -> None:
    def peak(megabytes: int) -> int:
        with cells.box(python_image) as box:
            source = f"x = bytearray({megabytes} << 20)\nprint(len(x))"
            return box.run(Job(("python3", "-c", source), LIMITS)).memory_kb

    peaks = [peak(megabytes) for megabytes in (60, 1, 60, 1)]
    assert abs(peaks[0] - peaks[2]) < 1024
    assert abs(peaks[1] - peaks[3]) < 1024
    assert 58 << 10 < peaks[0] - peaks[1] < 60 << 10


def test_a_kill_for_lack_of_memory_replaces_the_container(site: str, python_image: str) -> None:
    small = DockerSandbox(
        slots=1,
        site=f"{site}-small",
        isolation=Isolation.NAMESPACES,
        # smaller than it has to be: the kernel is there before the supervisor
        room=Room(job_memory_mb=64, box_mb=1, tmp_mb=1, supervisor_mb=-16),
    )
    source = "import mmap; mmap.mmap(-1, 900 << 20, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS | mmap.MAP_POPULATE)"
    try:
        with small.box(python_image) as box:
            first = box.container_id
            result = box.run(Job(("python3", "-c", source), JobLimits(2, 20, 64)))
            assert result.ending is Ending.MEMORY
        with small.box(python_image) as box:
            assert box.container_id != first
            assert box.run(Job(("true",), JobLimits(2, 20, 64))).exit_code == 0
    finally:
        small.close()


def test_a_fork_server_that_dies_replaces_the_container(
    cells: DockerSandbox, python_image: str
) -> None:
    job = Job(("python3", "solution.py"), LIMITS, files={"solution.py": b"print(1)"})
    with cells.box(python_image) as box:
        first = box.container_id
        assert box.run(job).stdout == b"1\n"
        top = subprocess.run(["docker", "top", first], capture_output=True, check=True, text=True)
        (server,) = [line.split()[1] for line in top.stdout.splitlines() if "server.py" in line]
        subprocess.run(["kill", "-9", server], check=True)
        with pytest.raises(BoxLost):
            box.run(job)
    with cells.box(python_image) as box:
        assert box.container_id != first
        assert box.run(job).stdout == b"1\n"


def test_a_cell_that_is_left_at_once_leaves_nobody_behind(
    cells: DockerSandbox, python_image: str
) -> None:
    job = Job(("python3", "solution.py"), LIMITS, files={"solution.py": b"print(1)"})
    with cells.box(python_image) as box:
        for _ in range(20):
            assert box.run(job).stdout == b"1\n"
            # A new cell, and another server with another cell: who was to wait in the first one is still on the way.
            assert box.renew()
            box.prepare()
            assert box.is_fresh()


def test_a_program_that_is_executed_meets_nobody_who_waits(
    submission: Callable[..., Result],
) -> None:
    # Process 1 is there, and is nobody that a program could signal.
    result = submission("for pid in $(seq 1 40); do kill -0 $pid 2>&1; done | grep permitted")
    assert result.stdout.count(b"permitted") == 1


RANDOM = Job(
    ("python3", "solution.py"),
    LIMITS,
    files={"solution.py": b"import random; print(random.random(), hash('a'))"},
)


def random_of(cells: DockerSandbox, image: str) -> tuple[bytes, bytes]:
    with cells.box(image) as box:
        number, text_hash = box.run(RANDOM).stdout.split()
        return number, text_hash


def test_forked_programs_of_a_busy_judge_differ_in_what_is_random(
    cells: DockerSandbox, python_image: str
) -> None:
    seen = [random_of(cells, python_image) for _ in range(150)]
    assert len({number for number, _ in seen}) == 150
    assert len({text_hash for _, text_hash in seen}) >= 2


def test_with_leisure_each_submission_has_secrets_of_its_own(
    cells: DockerSandbox, python_image: str
) -> None:
    hashes = set()
    for _ in range(3):
        hashes.add(random_of(cells, python_image)[1])
        time.sleep(3 * LEISURE_S)
    assert len(hashes) == 3
