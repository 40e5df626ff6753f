"""What becomes of a delivery and its hook after an attempt.

    2xx            delivered; the hook has no failures any more
    410            the hook is disabled: the receiver is gone for good
    anything else  again later (retries.py), or dead after the last attempt

A hook none of whose attempts has succeeded for days is disabled, and its people are told.
"""

from __future__ import annotations

import random
import unicodedata
from dataclasses import dataclass
from datetime import datetime, timedelta
from http import HTTPStatus

import structlog
from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction

from judge.meters import WEBHOOKS_ENDED
from judge.schedule.database import database_now
from judge.webhooks import retries
from judge.webhooks.claim import held, is_exhausted
from judge.webhooks.models import Attempt, Delivery, DeliveryState, Hook, HookState
from judge.webhooks.post import Answer

logger = structlog.get_logger(__name__)

KEPT_BYTES = 1024
DISABLED_AFTER = timedelta(days=3)

_draw = random.Random()  # noqa: S311 - when to come again is no secret


@dataclass(frozen=True)
class Ended:
    """How an attempt ended: with an answer, or with the reason why there is none."""

    duration_ms: int
    answer: Answer | None = None
    failure: str = ""

    @property
    def is_success(self) -> bool:
        """Tell whether the receiver took the message."""
        return self.answer is not None and 200 <= self.answer.status < 300


def note(delivery: Delivery, ended: Ended) -> bool:
    """Write down how the claimed delivery's attempt ended; False: the claim was lost, and at most the attempt is."""
    now = database_now()
    with transaction.atomic():
        # Without the key: those who write deliveries for the hook are not held up.
        hook = Hook.objects.select_for_update(no_key=True).filter(pk=delivery.hook_id).first()
        if hook is None:  # deleted meanwhile, and its messages with it
            return False
        Attempt.objects.filter(delivery=delivery, number=delivery.attempt).update(
            status=ended.answer and ended.answer.status,
            duration_ms=ended.duration_ms,
            answer=legible(ended.answer.content) if ended.answer else "",
            failure=ended.failure[:300],
        )
        fate = _fate(delivery, ended, now)
        is_mine = bool(held(delivery).update(**fate))
        if is_mine:
            _judge_hook(hook, ended, now)
    if is_mine and "state" in fate:
        WEBHOOKS_ENDED.labels(fate["state"]).inc()
    return is_mine


def legible(content: bytes) -> str:
    """Return the beginning of an answer without what a page, a terminal or PostgreSQL would take for something else."""
    text = content[:KEPT_BYTES].decode(errors="replace")
    return "".join(
        character
        if character in "\n\t" or unicodedata.category(character)[0] != "C"
        else "\N{REPLACEMENT CHARACTER}"
        for character in text
    )


def _fate(delivery: Delivery, ended: Ended, now: datetime) -> dict[str, object]:
    free: dict[str, object] = {"lease_expires_at": None}
    if ended.is_success:
        return {**free, "state": DeliveryState.DELIVERED, "ended_at": now}
    if is_exhausted(delivery):
        return {**free, "state": DeliveryState.DEAD, "ended_at": now}
    number = delivery.attempt - delivery.forgiven_attempts
    wait = max(retries.delay(number, _draw), _asked_for(ended, now))
    return {**free, "next_at": now + wait}


def _judge_hook(hook: Hook, ended: Ended, now: datetime) -> None:
    own = Hook.objects.filter(pk=hook.pk)
    if ended.is_success:
        if hook.failures:  # of most there are none, and their rows stay untouched
            own.update(failures=0, failing_since=None, rests_until=None)
        return
    failures = hook.failures + 1
    failing_since = hook.failing_since or now
    rest = max(retries.rest(failures, _draw), _asked_for(ended, now))
    own.update(failures=failures, failing_since=failing_since, rests_until=now + rest)
    if ended.answer is not None and ended.answer.status == HTTPStatus.GONE:
        _disable(hook, "The receiver answered 410: it is gone.")
    elif now - failing_since > DISABLED_AFTER:
        _disable(hook, f"Nothing was delivered for {DISABLED_AFTER.days} days.")


def _disable(hook: Hook, reason: str) -> None:
    is_news = Hook.objects.filter(pk=hook.pk, state=HookState.ACTIVE).update(
        state=HookState.DISABLED, disabled_reason=reason
    )
    if is_news:
        logger.error("webhook_disabled", hook=str(hook.pk), name=hook.name, reason=reason)
        transaction.on_commit(lambda: _tell(hook, reason))


def _tell(hook: Hook, reason: str) -> None:
    to = hook.contact or (hook.owner.email if hook.owner else "")
    if not settings.HAS_EMAIL or not to:
        return
    try:
        send_mail(
            f"{settings.SITE_NAME}: the webhook {hook.name} is disabled",
            f"{reason}\n\nNothing is sent to {hook.url} until it is switched on again.\n",
            None,
            [to],
        )
    except OSError as error:
        logger.warning("mail_not_sent", hook=str(hook.pk), error=str(error))


def _asked_for(ended: Ended, now: datetime) -> timedelta:
    if ended.answer is None:
        return timedelta()
    return retries.asked_for(ended.answer.status, ended.answer.retry_after, now)
