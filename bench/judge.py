"""Measure judging as users meet it: POST to verdict over HTTP, submissions a second. The languages: bench/languages.py.

    make bench NAME=judge
    make bench NAME=judge ARGS=latency         only that part: latency or throughput

It starts a web process and a judge worker of its own, on the stores and images that `make bench` has made ready.

    latency.p50_ms, p99    POST of a Python solution with 100 tests, until the poll says its verdict, idle
    throughput.per_s       judged submissions a second, all parts on this machine, the same solution
    throughput.over_bare   that, over loops of bare processes on every core: the same solution on the same tests
"""

from __future__ import annotations

import json
import os
import secrets
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import django
from django.core.management import call_command

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "judge.config.settings")
# One address sends it all; the limits are not what is measured here.
for limit in ("SUBMITS_PER_MINUTE", "SUBMITS_PER_MINUTE_AND_ADDRESS"):
    os.environ[f"GAVEL_{limit}"] = "1000000"
django.setup()

from bench.figures import percentile, print_figure, say  # noqa: E402 - Django first
from bench.package import publish_two_sum  # noqa: E402
from bench.processes import WEB  # noqa: E402
from bench.programs import TWO_SUM, two_sum  # noqa: E402
from bench.side_by_side import bare_rate  # noqa: E402
from judge.accounts import tokens  # noqa: E402
from judge.accounts.models import Scope, User  # noqa: E402
from judge.submissions.engine import judge_slots  # noqa: E402
from judge.submissions.models import Judgement, Status  # noqa: E402
from judge.submissions.submit import submit  # noqa: E402
from judge.submissions.urgency import Queue  # noqa: E402
from problems.models import Problem  # noqa: E402

ROUNDS = 7
POSTS = 60
SUBMISSIONS = 100


def main(parts: list[str]) -> None:
    """Run the parts asked for, or all."""
    for part in parts or ["latency", "throughput"]:
        {"latency": latency, "throughput": throughput}[part]()


def latency() -> None:
    """Post one submission after the other and poll each until its verdict is there."""
    with _site_running() as (address, token):
        spent_ms = []
        for number in range(POSTS + 5):
            begin = time.perf_counter()
            answer = _call(
                f"{address}/api/problems/bench-two-sum/submit",
                token,
                {"language": "python", "code": f"{TWO_SUM}# {number}\n"},
            )
            while answer["status"] != "done":
                time.sleep(0.005)
                answer = _call(f"{address}/api/submissions/{answer['id']}", token)
            if answer["verdict"] != "AC":
                raise SystemExit(f"Not accepted: {answer}")
            if number >= 5:
                spent_ms.append((time.perf_counter() - begin) * 1000)
            time.sleep(0.3)  # idle between two: the pool refills
        say(f"{POSTS} posts, one after the other")
    print_figure("latency.p50_ms", percentile(spent_ms, 0.5), "ms")
    print_figure("latency.p99_ms", percentile(spent_ms, 0.99), "ms")


def throughput() -> None:
    """Queue many at once and see how long the worker takes; beside it, bare processes on every core."""
    with _site_running():
        user = User.objects.get(username="bench")
        problem = Problem.objects.get(slug="bench-two-sum")
        begin = time.perf_counter()
        for number in range(SUBMISSIONS):
            submit(user, problem, "python", f"{TWO_SUM}# {begin} {number}\n")
        newest = Judgement.objects.order_by("-id")[:SUBMISSIONS]
        done = Judgement.objects.filter(
            pk__in=list(newest.values_list("pk", flat=True)), status=Status.DONE
        )
        while (count := done.count()) < SUBMISSIONS:
            say(f"{count} of {SUBMISSIONS} judged")
            time.sleep(0.5)
        judged_per_s = SUBMISSIONS / (time.perf_counter() - begin)
        if verdicts := set(done.values_list("verdict", flat=True)) - {"AC"}:
            raise SystemExit(f"Not all were accepted: {verdicts}")
    cores = judge_slots()
    bare_per_s = bare_rate(two_sum(), loops=cores, rounds=SUBMISSIONS // cores)
    say(f"judged {judged_per_s:.1f} a second, bare processes {bare_per_s:.1f} a second")
    print_figure("throughput.per_s", judged_per_s, "1/s")
    print_figure("throughput.over_bare", judged_per_s / bare_per_s, "ratio")


@contextmanager
def _site_running() -> Iterator[tuple[str, str]]:
    """Start a web process and a judge worker; give the address and an API token; stop both at the end."""
    call_command("migrate", verbosity=0, interactive=False)
    publish_two_sum("bench-two-sum")
    user, _ = User.objects.get_or_create(username="bench")
    user.api_tokens.all().delete()
    _, token = tokens.issue(user, name="bench", scopes=list(Scope), expires_at=None)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {**os.environ, "GAVEL_DATABASE_CONNECTION_AGE_S": "60"}
    log = Path(tempfile.gettempdir()) / f"gavel-bench-{secrets.token_hex(4)}.log"
    say(f"Starting a web process and a judge worker; their log is {log}")
    with log.open("wb") as sink:
        processes = [
            subprocess.Popen(words, env=environment, stdout=sink, stderr=sink)
            for words in (
                [*WEB, "--port", str(port), "judge.config.wsgi:application"],
                [
                    sys.executable, "-m", "celery", "-A", "judge.config.celery", "worker",
                    "-P", "threads", "-c", str(judge_slots()), "-Q", ",".join(Queue),
                    "--without-gossip", "--without-mingle", "--loglevel", "INFO",
                ],
            )
        ]  # fmt: skip
        try:
            address = f"http://127.0.0.1:{port}"
            _await(address, token)
            yield address, token
        finally:
            for process in processes:
                process.send_signal(signal.SIGTERM)
            for process in processes:
                process.wait(30)


def _await(address: str, token: str) -> None:
    """Return when one submission was judged from end to end."""
    deadline = time.monotonic() + 60
    while True:
        try:
            answer = _call(
                f"{address}/api/problems/bench-two-sum/submit",
                token,
                {"language": "python", "code": f"{TWO_SUM}# warm\n"},
            )
            break
        except (urllib.error.URLError, ConnectionError):
            if time.monotonic() > deadline:
                raise
            time.sleep(0.2)
    while answer["status"] != "done":
        if time.monotonic() > deadline:
            raise SystemExit(f"Nothing was judged within a minute: {answer}")
        time.sleep(0.1)
        answer = _call(f"{address}/api/submissions/{answer['id']}", token)


def _call(url: str, token: str, body: dict[str, str] | None = None) -> dict[str, Any]:
    request = urllib.request.Request(
        url,
        data=None if body is None else json.dumps(body).encode(),
        headers={"Authorization": f"Bearer {token}", "Content-Type": "application/json"},
    )
    with urllib.request.urlopen(request, timeout=30) as response:
        document: dict[str, Any] = json.load(response)
        return document


if __name__ == "__main__":
    main(sys.argv[1:])
