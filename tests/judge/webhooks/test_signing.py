from __future__ import annotations

import base64
import re
from datetime import timedelta

import pytest
from django.utils import timezone
from pytest_django import Settings

from judge.webhooks.errors import SecretLost
from judge.webhooks.hooks import OVERLAP, renew_secret, valid_secrets
from judge.webhooks.models import Secret
from judge.webhooks.signing import headers, signature
from tests.judge.webhooks.hooks import make_hook


def test_a_signature_is_the_one_of_the_specifications_example() -> None:
    made = signature(
        "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
        id="msg_p5jXN8AQM9LWM0D4loKWxJek",
        timestamp=1614265330,
        body=b'{"test": 2432232314}',
    )
    assert made == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


def test_each_valid_secret_signs() -> None:
    keys = ["whsec_" + base64.b64encode(bytes([n]) * 32).decode() for n in (1, 2)]
    made = headers(keys, id="1", timestamp=2, body=b"{}")
    both = [signature(key, id="1", timestamp=2, body=b"{}") for key in keys]
    assert made["webhook-signature"] == " ".join(both)
    assert made["webhook-timestamp"] == "2"


@pytest.mark.django_db
def test_a_secret_has_256_bits_and_is_not_in_the_database() -> None:
    hook = make_hook()
    secret = renew_secret(hook)
    assert re.fullmatch(r"whsec_[A-Za-z0-9+/]{43}=", secret)
    assert len(base64.b64decode(secret.removeprefix("whsec_"))) == 32
    assert valid_secrets(hook)[0] == secret
    kept = str(list(Secret.objects.values()))
    assert secret not in kept
    assert base64.b64decode(secret.removeprefix("whsec_")).hex() not in kept


@pytest.mark.django_db
def test_the_old_secret_signs_along_for_a_day_and_no_longer() -> None:
    hook = make_hook()
    first = renew_secret(hook, overlap=timedelta())
    second = renew_secret(hook)
    assert valid_secrets(hook) == [second, first]
    assert hook.secrets.get(expires_at__isnull=False).expires_at <= timezone.now() + OVERLAP
    hook.secrets.filter(expires_at__isnull=False).update(expires_at=timezone.now())
    assert valid_secrets(hook) == [second]


@pytest.mark.django_db
def test_there_are_never_more_than_two() -> None:
    hook = make_hook()
    second, third = renew_secret(hook), renew_secret(hook)
    assert valid_secrets(hook) == [third, second]
    assert hook.secrets.count() == 2


@pytest.mark.django_db
def test_a_leaked_secret_can_be_ended_at_once() -> None:
    hook = make_hook()
    only = renew_secret(hook, overlap=timedelta())
    assert valid_secrets(hook) == [only]


@pytest.mark.django_db
def test_another_key_of_the_site_makes_it_say_so_and_not_sign_wrongly(settings: Settings) -> None:
    hook = make_hook()
    settings.SECRET_KEY = "another"
    with pytest.raises(SecretLost, match="Make a new secret"):
        valid_secrets(hook)
    new = renew_secret(hook)
    assert valid_secrets(hook) == [new]
