"""Measure a contest of 100,000: the board that a crowd polls, polls of submissions, submitting, and a burst of 10,000.

    make bench NAME=contest
    make bench NAME=contest ARGS="board poll"      only these parts: board, visible, poll, submit, burst
    make bench NAME=contest ARGS="--field 5000 --burst 500 --rounds 3 --seconds 1"      smaller and sooner

It starts web processes, nginx, workers and a broker of its own, on 127.0.0.1 alone. What is measured has one core, and
the crowd (wrk) another. A ratio is the median of rounds in which both sides were measured in turn.

    board.recompute_per_s            standings computed from their attempts, and copied to the boards in Redis
    board.rebuild_s                  filling an emptied Redis with one board again
    board.cached_per_s               the board's public page of 100 lines through nginx's micro-cache
    board.cached_over_static         that, over a static file of the same size from the same nginx
    board.uncached_per_s             the same page from one web process
    board.uncached_over_empty        that, over an empty view of the same process
    board.uncached_p99_over_p50      how long the unlucky wait
    board.visible_s                  200 verdicts a second: the longest from a verdict's commit to the polled board
    board.visible_cached_s           the same through the cache
    poll.per_s, over_empty           `GET /api/submissions/{id}`, judged, by token; poll.session_over_empty by session;
                                     poll.waiting_over_empty while it waits in the queue
    submit.per_s, over_empty         `POST` to a problem of the contest by 200 people; submit.lost rows of answered ones
    burst.*                          bench/burst.py
"""

from __future__ import annotations

import argparse
import os
import signal
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import django
from django.core.management import call_command

os.environ["DJANGO_SETTINGS_MODULE"] = "bench.site_settings"
django.setup()

from bench import burst, crowd, field, nginx, people, stream  # noqa: E402 - Django first
from bench.crowd import Answers, ask  # noqa: E402
from bench.figures import median_ratio, print_figure, say, seconds_of  # noqa: E402
from bench.processes import (  # noqa: E402
    Processes,
    answers,
    await_true,
    cores,
    processes,
)
from bench.programs import TWO_SUM  # noqa: E402
from judge.submissions.models import Submission  # noqa: E402
from leaderboard.contests import standings  # noqa: E402
from leaderboard.contests.board import boards  # noqa: E402
from leaderboard.models import Contest  # noqa: E402

PEOPLE = 200
PARTS = ("board", "visible", "poll", "submit", "burst")
_POLLING_S = 12.0

_POSTS = """
local tokens = {%(tokens)s}
local number = 0
function request()
    number = number + 1
    local body = '{"language": "python", "code": "' .. '%(code)s# ' .. number .. '"}'
    return wrk.format("POST", "%(path)s", {
        ["Content-Type"] = "application/json",
        ["Authorization"] = "Bearer " .. tokens[number %% #tokens + 1],
    }, body)
end
"""


def main(arguments: list[str]) -> None:
    """Run the parts asked for, or all."""
    parser = argparse.ArgumentParser(prog="make bench NAME=contest")
    parser.add_argument("parts", nargs="*", metavar="part", help=", ".join(PARTS))
    parser.add_argument("--field", type=int, default=100_000, help="participants")
    parser.add_argument("--burst", type=int, default=10_000, help="submissions")
    parser.add_argument("--real", type=int, default=300, help="submissions to real containers")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=int, default=3, help="of one round")
    asked = parser.parse_args(arguments)
    if unknown := set(asked.parts) - set(PARTS):
        parser.error(f"no part {', '.join(unknown)}; there are {', '.join(PARTS)}")
    if not crowd.is_there() or nginx.find() is None:
        raise SystemExit("Install nginx and wrk first: apt-get install nginx-light wrk")
    parts = asked.parts or PARTS
    measure = Measure(rounds=asked.rounds, seconds=asked.seconds)
    call_command("migrate", verbosity=0, interactive=False)
    if {"board", "visible", "poll", "submit"} & set(parts):
        contest = filled_contest(asked.field)
        if "board" in parts:
            measure.board(contest)
        if "visible" in parts:
            visible(contest)
        if "poll" in parts:
            measure.poll(contest)
        if "submit" in parts:
            measure.submit(contest)
        field.clear_queue(contest)
    if "burst" in parts:
        if asked.burst:
            burst.with_stand_in(asked.burst)
        if asked.real:
            burst.with_containers(asked.real)


