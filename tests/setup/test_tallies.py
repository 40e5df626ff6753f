from __future__ import annotations

from pathlib import Path

from setup.tallies import Tally, closing_line, read

_REPORT = """<?xml version="1.0"?><testsuites><testsuite name="pytest" errors="1" failures="2" skipped="3"
 tests="10" time="12.5"></testsuite></testsuites>"""


def test_it_counts_what_pytest_reports(tmp_path: Path) -> None:
    (tmp_path / "fast.xml").write_text(_REPORT)
    assert read(tmp_path / "fast.xml") == Tally(
        passed=4, failed=2, errors=1, skipped=3, seconds=12.5
    )


def test_a_run_without_a_report_is_an_error_and_not_a_success(tmp_path: Path) -> None:
    assert read(tmp_path / "missing.xml").errors == 1


def test_it_closes_as_pytest_does() -> None:
    total = Tally(passed=4, skipped=1, seconds=2) + Tally(passed=807, failed=1, seconds=510.3)
    assert closing_line(total).strip("=") == " 1 failed, 811 passed, 1 skipped in 512.30s "
    assert "no tests ran" in closing_line(Tally())
