"""Write what judging found out: judgement, case results and event in one transaction, or nothing at all."""

from __future__ import annotations

from collections.abc import Iterable

import structlog
from django.db import transaction
from django.utils import timezone

from judge.grading import CaseOutcome, Outcome
from judge.meters import JUDGEMENTS, VERDICT_SECONDS
from judge.submissions import lifecycle
from judge.submissions.events import SubmissionJudged, announce
from judge.submissions.models import CaseResult, Judgement, Kind, Rejudging, Status
from judge.submissions.push import push
from judge.submissions.queues import announce_events
from judge.submissions.rejudging import lock_submissions, settle
from problems.verdicts import Verdict

logger = structlog.get_logger(__name__)


def write(judgement: Judgement, outcome: Outcome) -> bool:
    """Store the outcome of a held judgement and tell its watchers; False: the claim was lost, nothing is stored."""
    kept, terse = _sorted_out(outcome.cases)
    with transaction.atomic():
        is_mine = lifecycle.finish(
            lifecycle.held(judgement),
            outcome.verdict,
            done_tests=len(outcome.cases),
            total_tests=outcome.total,
            passed_tests=outcome.passed,
            runtime_ms=outcome.runtime_ms,
            memory_kb=outcome.memory_kb,
            compile_output=outcome.compile_output,
            message=outcome.message,
            is_close_call=outcome.is_close_call,
            image_id=outcome.image_id,
            terse_cases=terse,
        )
        if not is_mine:
            return False
        CaseResult.objects.bulk_create(_row(judgement, case) for case in kept)
        conclude(judgement, outcome.verdict)
    tell(judgement)
    return True


def _sorted_out(
    cases: Iterable[CaseOutcome],
) -> tuple[list[CaseOutcome], list[list[int | str]]]:
    """Divide tests into those whose texts are kept (samples, own inputs, the first failure) and the others."""
    kept: list[CaseOutcome] = []
    terse: list[list[int | str]] = []
    has_failed = False
    for case in cases:
        is_first_failure = not has_failed and case.verdict is not Verdict.AC
        has_failed = has_failed or is_first_failure
        if case.is_sample or is_first_failure:
            kept.append(case)
        else:
            terse.append(
                [case.index, case.verdict.value, case.time_ms, case.wall_ms, case.memory_kb]
            )
    return kept, terse


def _row(judgement: Judgement, case: CaseOutcome) -> CaseResult:
    return CaseResult(
        judgement=judgement,
        ordinal=case.index,
        name=case.name,
        is_sample=case.is_sample,
        verdict=case.verdict,
        time_ms=case.time_ms,
        wall_ms=case.wall_ms,
        memory_kb=case.memory_kb,
        input=case.input,
        expected=case.expected,
        actual=case.actual,
        stdout=case.stdout,
        stderr=case.stderr,
        message=case.message,
    )


def conclude(judgement: Judgement, verdict: Verdict) -> None:
    """Inside the transaction: make the newest valid judgement the current one, and put the event down.

    One that a rejudging proposes waits for that to be applied, and nobody is told of it.
    """
    transaction.on_commit(lambda: _note(judgement, verdict))
    if judgement.is_proposed:
        return
    if not judgement.is_current and verdict is not Verdict.IE:
        _take_over(judgement)
    submission = judgement.submission
    if submission.kind == Kind.SUBMIT:
        announce(
            SubmissionJudged(
                submission_id=str(submission.pk),
                judgement_id=judgement.pk,
                problem_id=submission.problem_id,
                user_id=submission.user_id,
                verdict=verdict,
            )
        )


def _note(judgement: Judgement, verdict: Verdict) -> None:
    """Count the verdict and put it into the log."""
    submission = judgement.submission
    took_s = (timezone.now() - judgement.created_at).total_seconds()
    JUDGEMENTS.labels(judgement.queue, submission.language, verdict.value).inc()
    VERDICT_SECONDS.labels(judgement.queue).observe(took_s)
    logger.info(
        "judged",
        submission=str(submission.pk),
        judgement=judgement.pk,
        attempt=judgement.attempt,
        queue=judgement.queue,
        language=submission.language,
        verdict=verdict.value,
        took_s=round(took_s, 3),
    )


def _take_over(judgement: Judgement) -> None:
    lock_submissions([judgement.submission_id])
    current = Judgement.objects.filter(
        submission_id=judgement.submission_id, is_current=True
    ).first()
    if current is None or (current.pk > judgement.pk and current.status == Status.DONE):
        return
    Judgement.objects.filter(pk=current.pk).update(is_current=False)
    Judgement.objects.filter(pk=judgement.pk).update(is_current=True, replaces=current)


def tell(judgement: Judgement) -> None:
    """After the commit, tell the watchers and those who deliver events, or the rejudging that proposes it."""
    if judgement.is_proposed and judgement.rejudging_id is not None:
        settle(Rejudging.objects.filter(pk=judgement.rejudging_id))
        return
    push(judgement.submission_id)
    if judgement.submission.kind == Kind.SUBMIT:
        announce_events()