def filled_contest(size: int) -> Contest:
    """Make a contest of so many participants, and its boards."""
    contest = field.make_contest()
    spent_s = seconds_of(lambda: field.fill(contest, size))
    say(f"{size} participants and their attempts in {spent_s:.1f} s")
    field.analyze()
    for view in boards.views(contest):
        boards.ranking(
            contest.pk, view
        ).rebuild()  # empty and whole, so that what is computed is copied
    spent_s = seconds_of(standings.recompute_stale)
    print_figure("board.recompute_per_s", size / spent_s, "1/s")
    ranking = boards.ranking(contest.pk, boards.View.FULL)
    ranking.forget()
    print_figure("board.rebuild_s", seconds_of(ranking.rebuild), "s")
    if ranking.size() != size:
        raise SystemExit(f"The board holds {ranking.size()} of {size}")
    return contest


class Measure:
    """Rounds of what a crowd is answered, each beside its yardstick."""

    def __init__(self, *, rounds: int, seconds: int) -> None:
        self.rounds = rounds
        self.seconds = seconds
        self.core, self.core_of_crowd = cores()

    def board(self, contest: Contest) -> None:
        """Poll the public page, through the cache and without."""
        with processes() as started:
            web = started.web(core=self.core)
            page = f"{web}/api/contests/{contest.slug}/leaderboard"
            found, empty = self._in_turn(lambda: self._ask(page), lambda: self._ask(f"{web}/empty"))
            _told("board.uncached", found, empty)
            print_figure("board.uncached_per_s", _per_s(found), "1/s")
            print_figure("board.uncached_over_empty", _ratio(found, empty), "ratio")
            print_figure(
                "board.uncached_p99_over_p50",
                statistics.median(one.p99_ms / one.p50_ms for one in found),
                "ratio",
            )
            with _nginx(started, web, core=self.core) as (address, folder):
                cached = f"{address}/api/contests/{contest.slug}/leaderboard"
                size = people.size_of(cached)
                (folder / "static" / "page.json").write_bytes(b"x" * size)
                # Its web process keeps to the crowd's core, which has time to spare.
                os.sched_setaffinity(started.running["web"].pid, {self.core_of_crowd})
                found, static = self._in_turn(
                    lambda: self._ask(cached), lambda: self._ask(f"{address}/static/page.json")
                )
            _told("board.cached", found, static)
            print_figure("board.cached_per_s", _per_s(found), "1/s")
            print_figure("board.cached_over_static", _ratio(found, static), "ratio")

    def poll(self, contest: Contest) -> None:
        """Poll a judged submission of one's own with a token and with a session, and one that waits."""
        person = people.take_part(contest, 1)[0]
        judged, waiting = people.judged_submission(person), people.waiting_submission(person)
        with processes() as started:
            web = started.web(core=self.core)
            for name, submission, headers in (
                ("poll.", judged, person.by_token),
                ("poll.session_", judged, person.by_session),
                ("poll.waiting_", waiting, person.by_token),
            ):
                url = f"{web}/api/submissions/{submission.pk}"
                found, empty = self._in_turn(
                    lambda url=url, headers=headers: self._ask(url, headers),  # type: ignore[misc]
                    lambda: self._ask(f"{web}/empty"),
                )
                _told(name, found, empty)
                print_figure(f"{name}per_s", _per_s(found), "1/s")
                print_figure(f"{name}over_empty", _ratio(found, empty), "ratio")

    def submit(self, contest: Contest) -> None:
        """Post solutions of many people to the contest, and count what was stored."""
        crowd = people.take_part(contest, PEOPLE)
        path = f"/api/contests/{contest.slug}/problems/A/submit"
        script = _POSTS % {
            "tokens": ", ".join(f"'{person.token}'" for person in crowd),
            "code": TWO_SUM.replace("\n", "\\\\n").replace('"', '\\\\"'),
            "path": path,
        }
        stored = Submission.objects.filter(user__in=[person.user for person in crowd])
        with processes() as started:
            web = started.web(core=self.core)
            found, empty = self._in_turn(
                lambda: ask(web, seconds=self.seconds, core=self.core_of_crowd, script=script),
                lambda: self._ask(f"{web}/empty"),
            )
        _told("submit", found, empty)
        print_figure("submit.per_s", _per_s(found), "1/s")
        print_figure("submit.over_empty", _ratio(found, empty), "ratio")
        answered = sum(one.count for one in found)
        # More may be stored than was answered: what was under way when a round ended.
        print_figure("submit.lost", max(0, answered - stored.count()), "submissions")

    def _ask(self, url: str, headers: dict[str, str] | None = None) -> Answers:
        return ask(url, seconds=self.seconds, core=self.core_of_crowd, headers=headers)

    def _in_turn(
        self, first: Callable[[], Answers], second: Callable[[], Answers]
    ) -> tuple[list[Answers], list[Answers]]:
        """Measure both so many times in turn, after a round that warms up."""
        pairs = [(first(), second()) for _ in range(self.rounds + 1)][1:]
        return [one for one, _ in pairs], [other for _, other in pairs]


