"""Every limit, met by a real program in a real container: its ending is right, and the box is good for the next job."""

from __future__ import annotations

import subprocess
import sys
import textwrap
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from judge.sandbox import docker_sandbox
from judge.sandbox.box import Ending, Job, JobLimits, Result, Role
from judge.sandbox.docker_box import DockerBox
from judge.sandbox.docker_sandbox import DockerSandbox
from judge.sandbox.options import Isolation, Option, Room, configuration

pytestmark = pytest.mark.containers

# The machine may be busy with other things: the wall is far away where it is not the point.
LIMITS = JobLimits(cpu_time_s=1.0, wall_time_s=20.0, memory_mb=128)


def limits(**changed: float) -> JobLimits:
    return JobLimits(**{**vars(LIMITS), **changed})


def python(
    source: str, *, limits: JobLimits = LIMITS, stdin: bytes = b"", role: Role = Role.PROGRAM
) -> Job:
    return Job(
        ("python3", "main.py"),
        limits,
        role=role,
        files={"main.py": textwrap.dedent(source).encode()},
        stdin=stdin,
    )


def run(box: DockerBox, source: str, **options: object) -> Result:
    result = box.run(python(source, **options))  # type: ignore[arg-type]
    # Whatever it did: the box is as good as before.
    after = box.run(
        python(
            "import os; print(sorted(os.listdir('/tmp')), len([p for p in os.listdir('/proc') if p.isdigit()]))"
        )
    )
    # It sees itself; and, where it shares a container's /proc with nobody but it, that there is a process 1.
    seen = 1 if box.isolation is Isolation.NAMESPACES else 2
    assert after.stdout == b"[] %d\n" % seen, after
    return result


def test_a_program_gets_its_stdin_and_gives_its_streams_and_exit_code(box: DockerBox) -> None:
    result = run(
        box,
        """
        import sys
        print(input()[::-1])
        print("so", file=sys.stderr)
        sys.exit(3)
        """,
        stdin=b"abc\n",
    )
    assert (result.ending, result.exit_code, result.signal) == (Ending.EXITED, 3, None)
    assert (result.stdout, result.stderr) == (b"cba\n", b"so\n")
    assert 0 < result.cpu_time_s < 1
    assert 0 < result.wall_time_s < 20
    assert 2_000 < result.memory_kb < 60_000


def test_a_loop_ends_by_the_cpu_clock(box: DockerBox) -> None:
    result = run(box, "while True: pass")
    assert result.ending is Ending.CPU_TIME
    assert 1.0 <= result.cpu_time_s < 1.2


def test_processor_time_of_children_and_threads_counts(box: DockerBox) -> None:
    result = run(
        box,
        """
        import os, time
        for _ in range(4):
            if not os.fork():
                while True: pass
        time.sleep(60)
        """,
    )
    assert result.ending is Ending.CPU_TIME
    assert result.cpu_time_s < 1.3


def test_processor_time_of_a_child_that_nobody_waits_for_counts(box: DockerBox) -> None:
    result = run(
        box,
        """
        import os, time
        if not os.fork():
            os.setsid()
            if os.fork(): os._exit(0)
            for fd in range(3): os.close(fd)
            end = time.monotonic() + 30
            while time.monotonic() < end: pass
        time.sleep(60)
        """,
    )
    assert result.ending is Ending.CPU_TIME


def test_a_sleeper_ends_by_the_wall_clock(box: DockerBox) -> None:
    result = run(box, "import time; time.sleep(60)", limits=limits(wall_time_s=0.5))
    assert result.ending is Ending.WALL_TIME
    assert 0.5 <= result.wall_time_s < 1.5
    assert result.cpu_time_s < 0.3


def test_a_program_that_stops_itself_ends_by_the_wall_clock(box: DockerBox) -> None:
    result = run(
        box,
        "import os, signal; os.kill(os.getpid(), signal.SIGSTOP)",
        limits=limits(wall_time_s=0.5),
    )
    assert result.ending is Ending.WALL_TIME


