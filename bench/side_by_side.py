"""Judging and the bare process in turn, under the same noise: how long, and how much processor time."""

from __future__ import annotations

import resource
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import docker
from django.conf import settings

from bench.bare import BareContainer
from bench.figures import median_ratio, say, seconds_of
from bench.programs import Measured
from judge.grading import judge
from judge.languages import find
from judge.sandbox.box import Sandbox
from judge.sandbox.options import SITE_LABEL
from problems.verdicts import Verdict

REST_S = 1.5  # between two judgings: what is made ready behind the scenes costs a core, too
BURST = 8  # judged one right after the other, which leaves no leisure for that


@dataclass(frozen=True)
class Ratios:
    """Judging over the bare process: wall time at leisure, processor time without it.

    Processor time is that of the container and of the judge's own process, in a burst.
    """

    wall: float
    cpu: float


def side_by_side(sandbox: Sandbox, measured: Measured, *, rounds: int) -> Ratios:
    """Judge and run by hand in turn; the first round, which warms both, is not counted."""
    language = find(measured.language)
    assert language is not None
    judged_s: list[float] = []
    bare_s: list[float] = []
    bare_cpu_s = 0.0
    with BareContainer(language.image, measured.files) as bare:
        for number in range(rounds + 1):
            time.sleep(REST_S)
            spent_s = seconds_of(lambda: judge_once(sandbox, measured))
            by_hand = bare.times(measured.by_hand)[0]
            say(
                f"{language.name}: judged {spent_s * 1000:.1f} ms, by hand {by_hand.wall_s * 1000:.1f} ms"
            )
            if number:
                judged_s.append(spent_s)
                bare_s.append(by_hand.wall_s)
                bare_cpu_s += by_hand.cpu_s / rounds
    before_s = _processor_s()
    for _ in range(BURST):
        judge_once(sandbox, measured)
    judged_cpu_s = (_processor_s() - before_s) / BURST
    return Ratios(wall=median_ratio(judged_s, bare_s), cpu=judged_cpu_s / bare_cpu_s)


def judge_once(sandbox: Sandbox, measured: Measured) -> None:
    """Judge it; whatever is not accepted ends the measurement."""
    language = find(measured.language)
    assert language is not None
    outcome = judge(measured.problem, language, measured.source.encode(), sandbox)
    if outcome.verdict is not Verdict.AC:
        raise SystemExit(f"{language.name}: {outcome}")


def a_second(deed: Callable[[], object], *, loops: int, seconds: float) -> float:
    """Return how often a second the deed is done by so many loops at once."""
    end = time.monotonic() + seconds

    def loop(_: int) -> int:
        count = 0
        while time.monotonic() < end:
            deed()
            count += 1
        return count

    counts: list[int] = []
    with ThreadPoolExecutor(loops) as threads:
        spent_s = seconds_of(lambda: counts.extend(threads.map(loop, range(loops))))
    return sum(counts) / spent_s


def bare_rate(measured: Measured, *, loops: int, rounds: int) -> float:
    """Return how often a second the same is done by hand, by so many loops at once of so many rounds."""
    language = find(measured.language)
    assert language is not None
    with (
        BareContainer(language.image, measured.files) as bare,
        ThreadPoolExecutor(loops) as threads,
    ):

        def loop(number: int) -> float:
            lines = [line.replace("> out", f"> out{number}") for line in measured.by_hand]
            return sum(times.wall_s for times in bare.times(lines, rounds=rounds))

        return sum(rounds / spent_s for spent_s in threads.map(loop, range(loops)))


def _processor_s() -> float:
    """Return the processor seconds that this process and the site's containers have used."""
    own = resource.getrusage(resource.RUSAGE_SELF)
    engine = docker.APIClient(version="auto")
    try:
        found = engine.containers(filters={"label": f"{SITE_LABEL}={settings.SITE}"})
        ns = sum(
            engine.stats(container["Id"], stream=False, one_shot=True)["cpu_stats"]["cpu_usage"][
                "total_usage"
            ]
            for container in found
        )
    finally:
        engine.close()
    return own.ru_utime + own.ru_stime + ns / 1e9
