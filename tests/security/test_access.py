"""Who may see what: every address, as everybody, by every method."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlencode

import pytest
from django.http import QueryDict
from django.urls import resolve

from tests.security.asking import METHODS, Asked, admin_addresses, ask, told
from tests.security.routes import expected, filled, pairs
from tests.security.scene import ROLES, Site, addresses

# A table that nobody extends is out of date.
_OF_ADMIN = "admin/"


def test_every_route_stands_in_the_table() -> None:
    there = {route for route, _ in addresses() if not route.startswith(_OF_ADMIN)}

    assert {route for route, _, _ in expected()} == there


def test_everybody_gets_what_the_table_says(site: Site) -> None:
    wrong = []
    clients = {role: site.client(role) for role in ROLES}
    for _, address, statuses in expected():
        for role in ROLES:
            answer = ask(clients[role], "get", filled(address, site))
            if answer.status_code != statuses[role]:
                wrong.append(f"{address} as {role}: {answer.status_code}, not {statuses[role]}")

    assert wrong == []


@pytest.mark.parametrize("role", ROLES)
def test_the_admin_is_for_staff_with_rights_alone(site: Site, role: str) -> None:
    client, wrong = site.client(role), []
    for address in admin_addresses():
        answer = ask(client, "get", address)
        is_open = address.rstrip("/") in {"/admin", "/admin/password_change", "/admin/jsi18n"}
        match role:
            case "nobody":
                is_right = answer.status_code == 302 and "/login/" in answer.headers["Location"]
            case "other" | "owner":
                is_right = answer.status_code in {302, 403} and not answer.text_of_all.count(
                    "<h1>Site"
                )
            case "staff" if not is_open:
                # Of what there is not, Django's admin says so on its first page; buttons are for POST alone.
                is_right = (
                    answer.status_code in {403, 404, 405}
                    or answer.headers.get("Location") == "/admin/"
                )
            case _:
                is_right = answer.status_code in {200, 302, 403, 404, 405}
        if not is_right:
            wrong.append(f"{address}: {answer.status_code}")

    assert wrong == []


@pytest.mark.parametrize("role", ["nobody", "other", "owner", "staff"])
def test_no_button_of_the_admin_does_anything_without_rights(site: Site, role: str) -> None:
    client, wrong = site.client(role), []
    for address in filter(_has_button, admin_addresses()):
        answer = ask(client, "post", address, data={"secret": "1", "pause": "1"})
        is_sent_to_sign_in = "/login/" in answer.headers.get("Location", "")
        if not (answer.status_code == 403 if role == "staff" else is_sent_to_sign_in):
            wrong.append(f"{address}: {answer.status_code}")

    assert wrong == []


def _has_button(address: str) -> bool:
    return address.endswith(("/act/", "/again/"))


@pytest.mark.slow
@pytest.mark.parametrize("role", ROLES)
def test_no_method_fails_anywhere(site: Site, role: str) -> None:
    wrong = []
    for address in _all(site):
        client = site.client(role)  # one of them signs out
        for method in METHODS:
            answer = ask(client, method, address)
            if answer.status_code >= 500:
                wrong.append(f"{method.upper()} {address}: {answer.status_code}")

    assert wrong == []


@pytest.mark.parametrize("role", ROLES)
def test_head_tells_no_more_than_get(site: Site, role: str) -> None:
    client, wrong = site.client(role), []
    for address in _all(site):
        read = ask(client, "get", address)
        head = ask(client, "head", address)
        is_less = head.status_code == 405  # only for GET: it tells nothing at all
        is_same = head.status_code == read.status_code
        more = set(head.headers) - set(read.headers) - {"Allow", "Content-Length", "Vary"}
        if head.text_of_all or (more and not is_less) or not (is_same or is_less):
            wrong.append(f"{address}: {head.status_code} {more}")

    assert wrong == []


@pytest.mark.parametrize("method", ["get", "head", "options", "post", "put", "patch", "delete"])
@pytest.mark.parametrize("role", ["nobody", "other"])
def test_what_one_may_not_see_looks_like_what_is_not_there(
    site: Site, role: str, method: str
) -> None:
    client, wrong = site.client(role), []
    for hidden, missing in pairs():
        first, second = filled(hidden, site), filled(missing, site)
        answers = [told(ask(client, method, address), address) for address in (first, second)]
        if answers[0] != answers[1]:
            wrong.append((first, *answers))

    assert wrong == []


@pytest.mark.parametrize("body", [{}, {"language": "python", "code": "print(1)"}, {"code": 7}])
def test_a_body_makes_no_difference_to_that(site: Site, body: dict[str, object]) -> None:
    client = site.client("other")
    for hidden, missing in pairs():
        first, second = filled(hidden, site), filled(missing, site)
        answers = [
            told(
                ask(
                    client,
                    "post",
                    address,
                    data=body,
                    content_type="application/json",
                ),
                address,
            )
            for address in (first, second)
        ]
        assert answers[0] == answers[1], first


# What an address or a question can hold that a database or a parser might choke on.
ODD = (
    "%00", "a%00b", "%ed%a0%80", "%ff", "%0d%0aSet-Cookie:x=1", "..%2f..%2fetc%2fpasswd", "%252e", "'\"><", "%25s",
    "99999999999999999999999999", "-1", "0", "1e9", "NaN", "%F0%9F%92%A9", "x" * 5000, "%E2%80%AE", "[]", "{}", "%7f",
)  # fmt: skip
# All that pages and calls are asked for.
QUESTIONS = (
    "page", "limit", "q", "tag", "difficulty", "status", "problem", "verdict", "language", "user", "kind", "phase",
    "top", "around", "replay", "view", "next", "edit", "contest", "old", "new", "p", "o", "all", "e", "_to_field",
    "_popup", "_changelist_filters", "created_at__year", "created_at__gte", "contest__id__exact", "is_published__exact",
    "stage", "state", "tags__id__exact", "format", "_method",
)  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("role", ["other", "admin"])
def test_no_odd_question_fails(site: Site, role: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.core.handlers.wsgi.QueryDict", Asked)
    client, wrong = site.client(role), []
    together = ["&".join(f"{name}={odd}" for name in QUESTIONS) for odd in ODD]

    def look(address: str, query: str) -> None:
        answer = ask(client, "get", f"{address}?{query}")
        if answer.status_code >= 500:
            wrong.append(f"{address}?{query[:80]}: {answer.status_code}")

    for address in _one_of_each(site, role):
        Asked.looked_for.clear()
        for query in ["", *together]:
            look(address, query)
        # One that is refused hides the others. What a page never looks for makes no difference to it.
        for name in filter(Asked.looked_for.__contains__, QUESTIONS):
            for odd in ("9" * 30, "-1"):
                look(address, f"{name}={odd}")

    assert wrong == []


@pytest.mark.parametrize(
    ("look", "expected"),
    [
        (bool, set()),
        (lambda query: query.get("c"), {"c"}),
        (lambda query: query.getlist("b"), {"b"}),
        (lambda query: "a" in query, {"a"}),
        *((each, {"a", "b"}) for each in (list, dict, urlencode, Asked.urlencode, Asked.copy)),
        *((each, {"a", "b"}) for each in (Asked.items, Asked.values, Asked.dict)),
    ],
)
def test_what_is_looked_for_is_noticed(
    look: Callable[[QueryDict], Any], expected: set[str]
) -> None:
    asked = Asked("a=1&b=2&b=3")
    Asked.looked_for.clear()

    if isinstance(found := look(asked), Iterator):
        list(found)

    assert Asked.looked_for == expected


@pytest.mark.slow
@pytest.mark.parametrize("role", ["other", "admin"])
def test_no_odd_address_fails(site: Site, role: str) -> None:
    client, wrong = site.client(role), []
    for address in _one_of_each(site, role):
        parts = address.strip("/").split("/")
        for position in range(len(parts)):
            for odd in ODD:
                odd_parts = [*parts[:position], odd, *parts[position + 1 :]]
                tail = "/" if address.endswith("/") else ""
                answer = ask(client, "get", f"/{'/'.join(odd_parts)}{tail}")
                if answer.status_code >= 500:
                    wrong.append(f"/{'/'.join(odd_parts)}"[:120])

    assert wrong == []


def _all(site: Site) -> list[str]:
    """Return every address, those of the admin too."""
    plain = [filled(address, site) for _, address, _ in expected()]
    return [*plain, *admin_addresses()]


def _one_of_each(site: Site, role: str) -> list[str]:
    """Return one address of each route: for an administrator those of the admin, for others the rest."""
    if role == "admin":
        there = reversed(list(admin_addresses()))
        return list({resolve(address).view_name: address for address in there}.values())
    first = {route: address for route, address, _ in reversed(expected())}
    return [filled(address, site) for address in first.values()]
