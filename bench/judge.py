"""Measure judging: over the bare process for each language, POST to verdict over HTTP, submissions a second.

    make bench NAME=judge
    make bench NAME=judge ARGS="ratio"         only that part: ratio, latency or throughput

It starts a web process and a judge worker of its own, on the stores and images that `make bench` has made ready.

    ratio.<language>       judging a small stdin program on one test, warm, over compiling and running it by hand
    latency.p50_ms, p99    POST of a Python solution with 100 tests, until the poll says its verdict, idle
    throughput.per_s       judged submissions a second, all parts on this machine, the same solution
    throughput.over_bare   that, over loops of bare processes on every core: the same solution on the same tests
"""

from __future__ import annotations

import itertools
import json
import os
import secrets
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import django
from django.core.management import call_command

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "judge.config.settings")
# One address sends it all; the limits are not what is measured here.
for limit in ("SUBMITS_PER_MINUTE", "SUBMITS_PER_MINUTE_AND_ADDRESS"):
    os.environ[f"GAVEL_{limit}"] = "1000000"
django.setup()

from bench.bare import BareContainer  # noqa: E402 - Django first
from bench.figures import median_ratio, percentile, print_figure, say, seconds_of  # noqa: E402
from judge.accounts import tokens  # noqa: E402
from judge.accounts.models import Scope, User  # noqa: E402
from judge.grading import judge  # noqa: E402
from judge.languages import find, languages  # noqa: E402
from judge.sandbox.docker_sandbox import DockerSandbox  # noqa: E402
from judge.submissions.engine import judge_slots  # noqa: E402
from judge.submissions.models import Judgement, Status  # noqa: E402
from judge.submissions.submit import submit  # noqa: E402
from problems.definition import CheckerSpec, Definition, Limits, TestCase  # noqa: E402
from problems.models import Problem  # noqa: E402
from problems.verdicts import Verdict  # noqa: E402

ROUNDS = 7
POSTS = 60
SUBMISSIONS = 100
TESTS = 100

# The smallest honest program: read a line, add, print. Its cost is the language's own start.
ADDERS = {
    "python": "a, b = map(int, input().split())\nprint(a + b)\n",
    "javascript": (
        "const [a, b] = require('fs').readFileSync(0, 'utf8').split(' ').map(Number);\n"
        "console.log(a + b);\n"
    ),
    "java": (
        "import java.util.Scanner;\n\npublic class Main {\n"
        "    public static void main(String[] args) {\n"
        "        Scanner in = new Scanner(System.in);\n"
        "        System.out.println(in.nextInt() + in.nextInt());\n    }\n}\n"
    ),
    "cpp": (
        "#include <bits/stdc++.h>\nusing namespace std;\n\n"
        "int main() {\n    long a, b;\n    cin >> a >> b;\n    cout << a + b << endl;\n}\n"
    ),
}
# By hand, as a person would: the file's name, and the lines typed.
BY_HAND = {
    "python": ("solution.py", ["python3 solution.py < in > out"]),
    "javascript": ("solution.js", ["node solution.js < in > out"]),
    "java": ("Main.java", ["javac Main.java", "java Main < in > out"]),
    "cpp": (
        "solution.cpp",
        ["g++ -std=gnu++23 -O2 -o solution solution.cpp", "./solution < in > out"],
    ),
}
TWO_SUM = """\
class Solution:
    def twoSum(self, nums: List[int], target: int) -> List[int]:
        seen = {}
        for i, num in enumerate(nums):
            if target - num in seen:
                return [seen[target - num], i]
            seen[num] = i
"""
# The same, by hand: the imports that the solution counts on, and a loop over the tests.
TWO_SUM_BY_HAND = f"""\
import json, sys
from typing import List

{TWO_SUM}

for line in sys.stdin:
    print(json.dumps(Solution().twoSum(*json.loads(line))))
"""


def main(parts: list[str]) -> None:
    """Run the parts asked for, or all."""
    wanted = parts or ["ratio", "latency", "throughput"]
    for part in wanted:
        {"ratio": ratios, "latency": latency, "throughput": throughput}[part]()


