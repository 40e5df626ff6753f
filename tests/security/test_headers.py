"""What every answer carries, whatever it is, and that no page holds a script or a handler of its own."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Any

import pytest
from django.conf import settings as in_force
from django.test import Client
from pytest_django import Settings

from judge.config.edge import PERMISSIONS_POLICY
from tests.factories import PASSWORD, make_user
from tests.security.asking import admin_addresses, ask
from tests.security.routes import expected, filled
from tests.security.scene import ROLES, Site

CARRIED = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": PERMISSIONS_POLICY,
}


def missing(answer: Any) -> list[str]:
    """Return what an answer should carry and does not."""
    wrong = [name for name, value in CARRIED.items() if answer.headers.get(name) != value]
    policy = {
        words[0]: words[1:]
        for part in answer.headers.get("Content-Security-Policy", "").split(";")
        if (words := part.split())
    }
    is_own = policy.get("script-src") == ["'self'"] and policy.get("object-src") == ["'none'"]
    # A file of a statement: nothing at all, and in a sandbox.
    is_file = policy.get("default-src") == ["'none'"] and "sandbox" in policy
    is_framed = not is_file and policy.get("frame-ancestors") != ["'none'"]
    return [*wrong, *(["Content-Security-Policy"] if is_framed or not (is_own or is_file) else [])]


class Parts(HTMLParser):
    """What of a page could run."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = {name: value or "" for name, value in attrs}
        is_data = named.get("type") in {"application/json", "importmap"}
        if tag == "script" and "src" not in named and not is_data:
            self.found.append("a script without a file")
        for name, value in named.items():
            if name.startswith("on"):
                self.found.append(f"{tag} {name}")
            if value.strip().lower().startswith(("javascript:", "data:text")):
                self.found.append(f"{tag} {name}={value[:40]}")
        if tag in {"iframe", "object", "embed", "base", "frame"}:
            self.found.append(tag)


@pytest.mark.parametrize("role", ROLES)
def test_every_answer_carries_them_and_runs_nothing_of_its_own(site: Site, role: str) -> None:
    client, wrong = site.client(role), []
    addresses = [filled(address, site) for _, address, _ in expected()]
    for address in [*addresses, *(admin_addresses() if role == "admin" else ())]:
        answer = ask(client, "get", address)
        wrong += [f"{address} ({answer.status_code}): no {name}" for name in missing(answer)]
        if answer.headers["Content-Type"].startswith("text/html"):
            wrong += [f"{address}: {part}" for part in Parts(answer.text_of_all).found]

    assert wrong == []


def refusals() -> list[tuple[int, str, dict[str, Any]]]:
    too_many = {f"field{number}": "x" for number in range(2000)}
    return [
        (400, "/", {"headers": {"host": "evil.example"}}),
        (400, "/api/problems", {"headers": {"host": "evil.example"}}),
        (400, "/accounts/login/", {"data": too_many}),
        (403, "/accounts/login/", {"data": {"login": "x"}}),
        (404, "/nothing/here", {}),
        (404, "/api/nothing/here", {}),
        (405, "/settings/theme/", {}),
    ]


@pytest.mark.django_db
@pytest.mark.parametrize(("status", "address", "options"), refusals())
def test_refusals_carry_them_too(status: int, address: str, options: dict[str, Any]) -> None:
    client = Client(enforce_csrf_checks=True)
    method = "post" if "data" in options else "get"

    answer = ask(client, method, address, **options)

    # Too many fields are found while the CSRF token is looked for.
    assert answer.status_code in {status, 403} if status == 400 else answer.status_code == status
    assert missing(answer) == []


@pytest.mark.parametrize("address", ["/languages/", "/api/languages"])
def test_our_own_failure_carries_them_too(
    db: None, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("judge.web.languages.languages", lambda: 1 / 0)
    monkeypatch.setattr("judge.api.languages.languages", lambda: 1 / 0)

    answer = ask(Client(raise_request_exception=False), "get", address)

    assert answer.status_code == 500
    assert missing(answer) == []


class TestCookies:
    def test_a_session_is_out_of_reach_of_scripts_and_other_sites(self, db: None) -> None:
        make_user("owner")
        client = Client()
        client.get("/accounts/login/")

        answer = client.post("/accounts/login/", {"login": "owner", "password": PASSWORD})

        session = answer.cookies[in_force.SESSION_COOKIE_NAME]
        assert session["httponly"]
        assert session["samesite"] == client.cookies[in_force.CSRF_COOKIE_NAME]["samesite"] == "Lax"
        assert session["domain"] == ""

    def test_behind_https_cookies_and_browsers_stay_there(
        self, db: None, settings: Settings
    ) -> None:
        # As GAVEL_HTTPS sets them.
        settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = True
        settings.SECURE_HSTS_SECONDS = 3600
        make_user("owner")
        client = Client()
        client.get("/accounts/login/", secure=True)

        form = {"login": "owner", "password": PASSWORD}
        answer = client.post("/accounts/login/", form, secure=True)

        assert answer.cookies[in_force.SESSION_COOKIE_NAME]["secure"]
        assert client.cookies[in_force.CSRF_COOKIE_NAME]["secure"]
        assert answer.headers["Strict-Transport-Security"] == "max-age=3600"


class TestForgery:
    """What another site could make a browser send."""

    @pytest.mark.parametrize(
        "origin", ["https://evil.example", "null", "http://testserver.evil.example"]
    )
    def test_a_form_from_elsewhere_is_refused(self, db: None, origin: str) -> None:
        client = Client(enforce_csrf_checks=True)
        client.force_login(make_user("owner"))
        client.get("/settings/")
        token = client.cookies[in_force.CSRF_COOKIE_NAME].value

        form = {"theme": "dark", "csrfmiddlewaretoken": token}
        answer = client.post("/settings/theme/", form, headers={"origin": origin})

        assert answer.status_code == 403

    def test_every_page_that_changes_something_asks_for_the_token(self, site: Site) -> None:
        wrong = []
        for role in ("owner", "admin"):
            client = site.client(role, csrf=True)
            for _, address, _ in expected():
                kind = (
                    {"data": {}, "content_type": "application/json"} if "/api/" in address else {}
                )
                answer = ask(client, "post", filled(address, site), **kind)
                if answer.status_code not in {403, 404, 405}:
                    wrong.append(f"{address} as {role}: {answer.status_code}")

        assert wrong == []
