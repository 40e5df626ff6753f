"""docs/api.md tells the truth: its commands are run against a live site, its codes are those of the code."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
from pytest_django.live_server_helper import LiveServer

from judge.accounts import tokens
from judge.accounts.models import Scope
from judge.submissions.admission import admitted_language
from judge.submissions.errors import SubmissionRefused
from judge.submissions.models import Submission
from leaderboard.contests.board import replay
from leaderboard.contests.participate import enrol, start_virtual
from tests.factories import make_problem, make_submission, make_user
from tests.leaderboard.contests.factories import make_contest

ROOT = Path(__file__).resolve().parents[3]
TEXT = (ROOT / "docs/api.md").read_text()
COMMANDS = [
    command
    for command in re.findall(r"```sh\n(.*?)```", TEXT, re.DOTALL)
    if not command.startswith("export")
]


@pytest.fixture
def shell(
    live_server: LiveServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> dict[str, Any]:
    """Return what the page's commands need: the site, a token, a submission, a file."""
    monkeypatch.setattr("judge.submissions.queues.wake", lambda *_: None)  # nobody judges here
    user = make_user("owner")
    problem = make_problem(slug="two-sum", title="Two Sum")
    _, secret = tokens.issue(user, name="t", scopes=[Scope.SUBMIT], expires_at=None)
    enrol(user, make_contest(slug="demo-round", problems=[make_problem(), problem]))
    start_virtual(user, make_contest(slug="demo-finished", begins_in_min=-600))
    replay.record_finished()
    (tmp_path / "solution.py").write_text("print(1)\n")
    submission = make_submission(user, problem, verdict=None)
    return {
        "cwd": tmp_path,
        "env": {
            "PATH": "/usr/local/bin:/usr/bin:/bin",
            "SITE": live_server.url,
            "TOKEN": secret,
            "ID": str(submission.pk),
            "ETAG": '"none"',
        },
    }


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_of_the_page_works(shell: dict[str, Any], command: str) -> None:
    done = subprocess.run(
        ["bash", "-ec", command], capture_output=True, text=True, timeout=30, check=True, **shell
    )

    head, _, body = done.stdout.rpartition("\n\n")
    document = json.loads(body)
    assert "code" not in document, document
    assert not head or re.match(r"HTTP/1.1 20[02] ", head)


@pytest.mark.django_db(transaction=True)
def test_the_file_of_the_page_is_what_is_stored(shell: dict[str, Any]) -> None:
    (command,) = [command for command in COMMANDS if "solution.py" in command]

    subprocess.run(["bash", "-ec", command], check=True, capture_output=True, timeout=30, **shell)

    assert Submission.objects.order_by("-id")[0].source == "print(1)\n"


def test_the_page_lists_the_codes_that_there_are() -> None:
    rows = re.findall(r"^\| \d{3}.*$", TEXT, re.MULTILINE)
    listed = set(re.findall(r"`([a-z_]+)`", "".join(rows))) - {"fields"}
    packages = ("judge/api", "judge/limits", "judge/submissions", "leaderboard/contests")
    sources = [path for package in packages for path in ROOT.glob(f"{package}/**/*.py")]
    raised = set()
    for path in sources:
        raised |= set(
            re.findall(
                r"""(?:default_code\s=\s|code=|respond\(\s*(?:\d+|status),\s*|Refused\(\s*|_refused?\(\s*)"([a-z_]+)\"""",
                path.read_text(),
            )
        )
    raised |= {"not_found", "not_acceptable", "not_authenticated", "unsupported_media_type"}
    raised |= {"permission_denied", "method_not_allowed", "invalid_source", "invalid_inputs"}

    assert listed == raised


def test_the_error_of_the_page_is_a_real_one() -> None:
    (example,) = re.findall(r"```json\n(.*?)```", TEXT, re.DOTALL)
    with pytest.raises(SubmissionRefused) as refused:
        admitted_language("cobol")

    error = refused.value
    assert json.loads(example) == {
        "code": error.code,
        "message": error.message,
        "fields": error.fields,
    }
