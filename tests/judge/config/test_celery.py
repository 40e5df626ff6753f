"""A judge worker as an operator starts it: what it takes from, in which order, and that it needs walls."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import kombu
import pytest
from celery import Celery
from django.conf import settings
from structlog.testing import capture_logs

from judge.config.celery import _take_urgent_first, kind_of
from judge.submissions.urgency import Queue
from judge.watch.exposition import KINDS

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
    done = worker(",".join(Queue))
    assert done.returncode == os.EX_CONFIG, done.stderr
    told = done.stdout + done.stderr
    assert "This engine does not isolate as it must, so nothing is judged" in told
    assert "system calls of i386" in told or "refuses new namespaces" in told
    assert "Give the judge an engine with seccomp" in told
    assert "Traceback" not in told
    assert " ready." not in told


def worker_app(*queues: str) -> Celery:
    """Return the application of a worker with `-Q queues`, on a broker whose keys are its own."""
    app = Celery("test", broker=settings.CELERY_BROKER_URL, set_as_current=False)
    app.conf.broker_transport_options = {
        **settings.CELERY_BROKER_TRANSPORT_OPTIONS,
        "global_keyprefix": f"gavel-test-{os.getpid()}:",
    }
    app.amqp.queues.select(queues)
    _take_urgent_first(app, also="doctor.me")
    return app


def test_a_worker_takes_first_what_is_its_own_and_then_by_urgency() -> None:
    app = worker_app("rejudge", "maintenance", "judge", "contest", "run")
    assert list(app.amqp.queues.consume_from) == ["doctor.me", "maintenance", *Queue]


def test_the_broker_hands_out_messages_in_that_order() -> None:
    app = worker_app("rejudge", "judge", "contest", "run")
    sent = ["rejudge", "judge", "doctor.me", "run", "contest"] * 2
    handed_out: list[str] = []

    def take(message: kombu.Message) -> None:
        handed_out.append(message.delivery_info["routing_key"])
        message.ack()

    with app.connection_for_write() as connection:
        for queue in app.amqp.queues.values():
            queue(connection.default_channel).declare()
            queue(connection.default_channel).purge()
        for name in sent:
            connection.Producer().publish("", routing_key=name)
        channel = connection.channel()
        channel.basic_qos(0, 1, False)
        with app.amqp.TaskConsumer(channel, on_message=take):
            while len(handed_out) < len(sent):
                connection.drain_events(timeout=5)
    assert handed_out == [name for name in ("doctor.me", *Queue) for _ in range(2)]


def test_a_worker_says_which_of_the_judges_queues_it_leaves_out() -> None:
    with capture_logs() as told:
        worker_app("run", "judge", "rejudge")
        worker_app(*Queue)
    assert [(line["event"], line["queues"]) for line in told] == [("queues_left_out", ["contest"])]


@pytest.mark.parametrize("path", ["compose.yaml", "docs/settings.md", "judge/config/celery.py"])
def test_workers_are_started_for_every_queue_of_the_judge(path: str) -> None:
    started = re.findall(r"-Q ([\w,]*judge[\w,]*)", (ROOT / path).read_text())
    assert started
    assert set(started) == {",".join(Queue)}


@pytest.mark.parametrize(
    ("queues", "kind"),
    [
        (["board", "maintenance"], "worker"),
        (["maintenance", "webhooks"], "worker"),
        (["webhooks"], "webhooks"),
    ],
)
def test_a_worker_for_webhooks_alone_is_not_taken_for_one_of_the_boards(
    queues: list[str], kind: str
) -> None:
    assert kind_of(queues) == kind
    assert kind in KINDS
