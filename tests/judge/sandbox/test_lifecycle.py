"""Containers end with their box, with their worker, or by the sweeper; never another site's."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
import requests
from docker.errors import APIError

from judge.sandbox.box import Ending, Job, JobLimits, Role
from judge.sandbox.docker_box import DockerBox
from judge.sandbox.docker_sandbox import DockerSandbox
from judge.sandbox.errors import BoxLost, EngineUnavailable
from judge.sandbox.options import Isolation

pytestmark = pytest.mark.containers

ROOT = Path(__file__).resolve().parents[3]
LIMITS = JobLimits(cpu_time_s=1, wall_time_s=20, memory_mb=128)
LOOP = Job(("python3", "-c", "while True: pass"), LIMITS)


def containers(site: str) -> set[str]:
    done = subprocess.run(
        ["docker", "ps", "-aq", "--no-trunc", "--filter", f"label=gavel.site={site}"],
        capture_output=True,
        check=True,
        text=True,
    )
    return set(done.stdout.split())


def until(condition: Callable[[], bool], timeout_s: float = 20) -> None:
    end = time.monotonic() + timeout_s
    while not condition():
        assert time.monotonic() < end, "it did not come to that"
        time.sleep(0.05)


def test_a_container_for_one_submission_is_gone_after_it(site: str, python_image: str) -> None:
    own = f"{site}-alone"
    sandbox = DockerSandbox(slots=2, site=own, isolation=Isolation.CONTAINER)
    seen = set()
    for _ in range(3):
        with sandbox.box(python_image) as box:
            box.run(Job(("python3", "-c", "pass"), LIMITS))
            seen.add(box.container_id)
    assert len(seen) == 3
    until(lambda: not containers(own) & seen)
    sandbox.close()


def test_a_container_whose_cells_are_clean_stays(site: str, python_image: str) -> None:
    sandbox = DockerSandbox(slots=1, site=f"{site}-stays", isolation=Isolation.NAMESPACES)
    users, seen = set(), set()
    for _ in range(40):
        with sandbox.box(python_image) as box:
            users.add(box.run(Job(("id", "-u"), LIMITS)).stdout)
            seen.add(box.container_id)
    assert len(seen) == 1
    assert len(users) > 10
    sandbox.close()


def test_a_closed_sandbox_leaves_nothing(python_image: str, site: str) -> None:
    own = f"{site}-closed"
    sandbox = DockerSandbox(slots=2, site=own)
    sandbox.warm([python_image])
    with sandbox.box(python_image):
        pass
    sandbox.close()
    until(lambda: not containers(own))


def test_a_box_whose_container_is_gone_is_lost(sandbox: DockerSandbox, python_image: str) -> None:
    with sandbox.box(python_image) as box:
        subprocess.run(["docker", "kill", box.container_id], check=True, capture_output=True)
        with pytest.raises(BoxLost):
            box.run(LOOP)
        with pytest.raises(BoxLost, match="lost before"):
            box.run(LOOP)
    with sandbox.box(python_image) as box:
        assert box.run(LOOP).ending is Ending.CPU_TIME


def test_a_supervisor_that_is_silent_is_given_up(
    sandbox: DockerSandbox, python_image: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("judge.sandbox.docker_box._GRACE_S", 0.5)
    with sandbox.box(python_image) as box:
        subprocess.run(["docker", "pause", box.container_id], check=True, capture_output=True)
        started = time.monotonic()
        with pytest.raises(BoxLost, match="does not answer"):
            box.run(Job(("python3", "-c", "pass"), JobLimits(1, 0.2, 128)))
        assert time.monotonic() - started < 5
    until(lambda: box.container_id not in containers(sandbox._engine._site))


def test_a_box_that_is_lost_with_its_engine_is_the_engines_failure(
    sandbox: DockerSandbox, python_image: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unanswered(*_: object, **__: object) -> None:
        raise requests.ConnectionError("gone")

    def judge() -> None:
        with sandbox.box(python_image) as box:
            box._connection._socket.shutdown(socket.SHUT_RDWR)
            monkeypatch.setattr(sandbox._engine._api, "get", unanswered)
            box.run(LOOP)

    with pytest.raises(EngineUnavailable):
        judge()
    with pytest.raises(EngineUnavailable):
        sandbox.resume()
    monkeypatch.undo()
    sandbox.resume()
    with sandbox.box(python_image) as box:
        assert box.run(LOOP).ending is Ending.CPU_TIME


def test_what_an_absence_of_the_engine_left_goes_with_its_worker(
    python_image: str, site: str
) -> None:
    own = f"{site}-absence"
    sandbox = DockerSandbox(slots=1, site=own)
    leave(python_image, own, sandbox._engine.worker)
    foreign = leave(python_image, own, "another-host/1/1/x")
    try:
        sandbox.close()
        assert containers(own) == {foreign}
    finally:
        subprocess.run(["docker", "rm", "-f", foreign], capture_output=True, check=False)


def test_a_removal_that_gives_way_to_the_engines_own_is_tried_again(
    sandbox: DockerSandbox, python_image: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each may give way to the other, when a container ends by itself at the moment in which it is removed."""
    engine = sandbox._engine
    left = leave(python_image, engine._site, engine.worker)
    remove, conflicts = engine._api.remove_container, [_conflict(), _conflict()]

    def removed(*arguments: object, **options: object) -> None:
        if conflicts:
            raise conflicts.pop()
        remove(*arguments, **options)

    monkeypatch.setattr(engine._api, "remove_container", removed)
    engine.remove(left)

    assert left not in containers(engine._site)


