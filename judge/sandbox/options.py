"""The container's options: one table, each line with the attack it stops. Nothing else starts a container.

`options()` builds the table, `configuration()` turns it into the engine's words, and a test compares it with what
`docker inspect` says of a real container, line by line.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

_PROFILES = Path(__file__).resolve().parent.parent.parent / "runner-images"
PROFILE = _PROFILES / "seccomp.json"
SUPERVISOR_PROFILE = _PROFILES / "seccomp-supervisor.json"

SITE_LABEL = "gavel.site"
WORKER_LABEL = "gavel.worker"

# The three rights of the supervisor: to end any process, and to become the compiler's or the program's user.
CAPABILITIES = ("KILL", "SETGID", "SETUID")

# Of each container: the gate's user, then three for each submission in turn (supervisor, program, compiler).
SETS = 21
UIDS = 1 + 3 * SETS

_MIB = 1 << 20


class Isolation(StrEnum):
    """What keeps one submission from the next."""

    NAMESPACES = "namespaces"  # a fresh set of them for each, inside a container that stays
    CONTAINER = "container"  # a container for each
    AUTO = "auto"  # the first where the host allows it, else the second


@dataclass(frozen=True)
class Room:
    """How large a container is. The supervisor enforces each job's own limits; these are the hard wall around them."""

    job_memory_mb: int = 2048  # the most that a job may ask for
    box_mb: int = 128  # sources and what is compiled from them
    tmp_mb: int = 64
    inodes: int = 8192
    processes: int = 512
    supervisor_mb: int = 160  # tests that wait, answers that nobody has read yet

    @property
    def memory_bytes(self) -> int:
        """Return the container's memory: a job may fill both file systems and still meet its own limit first."""
        return (self.job_memory_mb + self.box_mb + self.tmp_mb + self.supervisor_mb) * _MIB


@dataclass(frozen=True)
class Seat:
    """A place for one container: its processor core, and a block of UIDS users that no other live container has."""

    cpu: int
    first_uid: int


@dataclass(frozen=True)
class Option:
    """One line of the table: where the engine keeps it, its value, and what it stops."""

    path: tuple[str, ...]
    value: Any
    stops: str


@cache
def seccomp_profile(isolation: Isolation) -> str:
    """Return the system call filter of the container as the engine takes it."""
    profile = json.loads(PROFILE.read_text(encoding="utf-8"))
    if isolation is Isolation.NAMESPACES:
        # Programs get the first profile from the supervisor; this one is the supervisor's own.
        more = json.loads(SUPERVISOR_PROFILE.read_text(encoding="utf-8"))["syscalls"]
        replaced = {name for rule in more for name in rule["names"]}
        kept = (
            {**rule, "names": [name for name in rule["names"] if name not in replaced]}
            for rule in profile["syscalls"]
        )
        profile["syscalls"] = [rule for rule in kept if rule["names"]] + more
    return json.dumps(profile, separators=(",", ":"))


@dataclass(frozen=True)
class Wanted:
    """What differs between containers."""

    image_id: str
    seat: Seat
    isolation: Isolation
    room: Room = field(default_factory=Room)
    # Or `container:<id>`: the empty network of another container of this worker. A third of what it takes to start a
    # container is the making of a network that nobody may use.
    network: str = "none"
    runtime: str = ""
    is_cgroup2: bool = False
    labels: Mapping[str, str] = field(default_factory=dict)


