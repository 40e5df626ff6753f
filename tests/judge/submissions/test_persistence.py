from __future__ import annotations

import pytest
from django.db import OperationalError
from django.test import override_settings

from judge.grading import Stage
from judge.sandbox.errors import BoxLost, EngineUnavailable
from judge.sandbox.fake import FakeSandbox, record
from judge.submissions import persistence
from judge.submissions.lease import Lease, claim_next
from judge.submissions.models import Judgement, Status
from judge.submissions.persistence import insist
from judge.submissions.process import judge_next
from judge.submissions.progress import Progress
from tests.factories import make_submission, make_user

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(persistence, "TRY_AGAIN_S", 0)


class Flaky:
    """A write that the database does not take the first times."""

    def __init__(self, failures: int) -> None:
        self.failures = failures
        self.calls = 0

    def __call__(self, *_: object, **__: object) -> bool:
        self.calls += 1
        if self.calls <= self.failures:
            raise OperationalError("gone")
        return True


def test_a_write_waits_for_the_database() -> None:
    write = Flaky(failures=3)
    assert insist(write)
    assert write.calls == 4


@override_settings(JUDGING_HARD_LIMIT_S=0)
def test_it_does_not_wait_beyond_all_bounds() -> None:
    with pytest.raises(OperationalError):
        insist(Flaky(failures=99))


def test_a_verdict_is_not_lost_with_the_database(
    sandbox: FakeSandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    from judge.submissions import process

    write, flaky = process.write, Flaky(failures=2)

    def late(judgement: Judgement, outcome: object) -> bool:
        return flaky() and write(judgement, outcome)  # type: ignore[arg-type]

    monkeypatch.setattr(process, "write", late)
    submission = make_submission(make_user(), verdict=None)
    sandbox.serves.append(
        [record(n, value) for n, value in enumerate([b"[0,1]", b"[1,2]", b"[0,1]"])]
    )
    assert judge_next()
    judgement = Judgement.objects.get(submission=submission)
    assert (judgement.status, judgement.verdict, judgement.attempt) == (Status.DONE, "AC", 1)


def test_a_judging_that_the_database_broke_off_burns_no_attempt(
    sandbox: FakeSandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("judge.submissions.process.definition", Flaky(failures=99))
    submission = make_submission(make_user(), verdict=None)
    assert judge_next()
    judgement = Judgement.objects.get(submission=submission)
    assert (judgement.status, judgement.forgiven_attempts) == (Status.QUEUED, 1)


@pytest.mark.parametrize(
    ("failure", "forgiven"), [(EngineUnavailable("gone"), 1), (BoxLost("gone"), 0)]
)
def test_a_judging_that_failed_otherwise_waits_for_the_database_too(
    sandbox: FakeSandbox, monkeypatch: pytest.MonkeyPatch, failure: Exception, forgiven: int
) -> None:
    from judge.submissions import process

    put_back, flaky = process.put_back, Flaky(failures=2)
    monkeypatch.setattr(process, "put_back", lambda *a, **k: flaky() and put_back(*a, **k))
    submission = make_submission(make_user(), verdict=None)
    sandbox.serves.append(failure)
    assert judge_next()
    judgement = Judgement.objects.get(submission=submission)
    assert (judgement.status, judgement.forgiven_attempts) == (Status.QUEUED, forgiven)
    assert "gone" in judgement.failure


def test_progress_that_cannot_be_written_stops_no_judging(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    make_submission(make_user(), verdict=None)
    claimed = claim_next()
    assert claimed is not None
    claimed.status = Status.COMPILING
    monkeypatch.setattr("judge.submissions.lifecycle.advance", Flaky(failures=99))
    Progress(Lease(claimed), total_tests=3).on_status(Stage.RUNNING)
