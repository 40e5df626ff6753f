"""What befalls the site: each fault is done and undone, and says so in a line."""

from __future__ import annotations

import os
import random
import shutil
import signal
import time
from collections.abc import Callable

import docker
from django.conf import settings
from docker.errors import APIError

from bench.figures import say
from bench.processes import await_true
from judge.schedule import leadership
from judge.submissions.models import HELD, Judgement
from tests.chaos.site import JUDGES, SCHEDULERS, Site
from tests.chaos.stores import patient

# For so many more faults clocks stay wrong.
MISLED_FOR = 3

Fault = Callable[[Site, random.Random], None]


def worker_killed(site: Site, chance: random.Random) -> None:
    """A judge worker is killed, if possible one that is judging."""
    name = _busy(site, chance)
    site.kill(name)
    time.sleep(chance.uniform(0, 1))
    site.restart(name)


def worker_frozen(site: Site, chance: random.Random) -> None:
    """A judge worker stalls for longer than its lease, and then goes on as if nothing had been."""
    name = _busy(site, chance)
    os.kill(site.pid(name), signal.SIGSTOP)
    # By then its lease has run out, and the sweeper has been there.
    time.sleep(settings.LEASE_S + 2 * settings.SWEEP_EVERY_S + 1)
    os.kill(site.pid(name), signal.SIGCONT)


def engine_killed(site: Site, chance: random.Random) -> None:
    """The Docker engine is gone, and all that was attached to it."""
    site.kill("relay")
    time.sleep(chance.uniform(1, 6))
    site.restart("relay")


def engine_hung(site: Site, chance: random.Random) -> None:
    """The Docker engine does not answer for a while."""
    os.kill(site.pid("relay"), signal.SIGSTOP)
    time.sleep(chance.uniform(2, 6))
    os.kill(site.pid("relay"), signal.SIGCONT)


def boxes_killed(site: Site, chance: random.Random) -> None:
    """Some of the containers are killed."""
    client = docker.from_env()
    for container in client.containers.list(
        filters={"label": f"gavel.site={site.name}"}, sparse=True
    ):
        if chance.random() < 0.7:
            try:
                container.kill()
            except APIError:
                continue  # it has ended by itself
    client.close()


def broker_killed(site: Site, chance: random.Random) -> None:
    """Valkey is killed, and comes back with what it had written."""
    site.kill("valkey")
    time.sleep(chance.uniform(0.5, 3))
    site.restart("valkey")
    await_true(site.has_broker, "Valkey again")


def broker_emptied(site: Site, chance: random.Random) -> None:
    """Valkey is killed, and comes back with nothing."""
    site.kill("valkey")
    shutil.rmtree(site.place.data / "valkey")
    (site.place.data / "valkey").mkdir()
    site.restart("valkey")
    await_true(site.has_broker, "Valkey again")


def database_restarted(site: Site, chance: random.Random) -> None:
    """PostgreSQL is stopped in its fast way, which ends all connections, and started again."""
    site.end("postgres", signal.SIGINT)
    time.sleep(chance.uniform(0, 2))
    _start_database(site)


def database_crashed(site: Site, chance: random.Random) -> None:
    """PostgreSQL ends at once, and comes back from its log."""
    site.end("postgres", signal.SIGQUIT)
    _start_database(site)


def web_killed(site: Site, chance: random.Random) -> None:
    """The web process is killed."""
    site.kill("web")
    time.sleep(chance.uniform(0, 1))
    site.restart("web")


def scheduler_killed(site: Site, chance: random.Random) -> None:
    """The scheduler that leads is killed, and stays away for a moment."""
    name = _leader(site)
    site.kill(name)
    time.sleep(chance.uniform(0, 3))
    site.restart(name)


def scheduler_frozen(site: Site, chance: random.Random) -> None:
    """The scheduler that leads stalls until the other one leads, and then goes on as if nothing had been."""
    name = _leader(site)
    os.kill(site.pid(name), signal.SIGSTOP)
    await_true(lambda: _leader(site) != name, "the other scheduler to lead")
    os.kill(site.pid(name), signal.SIGCONT)


