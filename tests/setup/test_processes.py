from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from setup import processes
from setup.checkout import ROOT
from setup.errors import ProgramFailed, Unmet
from setup.instance import Instance, identity, is_alive, read
from setup.processes import Process, Processes


def until(is_so: Callable[[], object], *, within_s: float = 10.0) -> None:
    end = time.monotonic() + within_s
    while not is_so():
        assert time.monotonic() < end, "it did not come to be"
        time.sleep(0.02)


@pytest.fixture
def told() -> list[str]:
    return []


@pytest.fixture
def keeper(told: list[str]) -> Iterator[Processes]:
    keeper = Processes(told.append)
    yield keeper
    keeper.stop()


def shell(name: str, script: str, folder: Path, **more: object) -> Process:
    return Process(name=name, argv=("/bin/sh", "-c", script), log=folder / f"{name}.log", **more)  # type: ignore[arg-type]


def test_a_process_that_dies_is_reported_and_started_again(
    keeper: Processes, told: list[str], tmp_path: Path
) -> None:
    keeper.start(
        shell(
            "web", "echo started >> count; exit 3".replace("count", f"{tmp_path}/count"), tmp_path
        )
    )

    def has_started_twice() -> bool:
        keeper.watch()
        count = tmp_path / "count"
        return count.exists() and len(count.read_text().splitlines()) >= 2

    until(has_started_twice)
    assert told[0].startswith("web ended (exit code 3); starting it again in 1 s.")


def test_restarts_slow_down_and_then_stay_slow() -> None:
    assert [processes.pause_before_restart_s(n) for n in (1, 2, 3, 4, 5, 6, 7, 1000)] == [
        1, 2, 4, 8, 16, 30, 30, 30,
    ]  # fmt: skip


def test_stopping_also_ends_what_a_process_has_started(keeper: Processes, tmp_path: Path) -> None:
    keeper.start(shell("web", f"sleep 60 & echo $! > {tmp_path}/pid; wait", tmp_path))
    until(lambda: (tmp_path / "pid").exists() and (tmp_path / "pid").read_text().strip())
    grandchild = identity(int((tmp_path / "pid").read_text()))
    assert is_alive(grandchild)
    keeper.stop()
    until(lambda: not is_alive(grandchild))


def test_a_process_that_never_gets_ready_is_told_with_its_last_words(
    keeper: Processes, tmp_path: Path
) -> None:
    keeper.start(shell("web", "echo the port is gone; exit 1", tmp_path, is_ready=lambda: False))
    with pytest.raises(ProgramFailed, match=r"web ended at once[\s\S]*the port is gone"):
        keeper.wait_ready("web", within_s=10)


_KEEPER = """
import sys, time
from pathlib import Path
from setup.instance import Instance
from setup.processes import Process, Processes
folder = Path(sys.argv[1])
instance = Instance("site", folder)
instance.claim()
keeper = Processes(print, changed=instance.runs)
keeper.start(Process(name="store", argv=("/bin/sleep", "60"), log=folder / "store.log"))
(folder / "ready").touch()
time.sleep(60)
"""


def test_a_killed_keeper_takes_its_processes_along_and_leaves_the_way_free(tmp_path: Path) -> None:
    first = subprocess.Popen([sys.executable, "-c", _KEEPER, str(tmp_path)], cwd=ROOT)
    try:
        until(lambda: (tmp_path / "ready").exists())
        left = read(tmp_path / "site.json")
        assert left is not None
        assert is_alive(left.processes["store"])
        with pytest.raises(Unmet, match="already running"):
            Instance("site", tmp_path).claim()
    finally:
        os.kill(first.pid, signal.SIGKILL)
        first.wait()
    until(lambda: not is_alive(left.processes["store"]))
    second = Instance("site", tmp_path)
    second.claim()
    second.release()
    assert read(tmp_path / "site.json") is None


def test_a_process_is_known_by_its_start_and_not_by_its_number_alone() -> None:
    pid, started = identity(os.getpid())
    assert is_alive((pid, started))
    assert not is_alive((pid, started + 1))
    assert identity(2**22 + 1)[1] == 0


def test_a_record_that_makes_no_sense_is_no_record(tmp_path: Path) -> None:
    (tmp_path / "site.json").write_text('{"keeper": "me"')
    assert read(tmp_path / "site.json") is None
    (tmp_path / "site.json").write_text('{"keeper": 3}')
    assert read(tmp_path / "site.json") is None
