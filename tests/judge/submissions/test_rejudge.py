from __future__ import annotations

import pytest

from judge.submissions.models import Judgement, Submission
from judge.submissions.rejudge import rejudge
from judge.submissions.urgency import Queue
from tests.factories import SIGNATURES, TESTS, make_submission, make_version

pytestmark = pytest.mark.django_db


def test_it_adds_a_judgement_by_the_current_version_beside_the_old_one() -> None:
    submission = make_submission(verdict="WA")
    newer = make_version(
        submission.problem, signature=SIGNATURES["function"], tests=TESTS["function"]
    )
    assert rejudge(Submission.objects.all()) == 1
    added = Judgement.objects.get(is_current=False)
    assert (added.version, added.queue) == (newer, Queue.REJUDGE)
    assert submission.judgement.verdict == "WA"


def test_calling_it_twice_adds_one() -> None:
    make_submission(verdict="WA")
    assert rejudge(Submission.objects.all()) == 1
    assert rejudge(Submission.objects.all()) == 0
    assert Judgement.objects.count() == 2


def test_what_waits_for_an_older_version_is_judged_by_the_new_one_as_well() -> None:
    submission = make_submission(verdict=None)
    assert rejudge(Submission.objects.all()) == 0
    make_version(submission.problem, signature=SIGNATURES["function"], tests=TESTS["function"])
    assert rejudge(Submission.objects.all()) == 1


def test_runs_are_not_judged_again() -> None:
    make_submission(kind="run")
    assert rejudge(Submission.objects.all()) == 0
