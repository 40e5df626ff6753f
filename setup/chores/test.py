"""Set up, check the sources, and run every test: `test [pytest's arguments]` runs only those, unchecked."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path

from setup import (
    account,
    checks,
    debian,
    engine,
    frontend,
    images,
    leftovers,
    parallel,
    programs,
    signals,
    stores,
    tallies,
    virtualenv,
)
from setup.checkout import VAR, site_label
from setup.instance import Instance
from setup.processes import Processes
from setup.progress import Progress

_REPORTS = VAR / "test-reports"
_FAST = "not containers and not browser"
_WHOLE = "(containers or browser) and not hostile"
_NO_TESTS = 5  # pytest's word for a selection that is empty


def main(arguments: list[str]) -> int:
    """Return 0 when all is well."""
    signals.listen()
    signals.follow_parent()
    progress = Progress()
    with _ready(progress) as environment:
        if arguments:
            return _pytest(arguments, environment)
        npm = frontend.find_npm(progress)
        is_clean = checks.all_pass(progress, npm)
        return _everything(progress, environment, is_clean=is_clean)


def _everything(progress: Progress, environment: dict[str, str], *, is_clean: bool) -> int:
    """Run what can share a machine in parallel, then what needs containers; close with one line for all."""
    shutil.rmtree(_REPORTS, ignore_errors=True)
    fast, whole, hostile = (_REPORTS / f"{name}.xml" for name in ("fast", "whole", "hostile"))
    cores = os.cpu_count() or 1
    began = time.monotonic()
    codes = [_pytest(["-m", _FAST, "-n", str(cores), f"--junitxml={fast}"], environment)]
    # The attacks have a sandbox to themselves and notice nobody; on a core of their own they do not hold the others up.
    alone = ["taskset", "-c", str(cores - 1)] if cores > 1 else []
    attacks = [*alone, *_words(["-m", "hostile", f"--junitxml={hostile}"])]
    log = hostile.with_suffix(".log")
    with programs.beside(attacks, log=log, env=environment) as child:
        progress.line(f"\nThe attacks of tests/hostile run beside the rest: {log}\n")
        codes.append(_pytest(["-m", _WHOLE, f"--junitxml={whole}"], environment))
        codes.append(child.wait())
    progress.line(log.read_text(encoding="utf-8"))
    total = sum((tallies.read(report) for report in (fast, whole, hostile)), tallies.Tally())
    total = replace(total, seconds=time.monotonic() - began)
    if not is_clean:
        progress.line("\nThe sources do not pass `make check`: see above.")
    progress.line(tallies.closing_line(total))
    is_well = is_clean and all(code in {0, _NO_TESTS} for code in codes) and total.passed > 0
    return 0 if is_well else 1


@contextmanager
def _ready(progress: Progress) -> Iterator[dict[str, str]]:
    """Have everything that tests need, stores of their own included; yield their environment."""
    instance = Instance("test")
    instance.claim()
    processes = Processes(lambda text: progress.line(f"  {text}"), changed=instance.runs)
    api = None
    try:
        api = engine.ensure(progress)
        building = parallel.Task(partial(images.ensure, progress, api))
        virtualenv.ensure(progress, lock=virtualenv.DEV_LOCK)
        frontend.ensure(progress)
        npm = frontend.find_npm(progress)
        _ensure_programs(progress)
        building.wait()
        places = stores.start(progress, processes, purpose="test", is_careless=True, is_empty=True)
        yield {**_node(npm), **places.environment, "GAVEL_SITE": f"{site_label()}-test"}
    finally:
        signals.be_deaf()
        processes.stop()
        if api is not None:
            leftovers.remove(api, site=f"{site_label()}-test")
        instance.release()


def _ensure_programs(progress: Progress) -> None:
    """Have what only tests need."""
    with progress.step("Chromium and curl") as step:
        missing = [name for name in ("chromium", "curl") if not programs.find(name)]
        if not missing:
            step.unchanged()
        else:
            debian.install(
                progress, *missing, reason="Tests use a real browser, and the manual's commands"
            )
    # Without it the tests of deploy/nginx.conf are skipped; where it would serve port 80 at once, that is left alone.
    if programs.find("nginx") is None and account.is_root() and not debian.starts_services():
        debian.install(progress, "nginx-light", reason="Tests run nginx with the deployment's file")
    engine.ensure_command(progress)


def _node(npm: str) -> dict[str, str]:
    """Return what makes tests use the Node.js beside this npm; Playwright's own needs libraries of the system."""
    folder = Path(npm).parent
    return {
        "PATH": f"{folder}:{programs.environment()['PATH']}",
        "PLAYWRIGHT_NODEJS_PATH": str(folder / "node"),
    }


def _pytest(arguments: list[str], environment: dict[str, str]) -> int:
    return programs.run_in_terminal(_words(arguments), env=environment)


def _words(arguments: list[str]) -> list[str | Path]:
    return [virtualenv.PYTHON, "-m", "pytest", "--durations=10", *arguments]
