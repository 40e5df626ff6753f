"""Set everything up, start the site, look after it, and stop it again."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from functools import partial

from setup import (
    checkout,
    engine,
    frontend,
    images,
    leftovers,
    parallel,
    ports,
    signals,
    site,
    stores,
    virtualenv,
)
from setup.docker_api import DockerApi
from setup.errors import SetupError
from setup.instance import Instance
from setup.processes import Processes
from setup.progress import Progress

_READY_WITHIN_S = 180.0
_LOOK_EVERY_S = 0.3


def keep(progress: Progress, *, on_ready: Callable[[list[str]], None]) -> int:
    """Run the site until asked to stop. `on_ready` gets the lines that greet the person."""
    signals.listen()
    signals.follow_parent()
    began = time.monotonic()
    instance = Instance()
    instance.claim()
    processes = Processes(
        lambda text: progress.line(f"{time.strftime('%H:%M:%S')}  {text}"), changed=instance.runs
    )
    api: DockerApi | None = None
    claims = ports.Claims()
    try:
        host = os.environ.get("GAVEL_BIND") or "127.0.0.1"
        chosen, remark = ports.choose(os.environ.get("GAVEL_PORT"), host=host, is_free=claims.take)
        api = engine.ensure(progress)
        leftovers.remove(api)
        building = parallel.Task(partial(images.ensure, progress, api, images.urgent()))
        virtualenv.ensure(progress, lock=virtualenv.RUN_LOCK)
        building.check()
        frontend.ensure(progress)
        building.check()
        places = stores.start(progress, processes, purpose="site")
        ours = site.describe(chosen, places, host=host)
        instance.serves(ours.url)
        static = parallel.Task(partial(site.collect_static, progress, ours.environment))
        site.migrate(progress, ours.environment, places)
        samples = parallel.Task(partial(site.fill, progress, ours.environment, places))
        accounts = parallel.Task(partial(site.demo_accounts, ours.environment))
        static.wait()
        building.wait()
        with progress.step("Web, sockets, judge, scheduler") as step:
            started = site.processes(ours)
            for process in started:
                processes.start(process)
            for process in started:
                step.say(f"waiting for {process.name}")
                processes.wait_ready(process.name, within_s=_READY_WITHIN_S)
        claims.close()
        samples.wait()
        greeted = accounts.wait()
        instance.is_up()
        on_ready(_greeting(ours.url, greeted, remark, seconds=time.monotonic() - began))
        _build_others(progress, api)
        while True:
            processes.watch()
            time.sleep(_LOOK_EVERY_S)
    except KeyboardInterrupt:
        progress.line("\nStopping.")
    finally:
        signals.be_deaf()
        own = [name for name in processes.names() if name not in stores.NAMES]
        if own:
            processes.stop(*own)
        if api is not None:
            leftovers.remove(api)
        processes.stop()
        instance.release()
    progress.line("Stopped.")
    return 0


def _build_others(progress: Progress, api: DockerApi) -> None:
    """Build the images that the site did not wait for, behind it; submissions in these languages wait in the queue."""
    if images.are_there(api):
        return
    progress.line("The other languages' images are built now; what is submitted in them waits.\n")

    def build() -> None:
        try:
            images.ensure(progress, api)
        except SetupError as error:
            progress.line(f"{error}\nThe site runs on without; `make images` tries again.")

    parallel.Task(build)


def _greeting(url: str, accounts: list[str], remark: str, *, seconds: float) -> list[str]:
    lines = ["", f"Gavel is running, {seconds:.0f} s after the start.", "", f"    {url}", ""]
    if remark:
        lines[3] += f"    ({remark}; choose with GAVEL_PORT=...)"
    if accounts:
        lines += ["Demo accounts (name / password):", ""]
        lines += [f"    {account}" for account in accounts] + [""]
    logs = checkout.LOGS.relative_to(checkout.ROOT)
    return [*lines, f"Logs are in {logs}/."]
