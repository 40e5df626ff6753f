"""A served program: one line a test, each with its own clocks and prints, and nothing out of turn."""

from __future__ import annotations

import textwrap
import time
from collections.abc import Iterator

import pytest

from judge.sandbox.box import Ending, Job, JobLimits, Record
from judge.sandbox.docker_box import DockerBox

pytestmark = pytest.mark.containers

LIMITS = JobLimits(cpu_time_s=1.0, wall_time_s=20.0, memory_mb=128)

HARNESS = """
import os, sys, json, time
tests, header = open(3, "rb"), None
header = tests.readline()
def answer(text):
    sys.stdout.flush()
    os.write(4, text + b"\\n")
"""


def served(source: str, limits: JobLimits = LIMITS) -> Job:
    return Job(
        ("python3", "main.py"),
        limits,
        files={"main.py": (HARNESS + textwrap.dedent(source)).encode()},
    )


def serve(
    box: DockerBox, source: str, tests: list[bytes], limits: JobLimits = LIMITS
) -> list[Record]:
    return list(box.serve(served(source, limits), b'{"the": "header"}', tests))


ECHO = """
for line in tests:
    print("saw", line.decode().strip())
    print("err", file=sys.stderr)
    answer(line.strip())
"""


def test_each_test_gets_its_line_its_answer_and_its_prints(box: DockerBox) -> None:
    records = serve(box, ECHO, [b"[1]", b"[2]", b"[3]"])
    assert [(r.index, r.value, r.stdout, r.stderr, r.result) for r in records] == [
        (n, b"[%d]" % (n + 1), b"saw [%d]\n" % (n + 1), b"err\n", None) for n in range(3)
    ]


def test_the_header_is_the_first_line(box: DockerBox) -> None:
    records = serve(box, "for line in tests: answer(header.strip())", [b"1"])
    assert records[0].value == b'{"the": "header"}'


def test_a_header_larger_than_the_pipe_arrives(box: DockerBox) -> None:
    header = b"h" * 300_000
    job = served("for line in tests: answer(str(len(header)).encode())")
    assert [r.value for r in box.serve(job, header, [b"1"])] == [b"300001"]


def test_no_tests_at_all_is_a_good_end(box: DockerBox) -> None:
    assert serve(box, ECHO, []) == []


def test_descriptors_can_be_opened_by_name(box: DockerBox) -> None:
    source = """
    again = open("/dev/fd/4", "w")
    for line in tests: again.write("yes\\n"); again.flush()
    """
    assert serve(box, source, [b"1"])[0].value == b"yes"


def test_the_start_up_is_no_tests_time(box: DockerBox) -> None:
    job = Job(
        ("python3", "main.py"),
        LIMITS,
        files={
            "main.py": (
                "import time\nend = time.process_time() + 0.3\nwhile time.process_time() < end: pass\n"
                + HARNESS
                + "for line in tests: answer(b'1')"
            ).encode()
        },
    )
    records = list(box.serve(job, b"{}", [b"1", b"2"]))
    assert all(r.cpu_time_s < 0.1 for r in records), records


def test_a_start_up_without_end_is_ended(box: DockerBox) -> None:
    job = Job(("python3", "-c", "while True: pass"), LIMITS)
    (record,) = box.serve(job, b"{}", [b"1"])
    assert record.result is not None
    assert (record.index, record.result.ending) == (0, Ending.CPU_TIME)


def test_a_hang_in_one_test_leaves_those_before_it(box: DockerBox) -> None:
    source = """
    for n, line in enumerate(tests):
        print("in", n, flush=True)
        while n == 2: pass
        answer(b"ok")
    """
    records = serve(box, source, [b"1"] * 5)
    assert [r.value for r in records] == [b"ok", b"ok", None]
    assert records[2].result is not None
    assert records[2].result.ending is Ending.CPU_TIME
    assert records[2].stdout == b"in 2\n"
    assert records[2].cpu_time_s >= 1.0


def test_each_test_has_the_whole_time_limit(box: DockerBox) -> None:
    source = """
    for line in tests:
        end = time.process_time() + 0.6
        while time.process_time() < end: pass
        answer(b"ok")
    """
    records = serve(box, source, [b"1"] * 3)
    assert [r.value for r in records] == [b"ok"] * 3
    # Two tests together would be 1.2 s; the clocks of two sides agree to some hundredths.
    assert all(0.55 <= r.cpu_time_s < 1.1 for r in records)


