from __future__ import annotations

from dataclasses import replace

import pytest

from judge.doctor.checks.engine import cgroups, engine, room, runtime
from judge.doctor.report import State
from judge.sandbox.facts import Facts, facts_of

FACTS = Facts(
    version="20.10.24",
    system="Debian GNU/Linux 12",
    kernel="6.1.0",
    cpus=4,
    memory_bytes=16 << 30,
    cgroup_version="2",
    cgroup_driver="systemd",
    default_runtime="runc",
    runtimes=("runc",),
    security=("seccomp", "apparmor"),
    warnings=(),
)


@pytest.mark.parametrize("version", ["20.10.24+dfsg1", "28.2.2", "a fork"])
def test_a_new_engine_is_well(version: str) -> None:
    assert engine(replace(FACTS, version=version)).state is State.OK


def test_an_old_engine_is_to_be_replaced() -> None:
    found = engine(replace(FACTS, version="19.03.8"))
    assert found.state is State.FAIL
    assert "older than 20.10" in found.seen
    assert "apt-get install docker.io" in found.cure


def test_cgroups_of_either_version_are_well() -> None:
    assert cgroups(FACTS).seen == "version 2, driver systemd"
    assert cgroups(replace(FACTS, cgroup_version="1", cgroup_driver="cgroupfs")).state is State.OK


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"warnings": ("WARNING: No swap limit support",)}, "swapaccount=1"),
        ({"warnings": ("WARNING: No cpuset support",)}, "update-grub"),
        ({"cgroup_driver": "none"}, "DelegateControllers"),
    ],
)
def test_an_engine_that_cannot_bound_says_what_to_change(
    changed: dict[str, object], words: str
) -> None:
    found = cgroups(replace(FACTS, **changed))  # type: ignore[arg-type]
    assert found.state is State.FAIL
    assert words in found.cure


def test_warnings_that_are_no_limits_of_ours_are_left_alone() -> None:
    warnings = ("WARNING: No blkio throttle.read_bps_device support", "WARNING: bridge-nf-call")
    assert cgroups(replace(FACTS, warnings=warnings)).state is State.OK


def test_a_runtime_that_is_asked_for_must_be_there() -> None:
    assert runtime(FACTS, "").state is State.OK
    assert runtime(replace(FACTS, runtimes=("runc", "runsc")), "runsc").state is State.OK
    found = runtime(FACTS, "runsc")
    assert found.state is State.FAIL
    assert "sudo runsc install" in found.cure
    assert "unset SANDBOX_RUNTIME" in found.cure
    assert "daemon.json" in runtime(FACTS, "kata").cure


@pytest.mark.parametrize(("slots", "cure"), [(4, ""), (5, "Set GAVEL_JUDGE_SLOTS=4.")])
def test_slots_need_a_core_each(slots: int, cure: str) -> None:
    assert room(FACTS, slots).cure == cure


def test_slots_need_memory_each() -> None:
    found = room(replace(FACTS, memory_bytes=5 << 30), 4)
    assert (found.state, found.cure) == (State.WARN, "Set GAVEL_JUDGE_SLOTS=2.")
    assert room(replace(FACTS, memory_bytes=1 << 30), 1).state is State.OK


def test_the_engines_answer_is_read_whatever_it_leaves_out() -> None:
    info: dict[str, object] = {
        "ServerVersion": "28.0.1",
        "CgroupVersion": "2",
        "SecurityOptions": ["name=seccomp,profile=default", "name=cgroupns", "apparmor"],
        "Runtimes": {"runsc": {}, "runc": {}},
        "Warnings": None,
        "NCPU": 8,
    }
    facts = facts_of(info)
    assert facts.security == ("seccomp", "cgroupns", "apparmor")
    assert facts.runtimes == ("runc", "runsc")
    assert (facts.cpus, facts.warnings, facts.cgroup_driver) == (8, (), "")
    assert facts_of({}).cgroup_version == "1"
