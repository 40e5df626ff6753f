"""What an engine says of itself (`docker info`), in our words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

USER_IDS = range(1 << 20, 1 << 31)
MAPPED_USER_IDS = range(10_000, 64_000)


@dataclass(frozen=True)
class Facts:
    """An engine and the machine below it."""

    version: str  # "20.10.24"
    system: str  # "Debian GNU/Linux 12 (bookworm)"
    kernel: str
    cpus: int
    memory_bytes: int
    cgroup_version: str  # "1" or "2"
    cgroup_driver: str  # "systemd", "cgroupfs"
    default_runtime: str
    runtimes: tuple[str, ...]
    security: tuple[str, ...]  # "seccomp", "apparmor", "selinux", "rootless", "userns"
    warnings: tuple[str, ...]  # the engine's own: "WARNING: No swap limit support"

    @property
    def user_ids(self) -> range:
        """Return the users that containers may have.

        The kernel counts a user's processes all over the machine, so each container has its own, unlike those of other
        sites, too: hence so many. An engine that maps users has 65,536 for all.
        """
        is_mapped = {"rootless", "userns"} & set(self.security)
        return MAPPED_USER_IDS if is_mapped else USER_IDS


def facts_of(info: Mapping[str, Any]) -> Facts:
    """Read the engine's answer; what it leaves out is empty."""
    return Facts(
        version=str(info.get("ServerVersion") or ""),
        system=str(info.get("OperatingSystem") or ""),
        kernel=str(info.get("KernelVersion") or ""),
        cpus=int(info.get("NCPU") or 0),
        memory_bytes=int(info.get("MemTotal") or 0),
        cgroup_version=str(info.get("CgroupVersion") or "1"),
        cgroup_driver=str(info.get("CgroupDriver") or ""),
        default_runtime=str(info.get("DefaultRuntime") or ""),
        runtimes=tuple(sorted(info.get("Runtimes") or ())),
        security=tuple(_name(option) for option in info.get("SecurityOptions") or ()),
        warnings=tuple(info.get("Warnings") or ()),
    )


def _name(option: str) -> str:
    """Return `seccomp` of `name=seccomp,profile=default`."""
    return option.partition(",")[0].removeprefix("name=")