def test_time_burnt_between_two_tests_counts_for_the_next(box: DockerBox) -> None:
    source = """
    import threading
    def burn():
        end = time.thread_time() + 0.4
        while time.thread_time() < end: pass
    for line in tests:
        thread = threading.Thread(target=burn); answer(b"ok"); thread.start()
        thread.join()
    """

    records = serve(box, source, [b"1", b"2"])
    assert [r.value for r in records] == [b"ok", b"ok"]
    assert records[0].cpu_time_s < 0.3 < records[1].cpu_time_s


def test_an_exit_in_the_middle_is_told(box: DockerBox) -> None:
    records = serve(
        box,
        """
        for n, line in enumerate(tests):
            if n == 1: print("bye"); sys.exit(0)
            answer(b"ok")
        """,
        [b"1"] * 3,
    )
    assert [r.value for r in records] == [b"ok", None]
    assert records[1].result is not None
    assert (records[1].result.ending, records[1].result.exit_code) == (Ending.EXITED, 0)
    assert records[1].stdout == b"bye\n"


def test_an_answer_written_just_before_the_exit_counts(box: DockerBox) -> None:
    records = serve(box, "tests.readline(); answer(b'last words'); os._exit(0)", [b"1"])
    assert [(r.value, r.result) for r in records] == [(b"last words", None)]


def test_a_failure_after_the_last_test_is_told(box: DockerBox) -> None:
    records = serve(box, ECHO + "\nsys.exit(5)", [b"1"])
    assert [(r.index, r.value) for r in records] == [(0, b"1"), (1, None)]
    assert records[1].result is not None
    assert records[1].result.exit_code == 5


def test_a_program_that_does_not_end_after_the_last_test_is_ended(box: DockerBox) -> None:
    limits = JobLimits(cpu_time_s=1, wall_time_s=1.5, memory_mb=128)
    records = serve(box, ECHO + "\ntime.sleep(60)", [b"1"], limits)
    assert records[1].result is not None
    assert records[1].result.ending is Ending.WALL_TIME


@pytest.mark.parametrize(
    "forgery",
    [
        'answer(b"1"); answer(b"2")',
        'os.write(4, b"1\\n2\\n")',
        'os.write(4, b"1\\n2")',
        'answer(b"1"); time.sleep(0.1); os.write(4, b"x"); time.sleep(5)',
    ],
)
def test_a_second_answer_ends_the_program(box: DockerBox, forgery: str) -> None:
    records = serve(box, f"for line in tests:\n    {forgery}", [b"1"])
    assert [r.value for r in records] == [b"1", None]
    assert records[1].result is not None
    assert records[1].result.ending is Ending.PROTOCOL


def test_answers_written_ahead_end_the_program_at_the_latest_after_the_last_test(
    box: DockerBox,
) -> None:
    records = serve(box, "for line in tests: answer(b'1'); answer(b'2')", [b"1"] * 4)
    assert records[0].value == b"1"
    assert records[-1].result is not None
    assert records[-1].result.ending is Ending.PROTOCOL


def test_an_answer_before_anything_was_asked_ends_the_program(box: DockerBox) -> None:
    job = Job(("python3", "-c", "import os, time; os.write(4, b'1\\n'); time.sleep(9)"), LIMITS)
    (record,) = box.serve(job, b"{}", [b"1"])
    assert record.result is not None
    assert record.result.ending is Ending.PROTOCOL


def test_an_answer_after_the_last_test_ends_the_program(box: DockerBox) -> None:
    records = serve(box, ECHO + "\nanswer(b'more')", [b"1"])
    assert records[1].result is not None
    assert records[1].result.ending is Ending.PROTOCOL


def test_an_answer_without_end_is_cut(box: DockerBox) -> None:
    limits = JobLimits(cpu_time_s=1, wall_time_s=20, memory_mb=128, output_bytes=100_000)
    records = serve(box, "while True: os.write(4, b'x' * 50_000)", [b"1"], limits)
    assert records[0].result is not None
    assert records[0].result.ending in {Ending.OUTPUT, Ending.PROTOCOL}
    records = serve(box, "tests.readline()\nwhile True: os.write(4, b'x' * 50_000)", [b"1"], limits)
    assert records[0].result is not None
    assert records[0].result.ending is Ending.OUTPUT


