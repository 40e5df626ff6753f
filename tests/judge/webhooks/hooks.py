"""Hooks and messages for tests."""

from __future__ import annotations

import base64
import hashlib
import hmac
from typing import Any

from django.utils import timezone

from judge.accounts.models import User
from judge.submissions.models import Submission
from judge.webhooks.hooks import renew_secret
from judge.webhooks.models import Delivery, Event, Hook
from tests.judge.webhooks.receiver import HOST, Request


def make_hook(port: int = 443, *, owner: User | None = None, **fields: Any) -> Hook:
    """Make a hook to HOST, with a secret."""
    fields.setdefault("url", f"https://{HOST}:{port}/in")
    hook = Hook.objects.create(name="Course platform", owner=owner, **fields)
    renew_secret(hook)
    return hook


def make_delivery(
    hook: Hook | None = None, submission: Submission | None = None, **fields: Any
) -> Delivery:
    """Make a message that is due: of the submission's judging, or a test."""
    fields.setdefault("event", Event.JUDGED if submission else Event.TEST)
    fields.setdefault("next_at", timezone.now())
    return Delivery.objects.create(hook=hook or make_hook(), submission=submission, **fields)


def is_signed(request: Request, secret: str) -> bool:
    """Verify a message by the rules of the specification, in words of our own."""
    key = base64.b64decode(secret[len("whsec_") :])
    signed = b".".join(
        [request.headers[name].encode() for name in ("webhook-id", "webhook-timestamp")]
        + [request.body]
    )
    expected = base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()
    return any(
        hmac.compare_digest(part, f"v1,{expected}")
        for part in request.headers["webhook-signature"].split(" ")
    )