def visible(contest: Contest) -> None:
    """Let verdicts come in a stream, and see how old the polled board is."""
    with processes() as started:
        web = started.web()
        started.celery(
            "others", "judge.config.celery", "worker", "-P", "threads", "-c", "2",
            "-Q", "maintenance,board", "--without-gossip", "--without-mingle", "-l", "WARNING",
        )  # fmt: skip
        with _nginx(started, web, core=None) as (address, _):
            path = f"/api/contests/{contest.slug}/leaderboard"
            for name, url in (("board.visible", web), ("board.visible_cached", address)):
                seen_s = stream.ages(contest, url + path, seconds=_POLLING_S)
                say(
                    f"{name}: {len(seen_s)} verdicts seen, median {statistics.median(seen_s):.2f} s"
                )
                print_figure(f"{name}_s", max(seen_s), "s")
                print_figure(f"{name}_p50_s", statistics.median(seen_s), "s")


@contextmanager
def _nginx(started: Processes, web: str, *, core: int | None) -> Iterator[tuple[str, Path]]:
    """Start nginx before the web process; give its address and its folder."""
    program = nginx.find()
    assert program is not None, "looked for at the start"
    with tempfile.TemporaryDirectory(prefix="gavel-bench-") as name:
        folder = Path(name)
        port = nginx.free_port()
        words = nginx.command(program, folder, port=port, web_port=int(web.rsplit(":", 1)[1]))
        started.start("nginx", words, core=core)
        await_true(lambda: answers(f"http://127.0.0.1:{port}/healthz"), "nginx")
        try:
            yield f"http://127.0.0.1:{port}", folder
        finally:
            started.kill("nginx")


def _per_s(found: list[Answers]) -> float:
    return statistics.median(one.per_s for one in found)


def _ratio(found: list[Answers], yardstick: list[Answers]) -> float:
    return median_ratio([one.per_s for one in found], [one.per_s for one in yardstick])


def _told(name: str, found: list[Answers], yardstick: list[Answers]) -> None:
    p50, p99 = (
        statistics.median(getattr(one, key) for one in found) for key in ("p50_ms", "p99_ms")
    )
    say(
        f"{name}: {_per_s(found):.0f}/s beside {_per_s(yardstick):.0f}/s, "
        f"p50 {p50:.2f} ms, p99 {p99:.2f} ms"
    )


if __name__ == "__main__":
    begun = time.monotonic()
    # So that the processes started here are stopped.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("Stopped"))
    main(sys.argv[1:])
    say(f"Done in {time.monotonic() - begun:.0f} s")