def _conflict() -> APIError:
    response = requests.Response()
    response.status_code = 409
    return APIError("Could not kill running container", response=response)


def test_the_sweeper_takes_what_ended_and_was_not_removed(
    sandbox: DockerSandbox, python_image: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = sandbox._engine
    left = leave(python_image, engine._site, engine.worker)
    assert sandbox.sweep() == 0
    later = time.time() + 90
    monkeypatch.setattr("judge.sandbox.docker_sandbox.time.time", lambda: later)

    assert sandbox.sweep() == 1
    assert left not in containers(engine._site)


def leave(image: str, site: str, worker: str) -> str:
    """Create a container that nobody starts."""
    labels = ["--label", f"gavel.site={site}", "--label", f"gavel.worker={worker}"]
    done = subprocess.run(
        ["docker", "create", *labels, image, "container", "20000"],
        capture_output=True,
        check=True,
        text=True,
    )
    return done.stdout.strip()


WORKER = """
import sys, time
from judge.sandbox.docker_sandbox import DockerSandbox
from judge.sandbox.box import Job, JobLimits
sandbox = DockerSandbox(slots=2, site=sys.argv[1])
sandbox.warm([sys.argv[2]])
with sandbox.box(sys.argv[2]) as box:
    # what was not even started yet is the sweeper's
    [one.result() for slots in sandbox._pool._idle.values() for some in slots.values() for one in some]
    print("ready", flush=True)
    box.run(Job(("python3", "-c", "import time; time.sleep(600)"), JobLimits(600, 600, 128)))
"""


def start_worker(site: str, image: str) -> subprocess.Popen[str]:
    worker = subprocess.Popen(
        [sys.executable, "-c", WORKER, site, image],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert worker.stdout is not None
    assert worker.stdout.readline() == "ready\n"
    return worker


def test_containers_end_with_a_worker_that_is_killed(python_image: str, site: str) -> None:
    own = f"{site}-killed"
    worker = start_worker(own, python_image)
    until(lambda: len(containers(own)) >= 2)
    worker.send_signal(signal.SIGKILL)
    worker.wait()
    assert worker.stdout is not None
    worker.stdout.close()
    # No sweeper ran: the engine closes their stdin, they end, and are removed.
    until(lambda: not containers(own))


def test_the_sweeper_takes_what_a_dead_worker_left_and_nothing_else(
    sandbox: DockerSandbox, python_image: str
) -> None:
    site = sandbox._engine._site

    host = os.uname().nodename
    dead = leave(python_image, site, f"{host}/999999999/1/x")
    same_pid = leave(python_image, site, f"{host}/{os.getpid()}/1/x")
    elsewhere = leave(python_image, site, "another-host/1/1/x")
    foreign = leave(python_image, f"{site}-other", f"{host}/999999999/1/x")
    try:
        with sandbox.box(python_image) as box:
            assert sandbox.sweep() == 2
            left = containers(site)
            assert box.container_id in left
            assert elsewhere in left
            assert not {dead, same_pid} & left
            assert containers(f"{site}-other") == {foreign}
            assert box.run(LOOP).ending is Ending.CPU_TIME
    finally:
        subprocess.run(["docker", "rm", "-f", elsewhere, foreign], capture_output=True, check=False)


def test_a_file_is_there_for_each_run_and_as_it_was_sent_last(box: DockerBox) -> None:
    first, second = {"note": b"one"}, {"note": b"two"}
    limits = JobLimits(cpu_time_s=2, wall_time_s=20, memory_mb=64)

    def shown(files: dict[str, bytes], role: Role, line: str = "cat note") -> bytes:
        return box.run(Job(("sh", "-c", line), limits, role=role, files=files)).stdout

    assert shown(first, Role.COMPILER, "cat note; echo changed > note") == b"one"
    assert [shown(first, Role.PROGRAM) for _ in range(2)] == [b"one", b"one"]
    assert shown(second, Role.PROGRAM) == b"two"
    assert shown(first, Role.PROGRAM) == b"one"
