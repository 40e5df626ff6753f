"""Take in what users send: check, write the rows in one transaction, and after the commit wake a worker.

POST -> `submit` or `run` -> [Submission + Judgement, queued] -> message -> tasks.py -> process.py
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

import structlog
from django.conf import settings
from django.db.models import Model

from judge.accounts.models import User
from judge.meters import SUBMISSIONS
from judge.rows import insert_together
from judge.submissions.admission import (
    admitted_inputs,
    admitted_key,
    admitted_language,
    admitted_source,
)
from judge.submissions.doubles import store_once
from judge.submissions.errors import QueueFull, SubmissionRefused
from judge.submissions.keys import found_under_key, store_under_key, what_was_sent
from judge.submissions.models import Judgement, Kind, Submission
from judge.submissions.pace import practice_waiting
from judge.submissions.queues import wake_after_commit
from judge.submissions.urgency import PRACTICE, Queue
from problems.models import Problem, ProblemVersion
from problems.stored import signature_of

logger = structlog.get_logger(__name__)

# What else is to be stored with a submission, made when its time is known.
Along = Callable[[Submission], Iterable[Model]]


def _nothing(submission: Submission) -> Iterable[Model]:
    return ()


def submit(
    user: User,
    problem: Problem,
    language_id: str,
    source: str,
    *,
    idempotency_key: str | None = None,
    within_contest: bool = False,
    place: str = "",
    along: Along = _nothing,
) -> Submission:
    """Store a submission and queue its judging; raise SubmissionRefused when it cannot be judged, or QueueFull.

    With an idempotency key that the user has used for the same thing, return what was stored then; without one, what
    was stored of the same thing a moment ago, for the same `place`. `within_contest` says that a contest has opened the
    problem to the user: it is served before all else, and the queue is never full.
    """
    version = _version_open_to(user, problem, within_contest=within_contest)
    submission = _admitted(Kind.SUBMIT, version, language_id, source, idempotency_key)
    queue = Queue.CONTEST if within_contest else Queue.JUDGE
    return _take_in(user, problem, submission, queue, version, place, along)


def run(
    user: User,
    problem: Problem,
    language_id: str,
    source: str,
    inputs: Sequence[str] | None = None,
    *,
    idempotency_key: str | None = None,
    within_contest: bool = False,
) -> Submission:
    """Store a run on the samples, or on own `inputs` in the file form, and queue it; it never counts."""
    version = _version_open_to(user, problem, within_contest=within_contest)
    submission = _admitted(Kind.RUN, version, language_id, source, idempotency_key)
    submission.inputs = admitted_inputs(inputs, signature_of(version))
    queue = Queue.CONTEST if within_contest else Queue.RUN
    return _take_in(user, problem, submission, queue, version)


def _admitted(
    kind: Kind, version: ProblemVersion, language_id: str, source: str, key: str | None
) -> Submission:
    """Return a submission of what was sent, not stored yet; refuse what cannot be judged."""
    return Submission(
        kind=kind,
        language=admitted_language(language_id, signature_of(version)).id,
        source=admitted_source(source, max_bytes=settings.SOURCE_MAX_BYTES),
        idempotency_key=admitted_key(key),
    )


def _version_open_to(user: User, problem: Problem, *, within_contest: bool) -> ProblemVersion:
    """Return the version to judge by; refuse a problem that the user may not open. A contest has looked already."""
    version = problem.current_version
    if version is None or not (within_contest or problem.is_open or user.is_staff):
        raise SubmissionRefused(
            "problem_not_available", "This problem is not open for submissions.", status=404
        )
    return version


def _take_in(
    user: User,
    problem: Problem,
    submission: Submission,
    queue: Queue,
    version: ProblemVersion,
    place: str = "",
    along: Along = _nothing,
) -> Submission:
    """Write all rows or none; of two requests with one key, or the same code, the second gets the first one's rows."""
    submission.user = user
    submission.problem = problem
    earlier = found_under_key(submission)
    if earlier is not None:
        return _replayed(earlier, submission)
    if queue in PRACTICE and practice_waiting() >= settings.PRACTICE_QUEUE_MAX:
        raise QueueFull
    judgement = Judgement(submission=submission, version=version, queue=queue)

    def store() -> None:
        insert_together(_rows(submission, judgement, along))
        wake_after_commit(queue)

    if submission.idempotency_key is None:
        earlier = store_once(submission, f"{queue}:{place}", store)
    else:
        earlier = store_under_key(submission, store)
    if earlier is not None:  # the other request was a moment faster
        return _replayed(earlier, submission)
    SUBMISSIONS.labels(queue).inc()
    logger.info("taken_in", submission=str(submission.pk), queue=queue, user=user.pk)
    submission.current_judgements = [judgement]  # type: ignore[attr-defined]  # as `with_judgement()` sets it
    return submission


def _rows(submission: Submission, judgement: Judgement, along: Along) -> Iterator[Model]:
    yield submission
    yield judgement
    yield from along(submission)


def _replayed(earlier: Submission, submission: Submission) -> Submission:
    """Return what the submission's key stored before; refuse a key that stood for something else."""
    if what_was_sent(earlier) != what_was_sent(submission):
        raise SubmissionRefused(
            "idempotency_key_reused",
            "This Idempotency-Key was used for something else; take a new one.",
            status=422,
        )
    earlier.is_replayed = True
    return earlier