def test_ignoring_every_signal_does_not_help(box: DockerBox) -> None:
    result = run(
        box,
        """
        import signal, time
        for s in range(1, 65):
            try: signal.signal(s, signal.SIG_IGN)
            except (OSError, ValueError): pass
        while True: time.sleep(1)
        """,
        limits=limits(wall_time_s=0.5),
    )
    assert result.ending is Ending.WALL_TIME


def test_memory_of_one_process(box: DockerBox) -> None:
    result = run(box, "x = bytearray(400_000_000); import time; time.sleep(9)")
    assert result.ending is Ending.MEMORY
    assert result.memory_kb > 128 * 1024
    assert result.wall_time_s < 9


def test_memory_that_is_taken_and_given_back_at_once(box: DockerBox) -> None:
    result = run(box, "x = bytearray(160_000_000); del x")
    assert result.ending is Ending.MEMORY


def test_memory_of_many_small_processes(box: DockerBox) -> None:
    result = run(
        box,
        """
        import os, time
        for _ in range(8):
            if not os.fork():
                x = bytearray(30_000_000)
                time.sleep(9)
        time.sleep(9)
        """,
    )
    assert result.ending is Ending.MEMORY


def test_memory_within_the_limit_is_no_offence(box: DockerBox) -> None:
    result = run(box, "x = bytearray(80_000_000)")
    assert result.ending is Ending.EXITED
    assert 80_000 < result.memory_kb < 128 * 1024


def test_memory_in_an_anonymous_file_counts(box: DockerBox) -> None:
    result = run(
        box,
        """
        import os, time
        fd = os.memfd_create("x")
        for _ in range(200): os.write(fd, bytes(1_000_000))
        time.sleep(9)
        """,
        limits=limits(file_bytes=1 << 30),
    )
    assert result.ending is Ending.MEMORY


def test_the_containers_own_memory_is_the_hard_wall(site: str, python_image: str) -> None:
    small = DockerSandbox(
        slots=1, site=site, room=Room(job_memory_mb=64, box_mb=8, tmp_mb=8, supervisor_mb=16)
    )
    try:
        with small.box(python_image) as box:
            result = box.run(
                python(
                    """
                    import mmap
                    x = mmap.mmap(-1, 900 << 20, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS | mmap.MAP_POPULATE)
                    """,
                    limits=limits(memory_mb=64),
                )
            )
            assert result.ending is Ending.MEMORY
            # Only a child is killed, and the program itself ends well.
            result = box.run(
                python(
                    """
                    import mmap, os
                    if not os.fork():
                        mmap.mmap(-1, 900 << 20, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS | mmap.MAP_POPULATE)
                    os.wait()
                    print("still here")
                    """,
                    limits=limits(memory_mb=64),
                )
            )
            assert result.ending is Ending.MEMORY
    finally:
        small.close()


def test_tmp_has_an_end(box: DockerBox) -> None:
    result = run(
        box,
        """
        import errno
        try:
            for n in range(99):
                with open(f"/tmp/{n}", "wb") as f: f.write(bytes(4_000_000))
        except OSError as error:
            print(errno.errorcode[error.errno], n)
        """,
        limits=limits(memory_mb=256),
    )
    assert result.stdout == b"ENOSPC 16\n"


def test_what_lies_in_tmp_counts_as_memory(box: DockerBox) -> None:
    result = run(
        box,
        """
        import time
        with open("/tmp/x", "wb") as f: f.write(bytes(50_000_000))
        time.sleep(9)
        """,
        limits=limits(memory_mb=40),
    )
    assert result.ending is Ending.MEMORY


def test_files_have_an_end_in_number_and_in_size(box: DockerBox) -> None:
    result = run(
        box,
        """
        n = 0
        try:
            while True:
                open(f"/tmp/{n}", "w").close(); n += 1
        except OSError: print(n)
        """,
    )
    assert 8000 < int(result.stdout) < 8200
    result = run(
        box,
        """
        with open("/tmp/x", "wb") as f:
            for _ in range(9): f.write(bytes(1_000_000)); f.flush()
        """,
        limits=limits(file_bytes=2_000_000),
    )
    assert (result.ending, result.exit_code) == (Ending.EXITED, 1)
    assert b"File too large" in result.stderr


