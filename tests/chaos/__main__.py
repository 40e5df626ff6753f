"""Hurt a site while people submit to it, and see that nothing is lost, doubled or left over.

`make chaos ARGS="--submissions 500 --times 10 --seed 1"`; CHAOS_SEED does what --seed does. Each round has a site of
its own and another seed, and prints one line when it is over; a round that finds something wrong prints that too.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import sys
import time
from collections import Counter
from collections.abc import Sequence

from setup import signals, state
from setup.checkout import site_label
from setup.progress import Progress
from tests.chaos import site as sites

PEOPLE = 12


def main() -> int:
    """Run the rounds; return 0 when all went well."""
    words = argparse.ArgumentParser(prog="make chaos", description=__doc__)
    words.add_argument("--submissions", type=int, default=500, help="in each round")
    words.add_argument("--faults", type=int, default=2, help="of each kind, in each round")
    words.add_argument("--times", type=int, default=1, help="rounds, each with another seed")
    words.add_argument("--seed", type=int, default=int(os.environ.get("CHAOS_SEED", "0")))
    asked = words.parse_args()
    signals.listen()
    signals.follow_parent()
    progress = Progress(sys.stderr)
    _set_up_django(progress)
    first = asked.seed or random.SystemRandom().randrange(1, 1_000_000)
    failed = 0
    for number in range(asked.times):
        seed = first + number
        failed += not _round(
            progress, f"round {number + 1} of {asked.times}", seed, asked.submissions, asked.faults
        )
    print(f"{asked.times - failed} of {asked.times} rounds passed", flush=True)
    return 1 if failed else 0


def _set_up_django(progress: Progress) -> None:
    """Let this process ask the site's stores; where they are is the same in each round."""
    place = state.prepare(progress, "chaos")
    os.environ.update(sites.environment(place, _name()))
    import django

    django.setup()


def _name() -> str:
    return f"{site_label()}-chaos"


def _round(progress: Progress, name: str, seed: int, count: int, each: int) -> bool:
    from bench.figures import say

    chance = random.Random(seed)
    say(f"{name}: CHAOS_SEED={seed}, {count} submissions")
    began = time.monotonic()
    done: Counter[str] = Counter()
    with sites.made(progress, _name()) as site:
        try:
            wrong, summary = _hurt(site, chance, count, each, done)
        except (
            Exception,
            SystemExit,
        ) as error:  # whatever breaks a round off, the next one follows
            wrong, summary = [f"{type(error).__name__}: {error}"], "broken off"
    for finding in wrong[:30]:
        print(f"  WRONG: {finding}", flush=True)
    if wrong:
        kept = sites.LOG.with_name(f"chaos-{seed}.log")
        shutil.copyfile(sites.LOG, kept)
        print(f"  What the processes said: {kept}", flush=True)
    befell = ", ".join(f"{kind} {times}" for kind, times in sorted(done.items()))
    print(
        f"{name} (seed {seed}): {summary} in {time.monotonic() - began:.0f} s; "
        f"{done.total()} faults ({befell}); {'FAILED' if wrong else 'passed'}",
        flush=True,
    )
    return not wrong


def _hurt(
    site: sites.Site, chance: random.Random, count: int, each: int, done: Counter[str]
) -> tuple[list[str], str]:
    from django.core.management import call_command
    from django.db import connection

    from bench.figures import say
    from tests.chaos import crowd, faults, field, reckoning

    connection.close()  # the last round's
    call_command("migrate", verbosity=0)
    contest, people = field.made(PEOPLE)
    site.start()
    due = crowd.plan(people, field.paths(contest), count, chance)
    befalling = faults.schedule(chance, times=each)
    clients = crowd.Crowd(site.address, chance)
    for number, fault in enumerate(befalling):
        clients.send(_share(due, number, len(befalling)))
        time.sleep(chance.uniform(0.2, 1.5))
        faults.happen(fault, site, chance)
        if fault in faults.KINDS:
            done[fault.__name__] += 1
    say(
        f"all {len(befalling)} faults are over; {len(clients.record.accepted)} of {count} are accepted"
    )
    if not befalling:
        clients.send(due)
    clients.finish()
    parked = reckoning.settle(site)
    wrong = list(reckoning.findings(clients.record, contest, site))
    if len(clients.record.accepted) != count:
        wrong.append(f"{len(clients.record.accepted)} of {count} were accepted")
    site.stop()
    wrong += reckoning.leftovers(site)
    connection.close()
    retried = clients.record.tries - len(clients.record.accepted)
    words = (
        f"{count} submissions, {retried} posts sent again, {sites.fenced_off()} late writes refused"
    )
    return wrong, f"{words}, {parked} parked and put back"


def _share(due: Sequence[object], number: int, of: int) -> Sequence:  # type: ignore[type-arg]
    return due[len(due) * number // of : len(due) * (number + 1) // of]


if __name__ == "__main__":
    sys.exit(main())