def schedulers_killed(site: Site, chance: random.Random) -> None:
    """Both schedulers are killed, and stay away for longer than the lease of the one that led."""
    for name in SCHEDULERS:
        site.kill(name)
    time.sleep(settings.SCHEDULER_LEASE_S + chance.uniform(0, 2))
    for name in SCHEDULERS:
        site.restart(name)


def sweeper_killed(site: Site, chance: random.Random) -> None:
    """The worker that sweeps, delivers events and keeps the boards is killed."""
    site.kill("others")
    time.sleep(chance.uniform(0, 1))
    site.restart("others")


def disk_filled(site: Site, chance: random.Random) -> None:
    """No byte more can be written where the stores have their data."""
    if not site.has_small_disk:
        say("  there is no disk here that may be filled")
        return
    site.fill_disk()
    time.sleep(chance.uniform(3, 6))
    site.free_disk()
    time.sleep(1)
    site.revive()
    await_true(site.has_database, "PostgreSQL again")
    await_true(site.has_broker, "Valkey again")


def clock_ahead(site: Site, chance: random.Random) -> None:
    """For some processes, web among them, it is ten minutes later than it is, until other faults have come."""
    _mislead(site, chance, 600)


def clock_behind(site: Site, chance: random.Random) -> None:
    """For some processes, web among them, it is ten minutes earlier than it is, until other faults have come."""
    _mislead(site, chance, -600)


def clocks_right(site: Site, chance: random.Random) -> None:
    """All clocks are right again."""
    site.give_clocks(site.misled, 0)


WRONG_CLOCKS: tuple[Fault, ...] = (clock_ahead, clock_behind)
KINDS: tuple[Fault, ...] = (
    worker_killed,
    worker_frozen,
    engine_killed,
    engine_hung,
    boxes_killed,
    broker_killed,
    broker_emptied,
    database_restarted,
    database_crashed,
    web_killed,
    scheduler_killed,
    scheduler_frozen,
    schedulers_killed,
    sweeper_killed,
    disk_filled,
    *WRONG_CLOCKS,
)


def schedule(chance: random.Random, *, times: int) -> list[Fault]:
    """Return each kind of fault so many times, in an order of chance; clocks that go wrong are put right later."""
    faults: list[Fault] = []
    wrong_for = 0
    for fault in chance.sample(KINDS * times, len(KINDS) * times):
        faults.append(fault)
        if fault in WRONG_CLOCKS:
            wrong_for = MISLED_FOR
        elif wrong_for:
            wrong_for -= 1
            if not wrong_for:
                faults.append(clocks_right)
    return [*faults, clocks_right] if wrong_for else faults


def happen(fault: Fault, site: Site, chance: random.Random) -> None:
    """Announce a fault and let it happen."""
    say(f"{fault.__name__.replace('_', ' ')}: {(fault.__doc__ or '').strip()}")
    fault(site, chance)
    site.revive()


def _busy(site: Site, chance: random.Random) -> str:
    """Return a judge worker, one that holds a judgement if one does within two seconds."""
    names = {site.pid(name): name for name in JUDGES}
    deadline = time.monotonic() + 2
    while time.monotonic() < deadline:
        holders = patient(
            lambda: list(Judgement.objects.filter(status__in=HELD).values_list("worker", flat=True))
        )
        for holder in holders:
            if (name := names.get(int(holder.rpartition(":")[2]))) is not None:
                return name
        time.sleep(0.02)
    return chance.choice(JUDGES)


def _start_database(site: Site) -> None:
    site.restart("postgres")
    await_true(site.has_database, "PostgreSQL again")


def _leader(site: Site) -> str:
    """Return the scheduler that leads, as soon as one of those that run does."""
    names = {site.pid(name): name for name in SCHEDULERS}

    def found() -> str | None:
        led_by = patient(leadership.leader)
        return names.get(int(led_by.holder.split(":")[1])) if led_by else None

    await_true(lambda: found() is not None, "a scheduler that leads")
    return found() or SCHEDULERS[0]


def _mislead(site: Site, chance: random.Random, by_s: int) -> None:
    clocks_right(site, chance)  # those of the fault before, if they are wrong still
    names = (chance.choice(JUDGES), "others", chance.choice(SCHEDULERS), "web")
    site.give_clocks(names, by_s)
