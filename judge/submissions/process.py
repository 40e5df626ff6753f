"""What happens to a judgement once a worker has taken it: claim -> grade -> write, or put back, or park.

what was wrong                      then
the program                         a verdict; that is no failure of ours
the lease is gone                   all is dropped; someone else judges it
no engine answers                   queued again after a while, the attempt forgiven; the worker rests until one does
the box was lost, a bug             queued again after a back-off; parked as IE after the last attempt
walls missing for all languages     queued again, the attempt forgiven; the worker ends: it must not judge
the database is away                what was found out is written once it is back, unless the lease ran out and somebody
                                    else judges; where nothing was, queued again, the attempt forgiven
image missing                       queued again, the attempt forgiven: set-up builds some images while the site already
                                    runs; parked as IE when it has not come within IMAGE_WITHIN
walls missing for this language     parked as IE at once: trying again helps only after staff have acted
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

import structlog
from django.db import InterfaceError, OperationalError

from judge.grading import Outcome, Stage, judge
from judge.languages import find
from judge.meters import JUDGING_FAILURES, JUDGINGS
from judge.sandbox.errors import EngineUnavailable, ImageMissing, IsolationMissing, SandboxError
from judge.schedule.keeping import keeper
from judge.submissions.engine import engine
from judge.submissions.errors import LeaseLost
from judge.submissions.lease import Lease, claim_next
from judge.submissions.lifecycle import held, is_exhausted, put_back
from judge.submissions.models import Judgement, Kind, Submission
from judge.submissions.parking import park
from judge.submissions.persistence import insist
from judge.submissions.progress import Progress
from judge.submissions.reasons import reason_of
from judge.submissions.reference import program_files, reference_solution
from judge.submissions.results import write
from judge.submissions.timing import Stopwatch
from judge.submissions.urgency import Queue
from problems.stored import definition
from problems.verdicts import Verdict

logger = structlog.get_logger(__name__)

BACK_OFF_S = 5.0
IMAGE_WITHIN = timedelta(hours=1)


def judge_next(queues: Iterable[str] = Queue) -> bool:
    """Judge the most urgent judgement that waits in these queues; False: there is none, or the engine is away."""
    if not engine.may_claim():
        return False
    judgement = claim_next(queues)
    if judgement is None:
        return False
    with (
        structlog.contextvars.bound_contextvars(
            submission=str(judgement.submission_id), attempt=judgement.attempt
        ),
        JUDGINGS.track_inprogress(),
    ):
        _process(judgement)
    return True


def _process(judgement: Judgement) -> None:
    try:
        with keeper.keep(Lease(judgement)) as lease:
            outcome = _graded(judgement, lease)
            if outcome.verdict is Verdict.IE:
                logger.error("judged_ie", reason=outcome.message)
                is_written = insist(lambda: park(judgement, reason=outcome.message))
            else:
                is_written = insist(lambda: write(judgement, outcome))
        if not is_written:
            logger.warning("result_fenced_off")
    except Exception as error:
        JUDGING_FAILURES.labels(type(error).__name__).inc()
        _bear(judgement, error)


def _bear(judgement: Judgement, error: Exception) -> None:
    """Do what is to be done after an attempt that came to nothing."""
    match error:
        case LeaseLost():
            logger.warning("lease_lost")
        case EngineUnavailable():
            engine.rest()
            logger.warning("engine_unavailable", error=str(error))
            _forgive(judgement, error)
        case IsolationMissing() if not engine.isolates():
            _forgive(judgement, error)
        case ImageMissing():
            logger.warning("image_missing", error=str(error))
            if judgement.started_at and judgement.started_at - judgement.created_at < IMAGE_WITHIN:
                _forgive(judgement, error)
            else:
                _set_back(judgement, error, is_final=True)
        case OperationalError() | InterfaceError():
            logger.warning("database_away", error=str(error))
            _forgive(judgement, error)
        case SandboxError():
            logger.exception("sandbox_failed")
            _set_back(judgement, error, is_final=not error.is_retryable)
        case _:
            logger.exception("judging_failed")
            _set_back(judgement, error, is_final=False)


def _graded(judgement: Judgement, lease: Lease) -> Outcome:
    submission = judgement.submission
    language = find(submission.language)
    if language is None:
        return Outcome.failed(f"No language {submission.language!r} under harnesses/ any more.")
    problem = definition(judgement.version)
    is_run = submission.kind == Kind.RUN
    inputs = None if submission.inputs is None else [text.encode() for text in submission.inputs]
    if inputs is None:
        reference = None
        total = sum(test.is_sample or not is_run for test in problem.tests)
    else:
        reference = reference_solution(judgement.version_id, language.id)
        total = len(inputs)
    progress = Progress(lease, total_tests=total)
    stopwatch = Stopwatch(language.id)

    def on_status(stage: Stage) -> None:
        stopwatch.enter(stage)
        progress.on_status(stage)

    outcome = judge(
        problem,
        language,
        _source(submission),
        engine.sandbox(),
        samples_only=is_run and inputs is None,
        inputs=inputs,
        reference=reference,
        stop_early=not is_run,
        on_status=on_status,
        on_case=progress.on_case,
    )
    stopwatch.enter(None)
    return outcome


def _source(submission: Submission) -> bytes | dict[str, bytes]:
    """Return what was sent, or all files of the reference solution that is tried."""
    if submission.reference is None:
        return submission.source.encode()
    return program_files(submission.reference)


def _forgive(judgement: Judgement, error: Exception) -> None:
    _put_back(judgement, error, is_forgiven=True, delay_s=BACK_OFF_S)


def _set_back(judgement: Judgement, error: Exception, *, is_final: bool) -> None:
    if is_final or is_exhausted(judgement):
        insist(lambda: park(judgement, reason=reason_of(judgement, error)))
    else:
        _put_back(judgement, error, is_forgiven=False, delay_s=BACK_OFF_S * judgement.attempt)


def _put_back(judgement: Judgement, error: Exception, *, is_forgiven: bool, delay_s: float) -> None:
    reason = reason_of(judgement, error)
    insist(
        lambda: put_back(held(judgement), reason=reason, is_forgiven=is_forgiven, delay_s=delay_s)
    )
