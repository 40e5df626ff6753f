"""manage.py doctor, as an operator meets it: with a real engine, and without one."""

from __future__ import annotations

import gc
import json
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command

from judge.doctor.report import Line, State
from judge.management.commands.doctor import NAME_WIDTH, lines_of
from judge.sandbox import docker_sandbox, options
from judge.sandbox.options import Isolation, Option, configuration


def doctor(*arguments: str) -> tuple[int, str, str]:
    out, err = StringIO(), StringIO()
    code = 0
    try:
        call_command("doctor", *arguments, stdout=out, stderr=err, no_color=True)
    except SystemExit as end:
        code = int(end.code or 0)
    return code, out.getvalue(), err.getvalue()


@pytest.mark.containers
def test_the_quick_doctor_finds_this_machine_fit_to_judge() -> None:
    code, out, err = doctor("--quick", "--json")
    report = json.loads(out)
    failed = [check for check in report["checks"] if check["state"] == "fail"]
    # Its figures depend on how busy the machine is: whatever is about time may be a warning, and is not looked at.
    assert not [check for check in failed if check["group"] != "Clocks"], failed
    assert code == bool(failed)
    tried = {check["name"]: check for check in report["checks"]}
    assert {"engine", "seccomp", "memory", "network", "between two submissions"} <= set(tried)
    assert not [check for check in report["checks"] if check["state"] == "skipped"]
    assert "Languages: Python: image" in err  # progress, while the document is awaited


@pytest.mark.containers
def test_the_setting_gives_each_submission_a_container(settings: Any) -> None:
    settings.SANDBOX_ISOLATION = Isolation.CONTAINER
    settings.JUDGE_SLOTS = 1
    _, out, _ = doctor("--quick", "--json")
    (found,) = [check for check in json.loads(out)["checks"] if check["name"] == "isolation"]
    assert found["seen"] == "a container for each submission, by setting"


@pytest.mark.containers
def test_an_engine_that_leaves_a_wall_away_fails_and_nothing_is_run_on_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def weaker(table: tuple[Option, ...]) -> dict[str, Any]:
        body = configuration(table)
        body["HostConfig"]["SecurityOpt"] = ["no-new-privileges"]
        return body

    monkeypatch.setattr(docker_sandbox, "configuration", weaker)
    code, out, _ = doctor("--json")
    checks = {check["name"]: check for check in json.loads(out)["checks"]}
    assert code == 1
    assert checks["isolation"]["state"] == "fail"
    assert "HostConfig.SecurityOpt" in checks["isolation"]["seen"]
    assert "seccomp" in checks["isolation"]["cure"]
    assert checks["network"]["state"] == checks["submissions a second"]["state"] == "skipped"


@pytest.mark.containers
def test_a_host_that_gives_no_namespaces_is_a_warning_with_its_reason(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # As where the host's rules stop the supervisor: it gets the filter that programs get.
    strict = options.seccomp_profile(Isolation.CONTAINER)
    monkeypatch.setattr(options, "seccomp_profile", lambda isolation: strict)
    _, out, _ = doctor("--quick", "--json")
    (found,) = [check for check in json.loads(out)["checks"] if check["name"] == "isolation"]
    assert found["state"] == "warn"
    assert "a container for each submission: as safe, but slower. No namespaces" in found["seen"]
    assert "sysctl" in found["cure"]


# docker-py forgets to close the socket that did not connect.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_without_an_engine_it_fails_and_says_what_to_type(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DOCKER_HOST", "unix:///nowhere/docker.sock")
    code, out, _ = doctor()
    assert code == 1
    assert "No Docker engine answers" in out
    assert "=> Start the engine: `sudo systemctl start docker`" in " ".join(out.split())
    assert "1 failed" in out.splitlines()[-1]
    gc.collect()


def test_lines_stand_in_columns_and_fit_the_terminal() -> None:
    line = Line("Limits", "memory", State.FAIL, "seen " * 40, "type `this` " * 20, 1.5)
    texts = lines_of(line, width=90)
    assert texts[0].startswith(f"  fail    {'memory':<{NAME_WIDTH}}seen")
    assert texts[0].endswith(" 1.50 s")
    assert all(len(text) <= 90 for text in texts)
    assert texts[-1].startswith(" " * (10 + NAME_WIDTH + 3))