@pytest.mark.parametrize("stream", [1, 2])
def test_an_endless_stream_ends_at_its_cap(box: DockerBox, stream: int) -> None:
    result = run(
        box,
        f"""
        import os
        while True: os.write({stream}, b"x" * 65536)
        """,
        limits=limits(output_bytes=300_000),
    )
    assert result.ending is Ending.OUTPUT
    assert len(result.stdout if stream == 1 else result.stderr) == 300_000


def test_output_of_exactly_the_cap_is_no_offence(box: DockerBox) -> None:
    source = 'import sys; sys.stdout.write("x" * {0}); sys.stdout.flush()'
    assert (
        run(box, source.format(100_000), limits=limits(output_bytes=100_000)).ending
        is Ending.EXITED
    )
    assert (
        run(box, source.format(100_001), limits=limits(output_bytes=100_000)).ending
        is Ending.OUTPUT
    )


def test_both_streams_at_once_block_nobody(box: DockerBox) -> None:
    result = run(
        box,
        """
        import os
        for _ in range(40):
            os.write(1, b"o" * 50_000)
            os.write(2, b"e" * 50_000)
        """,
        stdin=b"never read " * 500_000,
    )
    assert result.ending is Ending.EXITED
    assert len(result.stdout) == len(result.stderr) == 2_000_000


def test_a_fork_bomb_leaves_nobody(box: DockerBox) -> None:
    result = run(
        box,
        """
        import os
        while True:
            try: os.fork()
            except OSError: pass
        """,
        limits=limits(processes=40),
    )
    assert result.ending is Ending.CPU_TIME


def test_processes_have_an_end(box: DockerBox) -> None:
    result = run(
        box,
        """
        import os, time
        n = 1
        try:
            while True:
                if not os.fork(): time.sleep(9)
                n += 1
        except OSError as error: print(n, error.strerror)
        """,
        limits=limits(processes=10),
    )
    assert result.stdout == b"10 Resource temporarily unavailable\n"


def test_threads_count_as_processes(box: DockerBox) -> None:
    result = run(
        box,
        """
        import threading, time
        n = 1
        try:
            while True:
                threading.Thread(target=time.sleep, args=(9,), daemon=True).start()
                n += 1
        except RuntimeError: print(n, flush=True)
        import os; os._exit(0)
        """,
        limits=limits(processes=10, memory_mb=256),
    )
    assert result.stdout == b"10\n"


def test_a_daemon_does_not_outlive_its_run(box: DockerBox) -> None:
    started = time.monotonic()
    result = run(
        box,
        """
        import os, time
        if os.fork(): os._exit(0)
        os.setsid()
        if os.fork(): os._exit(0)
        while True:
            open("/tmp/alive", "w").close(); time.sleep(0.01)
        """,
    )
    assert (result.ending, result.exit_code) == (Ending.EXITED, 0)
    assert time.monotonic() - started < 5


def test_killing_everybody_kills_only_its_own(box: DockerBox) -> None:
    result = run(
        box,
        """
        import os, signal, time
        if not os.fork(): time.sleep(9)
        os.kill(-1, signal.SIGKILL)
        print("alone", os.wait()[1])
        for pid in (1, -os.getppid()):
            try: os.kill(pid, signal.SIGKILL); print("killed", pid)
            except OSError as error: print(error.strerror)
        """,
    )
    assert result.stdout.startswith(b"alone 9\n")
    assert b"killed 1" not in result.stdout


def test_a_program_that_closes_everything_still_ends(box: DockerBox) -> None:
    result = run(
        box,
        """
        import os, time
        for fd in range(16):
            try: os.close(fd)
            except OSError: pass
        time.sleep(60)
        """,
        limits=limits(wall_time_s=0.5),
    )
    assert result.ending is Ending.WALL_TIME


@pytest.mark.parametrize("code", [1, 124, 125, 126, 127, 137, 143, 255])
def test_exit_codes_that_look_like_ours_are_the_programs_own(box: DockerBox, code: int) -> None:
    result = run(box, f"import os; os._exit({code})")
    assert (result.ending, result.exit_code, result.signal) == (Ending.EXITED, code, None)


@pytest.mark.parametrize("signal", [6, 9, 11, 15])
def test_signals_of_its_own_are_told(box: DockerBox, signal: int) -> None:
    result = run(box, f"import os; os.kill(os.getpid(), {signal})")
    assert (result.ending, result.exit_code, result.signal) == (Ending.SIGNALED, None, signal)