def test_prints_are_capped_for_each_test(box: DockerBox) -> None:
    limits = JobLimits(cpu_time_s=1, wall_time_s=20, memory_mb=128, output_bytes=100_000)
    source = """
    for n, line in enumerate(tests):
        sys.stdout.write("x" * (80_000 if n < 3 else 200_000))
        answer(b"ok")
    """
    records = serve(box, source, [b"1"] * 5, limits)
    assert [len(r.stdout) for r in records] == [80_000] * 3 + [100_000]
    assert records[3].result is not None
    assert records[3].result.ending is Ending.OUTPUT


def test_memory_of_a_served_program(box: DockerBox) -> None:
    source = """
    keep = []
    for line in tests:
        keep.append(bytearray(40_000_000)); answer(b"ok")
    """
    records = serve(box, source, [b"1"] * 9)
    assert records[-1].result is not None
    assert records[-1].result.ending is Ending.MEMORY
    assert len(records) in {3, 4}


def test_closing_the_result_channel_is_no_way_out(box: DockerBox) -> None:
    limits = JobLimits(cpu_time_s=1, wall_time_s=1, memory_mb=128)
    (record,) = serve(box, "os.close(4); os.close(3); time.sleep(60)", [b"1"], limits)
    assert record.result is not None
    assert record.result.ending is Ending.WALL_TIME


def test_lines_that_are_never_read_block_nobody(box: DockerBox) -> None:
    source = """
    for _ in range(3): answer(b"guess")
    """
    big = [b"x" * 3_000_000] * 3
    records = serve(box, source, big)
    assert records[0].value in {b"guess", None}
    assert records[-1].result is not None


def test_large_tests_and_large_answers_flow_both_ways(box: DockerBox) -> None:
    tests = [b"%d" % (n % 10) * 4_000_000 for n in range(12)]
    limits = JobLimits(cpu_time_s=5, wall_time_s=60, memory_mb=128)
    records = serve(box, "for line in tests: answer(line.strip()[::-1])", tests, limits)
    assert [r.value for r in records] == [test[::-1] for test in tests]


def test_tests_to_come_are_not_in_the_programs_memory(box: DockerBox) -> None:
    source = """
    import re
    line = tests.readline()
    found = 0
    for region in open("/proc/self/maps"):
        span, mode = region.split()[:2]
        start, end = (int(x, 16) for x in span.split("-"))
        if "r" in mode and "vvar" not in region and "vsyscall" not in region:
            with open("/proc/self/mem", "rb") as memory:
                memory.seek(start)
                try: found += len(re.findall(rb"s[e]cret-of-test-[2]", memory.read(end - start)))
                except OSError: pass
    answer(str(found).encode())
    tests.readline(); answer(b"1")
    """
    records = serve(box, source, [b"1", b"secret-of-test-2"])
    assert records[0].value == b"0"


def test_input_that_nobody_wants_is_dropped_and_the_end_of_it_is_not(box: DockerBox) -> None:
    def tests() -> Iterator[bytes]:
        yield from [
            b"x" * 60_000
        ] * 10  # fills the pipes: the rest, and its end, wait in the worker

    for _ in range(5):
        answers = box.serve(served(ECHO), b"{}", tests())
        assert next(answers).value is not None
        answers.close()  # type: ignore[attr-defined]
    assert [r.value for r in serve(box, ECHO, [b"9"])] == [b"9"]


def test_whoever_stops_listening_gets_the_box_back(box: DockerBox) -> None:
    for many in (3, 2000):
        answers = box.serve(served(ECHO), b"{}", [b"x" * 2000] * many)
        assert next(answers).value is not None
        answers.close()  # type: ignore[attr-defined]
        assert [r.value for r in serve(box, ECHO, [b"9"])] == [b"9"]


def test_a_hundred_tests_cost_milliseconds(box: DockerBox) -> None:
    job = served("for line in tests: os.write(4, line)")
    list(box.serve(job, b"{}", [b"1"]))

    def best(count: int) -> float:
        times = []
        for _ in range(5):
            started = time.perf_counter()
            assert len(list(box.serve(job, b"{}", [b"1"] * count))) == count
            times.append(time.perf_counter() - started)
        return min(times)

    # A tick of the supervisor for each test would be half a second.
    assert best(101) - best(1) < 0.15