def options(wanted: Wanted) -> tuple[Option, ...]:
    """Return the table for one container."""
    seat, room = wanted.seat, wanted.room
    host = "HostConfig"
    is_shared = wanted.isolation is Isolation.NAMESPACES
    # gVisor counts its own threads as processes of the container.
    pids = 4096 if wanted.runtime == "runsc" else room.processes
    table = [
        Option(("Config", "Image"), wanted.image_id, "another image under the same name"),
        Option(("Config", "User"), "0:0", "a program that shares the supervisor's user"),
        Option(
            ("Config", "Cmd"),
            [wanted.isolation.value]
            + [
                str(number)
                for number in (seat.first_uid, SETS, room.box_mb, room.tmp_mb, room.inodes)
            ],
            "programs of two containers that count as one user's",
        ),
        Option(("Config", "Tty"), False, "typing into the supervisor's terminal (TIOCSTI)"),
        Option(("Config", "OpenStdin"), True, "no way in but the supervisor's stdin"),
        Option(
            ("Config", "StdinOnce"),
            True,
            "containers that outlive their worker: end of stdin ends it",
        ),
        Option(
            ("Config", "Labels"), dict(wanted.labels), "sweeping away another site's containers"
        ),
        Option((host, "AutoRemove"), True, "ended containers that pile up"),
        Option((host, "ReadonlyRootfs"), True, "changing the compiler or the harness"),
        Option((host, "NetworkMode"), wanted.network, "asking the network for the answer"),
        Option((host, "CapDrop"), ["ALL"], "every right of root"),
        Option(
            (host, "CapAdd"),
            list(CAPABILITIES),
            "all but ending programs and changing to their user",
        ),
        Option(
            (host, "SecurityOpt"),
            [
                "no-new-privileges",
                f"seccomp={seccomp_profile(wanted.isolation)}",
                # Docker's own profile for AppArmor forbids all mounts, those of a submission's cell too.
                *(["apparmor=unconfined"] if is_shared else []),
            ],
            "set-uid files; ptrace, keyrings, bpf, io_uring, sockets, foreign ABIs; for programs namespaces and mounts",
        ),
        Option((host, "Privileged"), False, "all of the above at once"),
        Option((host, "PidsLimit"), pids, "fork bombs"),
        Option((host, "Memory"), room.memory_bytes, "taking the machine's memory"),
        Option(
            (host, "MemorySwap"), room.memory_bytes, "taking the machine's swap, and slowing all"
        ),
        Option((host, "CpusetCpus"), str(seat.cpu), "slowing the neighbour's measured run"),
        Option((host, "NanoCpus"), 1_000_000_000, "taking more than one core"),
        Option(
            (host, "Tmpfs"),
            {**_MQUEUE, **({} if is_shared else _folders(seat, room))},
            "filling the disk; notes left for the next test in a message queue's file system",
        ),
        Option(
            (host, "Ulimits"),
            [{"Name": "core", "Soft": 0, "Hard": 0}],
            "filling the disk with core files",
        ),
        Option(
            (host, "IpcMode"),
            "none",
            "shared memory left for the next program; /dev/shm is not there",
        ),
        Option((host, "PidMode"), "", "seeing other processes"),
        Option((host, "UTSMode"), "", "the host's name"),
        Option(
            (host, "LogConfig"),
            {"Type": "none", "Config": {}},
            "filling the engine's disk with output",
        ),
        Option((host, "Init"), False, "a first process that is not ours"),
        Option(
            (host, "Binds"), None, "every host path: each great escape of a judge went through one"
        ),
        Option((host, "Devices"), [], "devices of the host"),
        Option(
            (host, "RestartPolicy"),
            {"Name": "no", "MaximumRetryCount": 0},
            "a container that comes back used",
        ),
    ]
    if wanted.network == "none":  # else it is the other container's
        table.append(Option(("Config", "Hostname"), "box", "finding out the container's id"))
    if is_shared:
        # The kernel lets nobody mount a fresh /proc while parts of the old one are covered. A cell's /proc has none of
        # the covered things in it (cell.h), and the container's own is seen by the gate alone.
        table += [
            Option(
                (host, "MaskedPaths"), [], "a cell that would have to share the container's /proc"
            ),
            Option((host, "ReadonlyPaths"), [], "the same"),
        ]
    if wanted.is_cgroup2:
        table.append(
            Option((host, "CgroupnsMode"), "private", "reading other containers' accounts")
        )
    if wanted.runtime:
        table.append(
            Option((host, "Runtime"), wanted.runtime, "the host's kernel, when gVisor is asked for")
        )
    return tuple(table)


_MQUEUE = {"/dev/mqueue": "ro,noexec,nosuid,nodev,size=4k,nr_inodes=2,mode=0555"}


def _folders(seat: Seat, room: Room) -> dict[str, str]:
    """Return the two folders that a job may write to, where the container is for one submission."""
    owner = f"uid={seat.first_uid + 1},gid={seat.first_uid + 1}"  # the compiler's user
    return {
        "/box": f"rw,exec,nosuid,nodev,noatime,size={room.box_mb}m,nr_inodes={room.inodes},mode=0755,{owner}",
        "/tmp": f"rw,noexec,nosuid,nodev,noatime,size={room.tmp_mb}m,nr_inodes={room.inodes},mode=1777",  # noqa: S108
    }


def configuration(table: tuple[Option, ...]) -> dict[str, Any]:
    """Return the table in the words of the engine's create call."""
    # What is no wall but belongs to every container.
    body: dict[str, Any] = {
        "AttachStdin": True,
        "AttachStdout": True,
        "AttachStderr": True,
        "HostConfig": {},
    }
    for option in table:
        room, name = option.path
        (body if room == "Config" else body[room])[name] = option.value
    return body