def test_a_system_call_of_a_foreign_abi_is_the_end(box: DockerBox) -> None:
    result = run(
        box,
        r"""
        import ctypes, mmap
        page = mmap.mmap(-1, 4096, prot=7)
        page.write(b"\xb8\x14\x00\x00\x00\xcd\x80\xc3")     # mov eax, getpid; int 0x80; ret
        ctypes.CFUNCTYPE(ctypes.c_int)(ctypes.addressof(ctypes.c_char.from_buffer(page)))()
        print("survived")
        """,
    )
    assert (result.ending, result.signal, result.stdout) == (Ending.SIGNALED, 31, b"")


def test_a_program_that_cannot_start_is_its_own_failure(box: DockerBox) -> None:
    result = box.run(Job(("./main",), LIMITS))
    assert (result.ending, result.exit_code) == (Ending.EXITED, 127)
    assert b"cannot start ./main: No such file" in result.stderr
    result = box.run(
        Job(("./main",), LIMITS, files={"main": b"rm -rf /tmp; echo run by a shell\n"})
    )
    assert result.exit_code == 127
    assert b"Exec format error" in result.stderr


def test_deep_recursion_has_the_whole_memory_as_its_stack(box: DockerBox) -> None:
    result = run(box, "import resource; print(resource.getrlimit(resource.RLIMIT_STACK)[0] >> 20)")
    assert result.stdout == b"128\n"


def test_the_compiler_may_write_the_box_and_the_program_may_not(box: DockerBox) -> None:
    compiler = run(box, 'open("made", "w").write("by the compiler")', role=Role.COMPILER)
    assert compiler.exit_code == 0
    assert box.fetch("made", 100) == b"by the compiler"
    program = run(
        box,
        """
        import os
        print(open("made").read())
        for deed in (lambda: open("made", "w"), lambda: open("other", "w"), lambda: os.unlink("made"),
                     lambda: os.chmod("/box", 0o777), lambda: os.rename("made", "x")):
            try: deed(); print("done")
            except OSError as error: print(type(error).__name__)
        """,
    )
    assert program.stdout == b"by the compiler\n" + b"PermissionError\n" * 5


def test_a_box_that_was_made_unwritable_fails_its_own_job(box: DockerBox) -> None:
    assert box.run(python("import os; os.chmod('/box', 0o555)", role=Role.COMPILER)).exit_code == 0
    result = box.run(python("print('new')", role=Role.COMPILER))
    assert (result.ending, result.exit_code) == (Ending.EXITED, 127)
    assert b"cannot write main.py into the box" in result.stderr


def test_what_lies_deep_in_tmp_is_gone_for_the_next(box: DockerBox) -> None:
    result = run(
        box,
        """
        import os
        os.chdir("/tmp")
        for n in range(3000):
            os.mkdir("d"); os.symlink("/", "l"); open("f", "w").close()
            if n % 2: os.chmod("f", 0)
            os.chdir("d")
            if n >= 2500: break
        os.chmod("..", 0)
        os.chmod("/tmp/d", 0)
        """,
    )
    assert result.exit_code == 0, result.stderr


def test_a_job_larger_than_the_box_is_refused_here(box: DockerBox) -> None:
    with pytest.raises(ValueError, match="these boxes hold 2048 MB"):
        box.run(python("pass", limits=limits(memory_mb=4096)))
    assert box.run(python("print(1)")).stdout == b"1\n"


def test_fetch_gives_only_regular_files_of_the_box(box: DockerBox) -> None:
    box.run(
        python(
            """
            import os
            os.symlink("/etc/shadow", "shadow"); os.symlink("/", "root"); os.mkdir("folder")
            open("folder/file", "wb").write(bytes(range(256)))
            """,
            role=Role.COMPILER,
        )
    )
    assert box.fetch("folder/file", 256) == bytes(range(256))
    for path in (
        "shadow",
        "root/etc/passwd",
        "folder",
        "missing",
        "../etc/passwd",
        "/etc/passwd",
        "",
    ):
        with pytest.raises(FileNotFoundError):
            box.fetch(path, 10_000)
    with pytest.raises(OSError, match="more than 255 bytes"):
        box.fetch("folder/file", 255)


