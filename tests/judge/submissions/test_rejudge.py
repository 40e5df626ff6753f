from __future__ import annotations

import pytest

from judge.submissions.models import Judgement, Submission
from judge.submissions.rejudge import rejudge_failed
from judge.submissions.urgency import Queue
from tests.factories import SIGNATURES, TESTS, make_submission, make_version

pytestmark = pytest.mark.django_db


def test_what_failed_on_our_side_is_judged_by_the_current_version() -> None:
    submission = make_submission(verdict="IE")
    newer = make_version(
        submission.problem, signature=SIGNATURES["function"], tests=TESTS["function"]
    )
    assert rejudge_failed(Submission.objects.all()) == 1
    added = Judgement.objects.get(is_current=False)
    assert (added.version, added.queue, added.is_proposed) == (newer, Queue.REJUDGE, False)
    assert submission.judgement.verdict == "IE"


def test_nobodys_verdict_is_touched() -> None:
    make_submission(verdict="WA")
    make_submission(verdict="AC")
    assert rejudge_failed(Submission.objects.all()) == 0


def test_calling_it_twice_adds_one() -> None:
    make_submission(verdict="IE")
    assert rejudge_failed(Submission.objects.all()) == 1
    assert rejudge_failed(Submission.objects.all()) == 0
    assert Judgement.objects.count() == 2


def test_runs_are_not_judged_again() -> None:
    make_submission(kind="run", verdict="IE")
    assert rejudge_failed(Submission.objects.all()) == 0