def ratios() -> None:
    """Judge and run by hand in turn, language by language."""
    problem = Definition(
        slug="adder",
        checker=CheckerSpec("tokens"),
        limits=Limits(time_s=10),
        tests=[TestCase("1", "secret", is_sample=False, input=b"20 22\n", answer=b"42\n")],
    )
    for language in languages().values():
        if language.id not in ADDERS:
            say(f"{language.name}: no program to measure with; add one to ADDERS")
            continue
        source = ADDERS[language.id].encode()
        file_name, lines = BY_HAND[language.id]
        with ExitStack() as stack:
            sandbox = DockerSandbox(slots=1, site=_site())
            stack.callback(sandbox.close)
            bare = stack.enter_context(BareContainer(language.image))
            bare.put(file_name, source)
            bare.put("in", b"20 22\n")
            judged_s, bare_s = [], []
            for number in range(ROUNDS + 1):
                sandbox.warm([language.image])
                time.sleep(0.5)  # a spare box is started behind the scenes, at the cost of a core
                begin = time.perf_counter()
                outcome = judge(problem, language, source, sandbox)
                spent_s = time.perf_counter() - begin
                if outcome.verdict is not Verdict.AC:
                    raise SystemExit(f"{language.name}: {outcome}")
                by_hand_s = bare.seconds(lines, times=1)[0]
                if number:  # the first round warms both
                    judged_s.append(spent_s)
                    bare_s.append(by_hand_s)
                say(
                    f"{language.name}: judged {spent_s * 1000:.0f} ms, by hand {by_hand_s * 1000:.0f} ms"
                )
            print_figure(f"ratio.{language.id}", median_ratio(judged_s, bare_s), "ratio")


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
    bare_per_s = _bare_rate()
    say(f"judged {judged_per_s:.1f} a second, bare processes {bare_per_s:.1f} a second")
    print_figure("throughput.per_s", judged_per_s, "1/s")
    print_figure("throughput.over_bare", judged_per_s / bare_per_s, "ratio")


def _bare_rate() -> float:
    """Return how many bare processes a second this machine does, with a loop on each core."""
    language = find("python")
    assert language is not None
    lines = "".join(f"{json.dumps(arguments)}\n" for arguments, _ in _tests())
    each = SUBMISSIONS // judge_slots()
    with BareContainer(language.image) as bare:
        bare.put("solution.py", TWO_SUM_BY_HAND.encode())
        bare.put("in", lines.encode())
        loops = [
            threading.Thread(
                target=bare.seconds,
                args=([f"python3 solution.py < in > out{core}"],),
                kwargs={"times": each},
            )
            for core in range(judge_slots())
        ]

        def run() -> None:
            for loop in loops:
                loop.start()
            for loop in loops:
                loop.join()

        return each * len(loops) / seconds_of(run)


def _tests() -> Iterator[tuple[list[Any], list[int]]]:
    for number in range(TESTS):
        nums = [*range(100, 110 + number), 1, 2]
        yield [nums, 3], [len(nums) - 2, len(nums) - 1]


def _publish() -> None:
    with tempfile.TemporaryDirectory() as folder:
        package = Path(folder) / "bench-two-sum"
        (package / "statement").mkdir(parents=True)
        (package / "statement" / "problem.en.md").write_text("Two of them add up to the target.\n")
        (package / "problem.yaml").write_text(
            "problem_format_version: 2023-07-draft\nname: Two Sum, measured\ndifficulty: easy\n"
            "signature:\n  function:\n    name: twoSum\n    params:\n"
            '      - {name: nums, type: "integer[]"}\n      - {name: target, type: integer}\n'
            '    returns: "integer[]"\n'
        )
        for group, tests in itertools.groupby(
            enumerate(_tests()), lambda numbered: "secret" if numbered[0] else "sample"
        ):
            (package / "data" / group).mkdir(parents=True)
            for number, ((nums, target), answer) in tests:
                path = package / "data" / group / f"{number:03}"
                path.with_suffix(".in").write_text(f"{json.dumps(nums)}\n{target}\n")
                path.with_suffix(".ans").write_text(f"{json.dumps(answer)}\n")
        accepted = package / "submissions" / "accepted"
        accepted.mkdir(parents=True)
        (accepted / "solution.py").write_text(TWO_SUM)
        call_command("publish", str(package), stdout=sys.stderr)


@contextmanager
def _site_running() -> Iterator[tuple[str, str]]:
    """Start a web process and a judge worker; give the address and an API token; stop both at the end."""
    call_command("migrate", verbosity=0, interactive=False)
    _publish()
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
                [
                    sys.executable, "-m", "granian", "--interface", "wsgi", "--port", str(port),
                    "--workers", "1", "--blocking-threads", "4", "--no-ws",
                    "judge.config.wsgi:application",
                ],
                [
                    sys.executable, "-m", "celery", "-A", "judge.config.celery", "worker",
                    "-P", "threads", "-c", str(judge_slots()), "-Q", "run,judge,rejudge",
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


def _site() -> str:
    return os.environ.get("GAVEL_SITE", "gavel-bench")


if __name__ == "__main__":
    main(sys.argv[1:])
