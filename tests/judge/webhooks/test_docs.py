"""The example of verification in docs/webhooks.md, run as it stands there."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pytest_django import Settings

from judge.webhooks.body import body_of
from judge.webhooks.hooks import renew_secret
from judge.webhooks.send import send_due
from judge.webhooks.signing import headers
from tests.factories import make_submission
from tests.judge.webhooks.hooks import make_delivery, make_hook
from tests.judge.webhooks.receiver import Receiver

DOCS = Path(__file__).resolve().parents[3] / "docs/webhooks.md"
Verify = Callable[[str, dict[str, str], bytes], None]


@pytest.fixture
def verify() -> Verify:
    (code,) = re.findall(r"```python\n(.*?)```", DOCS.read_text(), re.S)
    names: dict[str, Any] = {}
    exec(code, names)  # our own words
    found: Verify = names["verify"]
    return found


@pytest.mark.django_db
def test_it_takes_what_gavel_sends_and_nothing_else(
    verify: Verify, site: Settings, receiver: Receiver
) -> None:
    site.WEBHOOK_PORTS = [receiver.port]
    hook = make_hook(receiver.port)
    secret = renew_secret(hook)
    make_delivery(hook, make_submission())
    send_due()
    (request,) = receiver.requests
    sent = {name.lower(): value for name, value in request.headers.items()}
    verify(secret, sent, request.body)
    with pytest.raises(ValueError, match="not from Gavel"):
        verify(secret, sent, request.body + b" ")
    with pytest.raises(ValueError, match="not from Gavel"):
        verify(secret, {**sent, "webhook-id": "another"}, request.body)
    with pytest.raises(ValueError, match="not from Gavel"):
        verify("whsec_" + "A" * 43 + "=", sent, request.body)


def test_it_refuses_what_is_old(verify: Verify) -> None:
    secret = "whsec_" + "A" * 43 + "="
    then = int(time.time()) - 3600
    with pytest.raises(ValueError, match="too old"):
        verify(secret, dict(headers([secret], id="1", timestamp=then, body=b"{}")), b"{}")


@pytest.mark.django_db
def test_the_documented_message_has_the_keys_of_a_real_one() -> None:
    (written,) = re.findall(r"```json\n(.*?)```", DOCS.read_text(), re.S)
    real = json.loads(body_of(make_delivery(submission=make_submission())))
    assert list(json.loads(written)) == list(real)
    assert list(json.loads(written)["submission"]) == list(real["submission"])