@pytest.fixture
def box_without_cgroups(
    site: str, python_image: str, monkeypatch: pytest.MonkeyPatch
) -> Iterator[DockerBox]:
    """Return a box whose supervisor finds no accounts of its cgroup, as under gVisor."""

    def masked(table: tuple[Option, ...]) -> dict[str, Any]:
        body = configuration(table)
        body["HostConfig"]["MaskedPaths"] = ["/sys/fs/cgroup", "/proc/kcore", "/proc/keys"]
        return body

    monkeypatch.setattr(docker_sandbox, "configuration", masked)
    sandbox = DockerSandbox(slots=1, site=site)
    try:
        with sandbox.box(python_image) as box:
            yield box
    finally:
        sandbox.close()


def test_without_cgroups_the_clocks_of_all_processes_count(box_without_cgroups: DockerBox) -> None:
    box = box_without_cgroups
    result = run(
        box,
        """
        import os
        for _ in range(3):
            if not os.fork():
                while True: pass
        os.wait()
        """,
    )
    assert result.ending is Ending.CPU_TIME
    assert 1.0 <= result.cpu_time_s < 1.5
    result = run(
        box,
        """
        import os, time
        for _ in range(30):
            if not os.fork():
                end = time.process_time() + 0.1
                while time.process_time() < end: pass
                os._exit(0)
            os.wait()
        """,
    )
    assert result.ending is Ending.CPU_TIME
    assert 0.9 <= result.cpu_time_s < 1.5


def test_without_cgroups_the_memory_of_all_processes_counts(box_without_cgroups: DockerBox) -> None:
    result = run(
        box_without_cgroups,
        """
        import os, time
        for _ in range(8):
            if not os.fork():
                x = bytearray(30_000_000)
                time.sleep(9)
        time.sleep(9)
        """,
    )
    assert result.ending is Ending.MEMORY


@contextmanager
def busy_core(box: DockerBox) -> Iterator[None]:
    """Let five others be busy on the box's core."""
    cpu = box_cpu(box)
    busy = [
        # a session each: the kernel may give a whole session the share of one
        subprocess.Popen(
            ["taskset", "-c", str(cpu), sys.executable, "-c", "while True: pass"],
            start_new_session=True,
        )
        for _ in range(5)
    ]
    try:
        time.sleep(0.5)  # until all of them are busy
        yield
    finally:
        for process in busy:
            process.kill()
            process.wait()


# Each burns 0.25 s. A sixth of the core gives it that in some 1.5 s, well before patience ends.
STARVED = {
    "in one thread": """
        import time
        end = time.process_time() + 0.25
        while time.process_time() < end: pass
        print("done")
        """,
    "in threads that end": """
        import threading, time
        def burn():
            end = time.thread_time() + 0.01
            while time.thread_time() < end: pass
        for _ in range(25):
            thread = threading.Thread(target=burn)
            thread.start()
            thread.join()
        print("done")
        """,
    "in processes that end": """
        import os, time
        for _ in range(25):
            if not os.fork():
                end = time.process_time() + 0.01
                while time.process_time() < end: pass
                os._exit(0)
            os.wait()
        print("done")
        """,
}


@pytest.mark.parametrize("source", STARVED.values(), ids=STARVED)
def test_the_wall_clock_stands_still_for_a_program_that_others_starve(
    box: DockerBox, source: str
) -> None:
    with busy_core(box):
        result = box.run(python(source, limits=limits(wall_time_s=0.8)))
    assert (result.ending, result.stdout) == (Ending.EXITED, b"done\n")
    assert result.wall_time_s > 0.8


def test_the_wall_clock_runs_for_a_sleeper_on_a_busy_core(box: DockerBox) -> None:
    with busy_core(box):
        result = box.run(python("import time; time.sleep(60)", limits=limits(wall_time_s=0.5)))
    assert result.ending is Ending.WALL_TIME


def box_cpu(box: DockerBox) -> int:
    result = box.run(python("import os; print(*os.sched_getaffinity(0))"))
    return int(result.stdout)
