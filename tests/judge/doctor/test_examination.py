"""What becomes of the checks together, with a sandbox that opens nothing."""

from __future__ import annotations

import pytest

from judge.doctor import cures
from judge.doctor.check import Check, Needs, all_checks
from judge.doctor.examination import examine
from judge.doctor.patient import Patient
from judge.doctor.report import Finding, Line, Report, State, fail, ok
from judge.sandbox.errors import (
    BoxLost,
    EngineUnavailable,
    ImageMissing,
    IsolationMissing,
    SandboxError,
)


def nobody() -> Patient:
    def no_engine() -> object:
        raise EngineUnavailable("No Docker engine answers: no such file")

    return Patient(no_engine, slots=2)  # type: ignore[arg-type]


def raising(error: Exception, *, gives: Needs = Needs.NOTHING) -> Check:
    def look(_: Patient) -> Finding:
        raise error

    return Check("breaks", look, Needs.NOTHING, gives=gives)


def report_of(*checks: Check, is_quick: bool = False) -> Report:
    return examine(nobody(), is_quick=is_quick, checks=[("Group", check) for check in checks])


def test_without_an_engine_one_check_fails_and_the_rest_is_not_tried() -> None:
    report = examine(nobody())
    failed = [line for line in report.lines if line.state is State.FAIL]
    assert [line.name for line in failed] == ["engine"]
    assert "sudo systemctl start docker" in failed[0].cure
    skipped = [line for line in report.lines if line.state is State.SKIPPED]
    assert len(skipped) > 20
    assert {line.seen for line in skipped} == {"not tried: no engine answered"}
    assert "failed" in report.summary
    assert "not tried" in report.summary


def test_without_walls_nothing_is_run_but_the_engine_is_told() -> None:
    without = raising(IsolationMissing("no seccomp filter is in force"), gives=Needs.BOX)
    never = Check("runs", lambda _: pytest.fail("it was run"), Needs.BOX)
    engine = Check("engine", lambda _: ok("well"), Needs.ENGINE)
    report = report_of(without, never, engine)
    assert [line.state for line in report.lines] == [State.FAIL, State.SKIPPED, State.OK]
    assert report.lines[1].seen == "not tried: no box could be opened"
    assert report.state is State.FAIL


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (EngineUnavailable("No Docker engine answers: Permission denied"), "usermod -aG docker"),
        (EngineUnavailable("No Docker engine answers: [Errno 2]"), "systemctl start docker"),
        (EngineUnavailable("Docker refused: no space left"), "journalctl -u docker"),
        (ImageMissing("The runner image is not there"), "make images"),
        (IsolationMissing("no seccomp filter is in force"), "SecurityOptions"),
        (IsolationMissing("HostConfig.Binds is ['/:/host']"), "daemon.json"),
        (IsolationMissing("No namespaces inside a container: x"), "GAVEL_SANDBOX_ISOLATION=auto"),
        (BoxLost("the supervisor sent nothing"), "dmesg"),
        (SandboxError("the sandbox is closed"), "dmesg"),
    ],
)
def test_every_failure_of_the_sandbox_says_what_to_type(error: SandboxError, words: str) -> None:
    (line,) = report_of(raising(error)).lines
    assert line.state is State.FAIL
    assert str(error) in line.seen
    assert words in line.cure


def test_a_check_that_breaks_does_not_hide_the_others() -> None:
    report = report_of(raising(ZeroDivisionError("by nothing")), Check("other", lambda _: ok("x")))
    assert "ZeroDivisionError" in report.lines[0].seen
    assert report.lines[0].cure == cures.REPORT
    assert report.lines[1].state is State.OK


def test_a_finding_without_a_cure_is_refused() -> None:
    with pytest.raises(ValueError, match="what to do about it"):
        fail("broken", "")


def test_quick_leaves_the_long_ones_out() -> None:
    long = Check("long", lambda _: pytest.fail("it was run"), Needs.NOTHING, is_quick=False)
    short = Check("short", lambda _: ok("x"), Needs.NOTHING)
    assert [line.name for line in report_of(long, short, is_quick=True).lines] == ["short"]


def test_it_tells_what_it_looks_at_and_what_it_saw() -> None:
    begun: list[str] = []
    told: list[Line] = []
    examine(
        nobody(),
        checks=[("Group", Check("one", lambda _: ok("well"), Needs.NOTHING))],
        on_begin=lambda group, name: begun.append(f"{group}: {name}"),
        on_line=told.append,
    )
    assert begun == ["Group: one"]
    assert [line.seen for line in told] == ["well"]


def test_a_report_survives_its_document() -> None:
    report = report_of(Check("one", lambda _: fail("bad", "type this"), Needs.NOTHING))
    read = Report.read(report.document())
    assert read.document() == report.document()
    assert read.state is State.FAIL
    assert read.lines[0].cure == "type this"


def test_names_are_told_apart_and_themes_come_in_order() -> None:
    names = [(group, check.name) for group, check in all_checks()]
    assert len(names) == len(set(names))
    groups = list(dict.fromkeys(group for group, _ in names))
    assert groups == [
        "Engine", "Walls", "Limits", "Network", "Leftovers", "Clocks", "Languages", "Performance",
    ]  # fmt: skip
