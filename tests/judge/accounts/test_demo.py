from __future__ import annotations

import io

import pytest
from django.core.management import CommandError, call_command
from django.test import Client, override_settings

from judge.accounts.models import User

pytestmark = pytest.mark.django_db


def demo() -> str:
    out = io.StringIO()
    call_command("demo", stdout=out)
    return out.getvalue()


def test_it_makes_accounts_that_sign_in_and_prints_them() -> None:
    printed = demo()

    assert "admin / admin" in printed
    assert "alice / alice" in printed
    assert Client().login(username="alice", password="alice")
    admin = User.objects.get(username="admin")
    assert admin.is_staff
    assert admin.is_superuser
    assert not User.objects.get(username="alice").is_staff


def test_a_second_time_it_changes_nothing() -> None:
    demo()
    alice = User.objects.get(username="alice")
    alice.set_password("my own choice")
    alice.save()

    printed = demo()

    assert User.objects.count() == 3
    assert Client().login(username="alice", password="my own choice")
    assert "alice / (its password was changed)" in printed


@override_settings(IS_PRODUCTION=True)
def test_it_refuses_in_production() -> None:
    with pytest.raises(CommandError, match="createsuperuser"):
        demo()

    assert not User.objects.exists()
