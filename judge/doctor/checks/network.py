"""Does a program reach anybody? A real attempt, to an address that stands for nobody (RFC 5737)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from judge.doctor import cures
from judge.doctor.check import Check
from judge.doctor.patient import Patient
from judge.doctor.report import Finding, fail, ok
from judge.sandbox.box import JobLimits

ORDER = 40
GROUP = "Network"

REFUSED = "refused"
_LIMITS = JobLimits(cpu_time_s=5.0, wall_time_s=20.0, memory_mb=128)
_ATTEMPT = """
import json, socket
said = {}
for name, family, address in (
    ("IPv4", socket.AF_INET, ("192.0.2.1", 80)),
    ("IPv6", socket.AF_INET6, ("2001:db8::1", 80)),
    ("a local socket", socket.AF_UNIX, "/var/run/docker.sock"),
):
    try:
        one = socket.socket(family, socket.SOCK_STREAM)
    except OSError:
        said[name] = "refused"
        continue
    one.settimeout(2)
    try:
        one.connect(address)
        said[name] = "connected"
    except OSError as error:
        said[name] = f"a socket could be made ({error})"
print(json.dumps(said))
"""


def checks() -> Iterable[Check]:
    """Return the attempt."""
    return (Check("network", _attempt),)


def _attempt(patient: Patient) -> Finding:
    result = patient.run(_ATTEMPT, _LIMITS)
    try:
        said = json.loads(result.stdout)
    except ValueError:
        said = {}
    return network(said)


def network(said: Mapping[str, str]) -> Finding:
    """Judge what became of each attempt."""
    made = {name: end for name, end in said.items() if end != REFUSED}
    if not said:
        return fail("the program that tries the network did not end well", cures.BOX)
    if made:
        return fail("; ".join(f"{name}: {end}" for name, end in made.items()), cures.SECCOMP)
    return ok(f"no socket can be made: {', '.join(said)} refused")
