"""The walls: the table against a real `docker inspect`, the probe from inside, and refusing when one is missing."""

from __future__ import annotations

import gc
import json
import re
import subprocess
from typing import Any

import pytest

from judge.sandbox import docker_sandbox, walls
from judge.sandbox.docker_box import DockerBox
from judge.sandbox.docker_sandbox import DockerSandbox
from judge.sandbox.errors import EngineUnavailable, ImageMissing, IsolationMissing
from judge.sandbox.options import (
    Isolation,
    Option,
    Seat,
    Wanted,
    configuration,
    options,
    seccomp_profile,
)

MODES = [Isolation.NAMESPACES, Isolation.CONTAINER]

GOOD_STATUS = {"CapInh": "0" * 16, "CapAmb": "0" * 16, "NoNewPrivs": "1", "Seccomp": "2"}
WATCHER = {
    **GOOD_STATUS,
    "Uid": "9999 9999 9999 9999",
    "CapEff": "00000000000000e0",
    "CapPrm": "00000000000000e0",
    "CapBnd": "00000000000000e0",
}
GOOD: dict[str, Any] = {
    "isolation": "namespaces",
    "gate": WATCHER,
    "supervisor": WATCHER,
    "program": {
        **GOOD_STATUS,
        "CapEff": "0" * 16,
        "CapPrm": "0" * 16,
        "Uid": "10000 10000 10000 10000",
        "Groups": " ",
    },
    "interfaces": ["lo"],
    "open": [],
}


def test_a_good_report_is_good() -> None:
    assert list(walls.missing_inside(GOOD, Isolation.NAMESPACES)) == []
    alone = {**GOOD, "isolation": "container", "gate": {}}
    assert list(walls.missing_inside(alone, Isolation.CONTAINER)) == []


@pytest.mark.parametrize(
    ("who", "name", "value", "words"),
    [
        ("supervisor", "CapEff", "000001ffffffffff", "the supervisor's CapEff"),
        ("gate", "CapBnd", "000001ffffffffff", "the gate's CapBnd"),
        ("gate", "Uid", "0 0 0 0", "the gate's users are 0"),
        ("program", "CapPrm", "00000000000000e0", "a program's CapPrm"),
        ("program", "NoNewPrivs", "0", "no-new-privileges is not in force for a program"),
        ("supervisor", "Seccomp", "0", "no seccomp filter is in force for the supervisor"),
        ("program", "Uid", "0 0 0 0", "a program's users are 0"),
        ("program", "Groups", "27 100", "in the groups 27 100"),
    ],
)
def test_each_missing_wall_is_named(who: str, name: str, value: str, words: str) -> None:
    report = {**GOOD, who: {**GOOD[who], name: value}}
    assert [words in text for text in walls.missing_inside(report, Isolation.NAMESPACES)] == [True]


def test_open_doors_interfaces_and_empty_reports_are_named() -> None:
    assert list(walls.missing_inside({**GOOD, "open": ["ptrace"]}, Isolation.NAMESPACES)) == [
        "open to programs: ptrace"
    ]
    foreign = {**GOOD, "interfaces": ["lo", "eth0"]}
    assert "eth0" in next(walls.missing_inside(foreign, Isolation.NAMESPACES))
    assert len(list(walls.missing_inside({}, Isolation.NAMESPACES))) > 10


def test_weaker_walls_than_were_asked_for_are_named() -> None:
    report = {**GOOD, "isolation": "container"}
    assert list(walls.missing_inside(report, Isolation.NAMESPACES)) == [
        "submissions are kept apart by container instead of namespaces"
    ]


def table(isolation: Isolation = Isolation.NAMESPACES) -> tuple[Option, ...]:
    return options(
        Wanted(image_id="sha256:x", seat=Seat(cpu=0, first_uid=20_000), isolation=isolation)
    )


@pytest.mark.parametrize("isolation", MODES)
def test_each_option_says_what_it_stops_and_stands_once(isolation: Isolation) -> None:
    assert all(option.stops for option in table(isolation))
    paths = [option.path for option in table(isolation)]
    assert len(set(paths)) == len(paths)


def test_an_engine_that_forgot_an_option_is_found_out() -> None:
    inspection: dict[str, Any] = {"Config": {}, "HostConfig": {}}
    for option in table():
        inspection[option.path[0]][option.path[1]] = option.value
    assert list(walls.missing_outside(table(), inspection)) == []
    inspection["HostConfig"]["ReadonlyRootfs"] = False
    inspection["HostConfig"]["Binds"] = ["/:/host"]
    assert [text.split(" ")[0] for text in walls.missing_outside(table(), inspection)] == [
        "HostConfig.ReadonlyRootfs",
        "HostConfig.Binds",
    ]


def allowed_calls(isolation: Isolation) -> set[str]:
    profile = json.loads(seccomp_profile(isolation))
    assert profile["defaultAction"] == "SCMP_ACT_ERRNO"
    assert profile["architectures"] == ["SCMP_ARCH_X86_64"]
    return {
        name
        for rule in profile["syscalls"]
        if rule["action"] == "SCMP_ACT_ALLOW" and not rule.get("args")
        for name in rule["names"]
    }


