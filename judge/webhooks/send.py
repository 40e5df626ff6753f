"""Send what is due: rows are claimed and written here, by one thread; others do nothing but talk to receivers.

    claim (claim.py) -> prepare: body, signature -> post, in a thread of the pool (post.py) -> note (outcome.py)

Receivers are slow and many tasks are not, so a worker's task only wakes the sender of its process, which goes on until
nothing is due. One that is told to stop claims no more and waits for what is under way.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from functools import partial

import structlog
from django.conf import settings
from django.db import connection
from django.utils import timezone

from judge.webhooks import signing
from judge.webhooks.body import body_of
from judge.webhooks.claim import AT_ONCE, bury_exhausted, claim
from judge.webhooks.destination import destination, rules
from judge.webhooks.errors import WebhookError
from judge.webhooks.hooks import valid_secrets
from judge.webhooks.models import Delivery
from judge.webhooks.outcome import Ended, note
from judge.webhooks.post import Answer, authorities, post

logger = structlog.get_logger(__name__)

# A receiver that takes its time must not keep from the others what comes in meanwhile.
LOOK_AGAIN_S = 0.5

Send = Callable[[], Answer]


def send_due(may_go_on: Callable[[], bool] = lambda: True) -> int:
    """Send all that is due and what becomes due meanwhile; return how many attempts that took."""
    bury_exhausted()
    count = 0
    with ThreadPoolExecutor(AT_ONCE, "webhook") as pool:
        under_way: dict[Future[Ended], Delivery] = {}
        while True:
            for delivery in claim() if may_go_on() else []:
                under_way[pool.submit(_attempt, _prepared(delivery))] = delivery
                count += 1
            if not under_way:
                return count
            for future in wait(under_way, LOOK_AGAIN_S, FIRST_COMPLETED).done:
                delivery = under_way.pop(future)
                ended = future.result()
                note(delivery, ended)
                _log(delivery, ended)


def _prepared(delivery: Delivery) -> Send:
    """Return what is to be done for a delivery without another look at the database."""
    try:
        allowed = rules()
        where = destination(delivery.hook.url, allowed)
        keys = valid_secrets(delivery.hook)
        if not delivery.body:
            delivery.body = body_of(delivery)
            Delivery.objects.filter(pk=delivery.pk, body="").update(body=delivery.body)
    except WebhookError as error:
        return partial(_refuse, error)
    except Exception as error:  # a mistake of ours in one message must not stop the others
        logger.exception("webhook_not_prepared", delivery=str(delivery.pk))
        return partial(_refuse, WebhookError(f"Gavel failed: {type(error).__name__}."))
    body = delivery.body.encode()
    headers = signing.headers(
        keys, id=str(delivery.pk), timestamp=int(timezone.now().timestamp()), body=body
    )
    trust = authorities(settings.WEBHOOK_CA)
    return partial(post, where, headers, body, rules=allowed, trust=trust)


def _refuse(error: WebhookError) -> Answer:
    raise error


def _attempt(send: Send) -> Ended:
    began = time.monotonic()
    answer: Answer | None = None
    failure = ""
    try:
        answer = send()
    except WebhookError as error:
        failure = str(error)
    except Exception as error:  # whatever a stranger's answer makes of a library
        logger.exception("webhook_failed")
        failure = f"Gavel failed: {type(error).__name__}."
    return Ended(round((time.monotonic() - began) * 1000), answer, failure)


def _log(delivery: Delivery, ended: Ended) -> None:
    logger.info(
        "webhook_sent" if ended.is_success else "webhook_not_sent",
        delivery=str(delivery.pk),
        hook=str(delivery.hook_id),
        submission=str(delivery.submission_id),
        attempt=delivery.attempt,
        status=ended.answer and ended.answer.status,
        failure=ended.failure,
        duration_ms=ended.duration_ms,
    )


class Sender:
    """The one thread of this process that sends, for as long as something is due."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None
        self._is_asked = False
        self._is_stopped = False

    def wake(self) -> None:
        """Have what is due sent, and do not wait for it."""
        with self._lock:
            self._is_asked = True
            if self._thread is None and not self._is_stopped:
                self._thread = threading.Thread(target=self._run, name="webhooks", daemon=True)
                self._thread.start()

    def stop(self) -> None:
        """Begin nothing more, and wait for what is under way."""
        with self._lock:
            self._is_stopped = True
            thread = self._thread
        if thread is not None:
            thread.join()

    def _run(self) -> None:
        try:
            while self._takes_up():
                send_due(lambda: not self._is_stopped)
        except Exception:  # the database is away; the next round of the scheduler tries again
            logger.warning("webhooks_not_sent", exc_info=True)
            with self._lock:
                self._thread = None
        finally:
            connection.close()

    def _takes_up(self) -> bool:
        """Tell whether somebody has asked since the last round; else the thread is over."""
        with self._lock:
            if self._is_asked and not self._is_stopped:
                self._is_asked = False
                return True
            self._thread = None
            return False


sender = Sender()
