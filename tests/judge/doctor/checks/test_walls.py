from __future__ import annotations

from copy import deepcopy
from dataclasses import replace
from typing import Any

import pytest

from judge.doctor.checks.walls import (
    apparmor,
    capabilities,
    doors,
    isolation,
    no_new_privileges,
    seccomp,
)
from judge.doctor.report import State
from judge.sandbox.facts import facts_of
from judge.sandbox.options import Isolation

FACTS = facts_of({"SecurityOptions": ["name=seccomp,profile=default", "name=apparmor"]})
NONE, THREE = "0" * 16, "00000000000000e0"
PROGRAM = {
    "Uid": "10002 10002 10002 10002",
    "Groups": "",
    **dict.fromkeys(("CapInh", "CapPrm", "CapEff", "CapAmb"), NONE),
    "CapBnd": THREE,
    "NoNewPrivs": "1",
    "Seccomp": "2",
}
SUPERVISOR = {**PROGRAM, "CapPrm": THREE, "CapEff": THREE}
HELLO: dict[str, Any] = {
    "isolation": "namespaces",
    "gate": SUPERVISOR,
    "supervisor": SUPERVISOR,
    "program": PROGRAM,
    "interfaces": ["lo"],
    "open": [],
}


def hello(**program: str) -> dict[str, Any]:
    changed = deepcopy(HELLO)
    changed["program"].update(program)
    return changed


def test_walls_that_stand_are_well() -> None:
    for found in (
        capabilities(HELLO),
        no_new_privileges(HELLO),
        seccomp(HELLO, FACTS),
        doors(HELLO),
    ):
        assert found.state is State.OK, found


def test_a_capability_of_a_program_is_a_failure() -> None:
    found = capabilities(hello(CapEff="0000000000200000"))
    assert found.state is State.FAIL
    assert "a program's CapEff is 0000000000200000" in found.seen
    assert "sudo systemctl restart docker" in found.cure


def test_a_supervisor_with_more_rights_than_three_is_a_failure() -> None:
    changed = deepcopy(HELLO)
    changed["supervisor"]["CapEff"] = "000001ffffffffff"
    assert capabilities(changed).state is State.FAIL


def test_new_privileges_are_a_failure() -> None:
    assert no_new_privileges(hello(NoNewPrivs="0")).state is State.FAIL


def test_no_filter_of_system_calls_is_a_failure() -> None:
    found = seccomp(hello(Seccomp="0"), FACTS)
    assert found.state is State.FAIL
    assert "docker info" in found.cure


def test_an_engine_that_hides_its_seccomp_is_a_warning() -> None:
    assert seccomp(HELLO, replace(FACTS, security=())).state is State.WARN


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"open": ["socket(AF_INET)"]}, "open to programs: socket(AF_INET)"),
        ({"open": ["writing /dev/shm"]}, "open to programs: writing /dev/shm"),
        ({"interfaces": ["lo", "eth0"]}, "eth0"),
    ],
)
def test_an_open_door_is_a_failure_that_names_it(changed: dict[str, Any], words: str) -> None:
    found = doors({**HELLO, **changed})
    assert found.state is State.FAIL
    assert words in found.seen
    assert "sudo systemctl restart docker" in found.cure


def test_a_report_that_is_empty_is_no_good_report() -> None:
    for found in (capabilities({}), no_new_privileges({}), seccomp({}, FACTS), doors({})):
        assert found.state is State.FAIL


def test_the_isolation_in_force_is_told_with_its_reason() -> None:
    found = isolation(asked=Isolation.AUTO, in_force=Isolation.NAMESPACES, reason="")
    assert (found.state, "namespaces" in found.seen) == (State.OK, True)
    found = isolation(asked=Isolation.CONTAINER, in_force=Isolation.CONTAINER, reason="")
    assert (found.state, "by setting" in found.seen) == (State.OK, True)
    found = isolation(asked=Isolation.AUTO, in_force=Isolation.CONTAINER, reason="unshare: EPERM")
    assert found.state is State.WARN
    assert "unshare: EPERM" in found.seen
    assert "apparmor_restrict_unprivileged_userns=0" in found.cure
    assert "GAVEL_SANDBOX_ISOLATION=container" in found.cure


def test_apparmor_is_told_and_never_needed() -> None:
    shared, single = Isolation.NAMESPACES, Isolation.CONTAINER
    without = replace(FACTS, security=("seccomp",))
    told = [
        apparmor(without, in_force=shared, is_restricting=False),
        apparmor(FACTS, in_force=single, is_restricting=False),
        apparmor(FACTS, in_force=shared, is_restricting=True),
    ]
    assert {found.state for found in told} == {State.OK}
    assert len({found.seen for found in told}) == 3
