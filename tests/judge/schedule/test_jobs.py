"""The list of jobs: what it names exists, and docs/background.md shows it."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path

import pytest

from judge.config.celery import app
from judge.schedule.job import Job
from judge.schedule.jobs import BY_NAME, JOBS

ROOT = Path(__file__).resolve().parents[3]
QUEUES = {"maintenance", "board"}
HEAD = ["| job | runs | queue | what for |", "| --- | --- | --- | --- |"]


def row(job: Job) -> str:
    purpose = re.sub(r"(GAVEL_[A-Z_]+)", r"`\1`", job.purpose)
    return f"| `{job.name}` | {job.rhythm} | `{job.queue}` | {purpose} |"


def test_the_documented_table_is_the_list() -> None:
    table = "\n".join([*HEAD, *map(row, JOBS)])
    text = (ROOT / "docs/background.md").read_text()
    (written,) = re.findall(r"<!-- jobs: .* -->\n(.*)\n<!-- /jobs -->", text, re.S)
    assert written == table, f"docs/background.md should have:\n{table}"


@pytest.mark.parametrize("job", JOBS, ids=lambda job: job.name)
def test_what_a_job_names_is_there(job: Job) -> None:
    app.loader.import_default_modules()
    assert job.task in app.tasks
    assert job.queue in QUEUES
    assert re.fullmatch(r"[A-Z].*\.", job.purpose)
    assert job.within >= timedelta(minutes=1)


def test_names_are_given_once() -> None:
    assert len(BY_NAME) == len(JOBS)


def test_workers_are_started_for_the_queues_of_jobs() -> None:
    for path in ("compose.yaml", "setup/site.py"):
        assert "board,maintenance" in (ROOT / path).read_text(), path
