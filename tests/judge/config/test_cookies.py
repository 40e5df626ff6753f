"""Two sites under one host name: a browser sends each the cookies of both, whatever the ports."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.test import Client, override_settings

from judge.accounts.models import User

ROOT = Path(__file__).resolve().parents[3]
COOKIES = ("SESSION_COOKIE_NAME", "CSRF_COOKIE_NAME", "MESSAGE_STORAGE")
PRINTED = f"""
import json
from judge.config import settings
print(json.dumps({{name: getattr(settings, name) for name in {COOKIES}}}))
"""


def start(site: str | None) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if name != "GAVEL_SITE"}
    return subprocess.run(
        [sys.executable, "-c", PRINTED],
        cwd=ROOT,
        env=kept if site is None else {**kept, "GAVEL_SITE": site},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def site(name: str) -> override_settings:
    """Be this site for a while, with the cookies that its name gives it."""
    settings: dict[str, Any] = json.loads(start(name).stdout)
    return override_settings(**settings)


def who(browser: Client) -> str | None:
    answer = browser.get("/api/me")
    return str(answer.json()["username"]) if answer.status_code == 200 else None


def sign_up(browser: Client, name: str) -> None:
    page = browser.get("/accounts/signup/").content.decode()
    found = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
    assert found
    form = {"csrfmiddlewaretoken": found[1], "username": name, "password1": "Tr0ub4dor-and-3"}
    assert browser.post("/accounts/signup/", form).status_code == 302


@pytest.mark.django_db
def test_who_signs_in_or_out_at_one_site_stays_signed_in_at_the_other() -> None:
    browser = Client(enforce_csrf_checks=True)
    with site("gavel-one"):
        sign_up(browser, "ada")
    with site("gavel-two"):
        assert who(browser) is None
        sign_up(browser, "grace")
        assert who(browser) == "grace"
    with site("gavel-one"):
        assert who(browser) == "ada"
        token = browser.cookies["gavel-one-csrf"].value
        out = {"csrfmiddlewaretoken": token}
        assert browser.post("/accounts/logout/", out).status_code == 302
        assert who(browser) is None
    with site("gavel-two"):
        assert who(browser) == "grace"
    assert {cookie.rpartition("-")[0] for cookie in browser.cookies} == {"gavel-one", "gavel-two"}
    assert User.objects.count() == 2


def test_a_site_keeps_its_cookies_from_one_start_to_the_next() -> None:
    assert start("gavel-one").stdout == start("gavel-one").stdout != start("gavel-two").stdout
    assert start(None).stdout == start("gavel").stdout


@pytest.mark.parametrize("name", ["", "Gavel", "a;b", "a b", "-a", "a" * 61])
def test_a_site_whose_name_no_cookie_can_carry_does_not_start(name: str) -> None:
    done = start(name)

    assert done.returncode != 0
    assert "GAVEL_SITE" in done.stderr.splitlines()[-1]
