"""A judge worker as an operator starts it, in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]

# An engine that leaves our system call filter away, whatever it was asked for.
ON_A_WEAK_ENGINE = """
import sys

from judge.sandbox import docker_sandbox

asked = docker_sandbox.configuration

def weaker(table):
    body = asked(table)
    body["HostConfig"]["SecurityOpt"] = ["no-new-privileges"]
    return body

docker_sandbox.configuration = weaker

from celery.__main__ import main

sys.argv = "celery -A judge.config.celery worker -P threads -c 1 -Q QUEUES".split()
main()
"""


def worker(queues: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", ON_A_WEAK_ENGINE.replace("QUEUES", queues)],
        cwd=ROOT,
        env={**os.environ, "GAVEL_SITE": f"gavel-tests-{os.getpid()}"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@pytest.mark.containers
def test_a_judge_worker_does_not_start_without_walls() -> None:
    done = worker("run,judge,rejudge")
    assert done.returncode == os.EX_CONFIG, done.stderr
    told = done.stdout + done.stderr
    assert "This engine does not isolate as it must, so nothing is judged" in told
    assert "system calls of i386" in told or "refuses new namespaces" in told
    assert "Give the judge an engine with seccomp" in told
    assert "Traceback" not in told
    assert " ready." not in told