def test_the_filters_name_no_dangerous_call_as_allowed() -> None:
    dangerous = [
        "unshare",
        "setns",
        "mount",
        "umount2",
        "pivot_root",
        "chroot",
        "ptrace",
        "process_vm_readv",
        "process_vm_writev",
        "kcmp",
        "pidfd_getfd",
        "keyctl",
        "add_key",
        "request_key",
        "bpf",
        "perf_event_open",
        "userfaultfd",
        "io_uring_setup",
        "io_uring_enter",
        "name_to_handle_at",
        "open_by_handle_at",
        "fanotify_init",
        "inotify_init1",
        "personality",
        "mknod",
        "mknodat",
        "socket",
        "socketpair",
        "connect",
        "clone",
        "clone3",
        "seccomp",
        "prctl",
        "fcntl",
        "flock",
        "shmget",
        "shmat",
        "msgget",
        "semget",
        "mq_open",
        "kexec_load",
        "init_module",
        "reboot",
        "swapon",
        "syslog",
        "settimeofday",
        "clock_settime",
        "modify_ldt",
        "iopl",
        "ioperm",
        "acct",
        "quotactl",
    ]
    assert allowed_calls(Isolation.CONTAINER).isdisjoint(dangerous)
    # The container's own, where programs have the other one on top of it.
    assert allowed_calls(Isolation.NAMESPACES) & set(dangerous) == {
        "clone",
        "mount",
        "prctl",
        "setns",
    }


@pytest.mark.containers
def test_a_real_container_is_as_the_table_says(box: DockerBox) -> None:
    inspection = json.loads(
        subprocess.run(
            ["docker", "inspect", box.container_id], capture_output=True, check=True, text=True
        ).stdout
    )[0]
    uid = int(inspection["Config"]["Cmd"][1])
    wanted = options(
        Wanted(
            image_id=box.image_id,
            seat=Seat(cpu=int(inspection["HostConfig"]["CpusetCpus"]), first_uid=uid),
            isolation=box.isolation,
            network=inspection["HostConfig"]["NetworkMode"],
        )
    )
    for option in wanted:
        if option.path != ("Config", "Labels"):
            found = inspection[option.path[0]].get(option.path[1])
            assert found == option.value or (not found and not option.value), option
    assert inspection["Mounts"] == []
    is_alone = box.isolation is Isolation.CONTAINER
    assert bool(inspection["HostConfig"]["MaskedPaths"]) == is_alone
    assert set(inspection["NetworkSettings"]["Networks"]) == (set() if is_alone else {"none"})
    if is_alone:
        kind, _, holder = inspection["HostConfig"]["NetworkMode"].partition(":")
        assert kind == "container"
        words = ["docker", "inspect", "-f", "{{.HostConfig.NetworkMode}}", holder]
        assert subprocess.run(words, capture_output=True, check=True).stdout == b"none\n"
    assert "gavel.site" in inspection["Config"]["Labels"]


# A wall taken away, and what is said of it.
BREACHES = [
    ("SecurityOpt", ["no-new-privileges", "seccomp=unconfined"], "no seccomp filter"),
    ("SecurityOpt", ["no-new-privileges"], "system calls of i386|refuses new namespaces"),
    ("NetworkMode", "bridge", "HostConfig.NetworkMode is 'bridge'"),
    ("CapDrop", [], "HostConfig.CapDrop is |stays in the bounding set"),
    (
        "CapAdd",
        ["KILL", "SETGID", "SETUID", "SYS_PTRACE"],
        "HostConfig.CapAdd is |stays in the bounding set",
    ),
    ("ReadonlyRootfs", False, "HostConfig.ReadonlyRootfs is False"),
    (
        "Tmpfs",
        {"/box": "mode=0777", "/tmp": "mode=1777,exec"},
        "open to programs: writing /dev/mqueue",
    ),
    ("IpcMode", "private", "open to programs: writing /dev/shm"),
    ("Memory", 0, "HostConfig.Memory is 0"),
    ("Binds", ["/usr:/host:ro"], "HostConfig.Binds"),
]


@pytest.mark.containers
@pytest.mark.parametrize(("name", "value", "words"), BREACHES)
def test_judging_is_refused_when_a_wall_is_missing(
    sandbox: DockerSandbox,
    site: str,
    python_image: str,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    value: object,
    words: str,
) -> None:
    def weaker(table: tuple[Option, ...]) -> dict[str, Any]:
        body = configuration(table)
        body["HostConfig"][name] = value
        if name == "Memory":
            body["HostConfig"]["MemorySwap"] = 0
        return body

    monkeypatch.setattr(docker_sandbox, "configuration", weaker)
    weak = DockerSandbox(slots=1, site=site, isolation=sandbox.isolation)
    try:
        with pytest.raises(IsolationMissing) as caught, weak.box(python_image):
            pass
        assert re.search(words, str(caught.value))
    finally:
        weak.close()


@pytest.mark.containers
def test_a_missing_image_says_how_to_build_it(sandbox: DockerSandbox) -> None:
    name = "gavel-runner-python:000000000000"
    with pytest.raises(ImageMissing, match="make images"), sandbox.box(name):
        pass


# docker-py forgets to close the socket that did not connect.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_an_engine_that_is_not_there_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DOCKER_HOST", "unix:///nowhere/docker.sock")
    with pytest.raises(EngineUnavailable, match="No Docker engine answers"):
        DockerSandbox(slots=1, site="nowhere")
    gc.collect()
