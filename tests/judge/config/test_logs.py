from __future__ import annotations

import json
import logging
import sys
from collections.abc import Iterator
from logging.config import dictConfig

import pytest
import structlog
from django.conf import settings

from judge.config import logs


@pytest.fixture
def production() -> Iterator[None]:
    dictConfig(logs.configure(is_json=True))
    yield
    dictConfig(settings.LOGGING)
    logs.configure(is_json=False)


def test_a_failure_is_one_json_line_with_its_submission_and_no_variables(
    production: None, capsys: pytest.CaptureFixture[str]
) -> None:
    logging.getLogger().handlers[0].setStream(sys.stderr)  # type: ignore[attr-defined]
    with structlog.contextvars.bound_contextvars(submission="0197"):
        try:
            hidden_test = "the hidden input"
            raise ValueError(len(hidden_test))
        except ValueError:
            structlog.get_logger("judge").exception("judging_failed")
    (line,) = capsys.readouterr().err.splitlines()
    event = json.loads(line)
    assert (event["event"], event["submission"], event["level"]) == (
        "judging_failed",
        "0197",
        "error",
    )
    assert "ValueError: 16" in event["exception"]
    assert "the hidden input" not in event["exception"]


def test_libraries_write_in_the_same_form(
    production: None, capsys: pytest.CaptureFixture[str]
) -> None:
    logging.getLogger().handlers[0].setStream(sys.stderr)  # type: ignore[attr-defined]
    logging.getLogger("celery").warning("no %s", "broker")
    assert json.loads(capsys.readouterr().err)["event"] == "no broker"


def test_of_a_long_list_the_first_few_are_told_and_how_many_there_were(
    production: None, capsys: pytest.CaptureFixture[str]
) -> None:
    logging.getLogger().handlers[0].setStream(sys.stderr)  # type: ignore[attr-defined]
    few = list(range(logs.LISTED))
    structlog.get_logger("judge").info("judged", submissions=few, participations=[*few, 7, 7])
    event = json.loads(capsys.readouterr().err)
    assert event["submissions"] == event["participations"] == few
    assert event["participations_in_all"] == logs.LISTED + 2
    assert "submissions_in_all" not in event
