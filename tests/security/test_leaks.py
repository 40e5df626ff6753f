"""Search all that the site says, to everybody, for words that only some may read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from asgiref.sync import async_to_sync
from django.conf import settings as product

from tests.security.asking import admin_addresses, ask
from tests.security.routes import expected, filled
from tests.security.scene import ROLES, STAFF, Site, build
from tests.sockets import Socket, signed_in

# Pages and calls that say more, or other things, when they are asked for it.
_ASKED = (
    "/?q=canary", "/api/problems?q=canary&limit=100", "/api/problems?status=todo", "/api/problems/open?language=python",
    "/submissions/?user=owner", "/submissions/?problem=running", "/api/submissions?user=owner&limit=100",
    "/api/submissions?kind=run", "/api/submissions?kind=reference", "/api/submissions?problem=running",
    "/api/contests/frozen/leaderboard?view=full", "/api/contests/frozen/leaderboard?replay=me",
    "/api/contests/frozen/leaderboard?around=me", "/api/contests/frozen/leaderboard?q=owner",
    "/api/contests/frozen/leaderboard?top=10", "/contests/frozen/board/?view=full",
    "/contests/frozen/board/?view=replay",
    "/api/contests/running/submissions?user=owner", "/api/contests/running/problems/A?language=python",
    "/leaderboard/?q=owner", "/api/leaderboard?q=owner", "/users/owner/", "/users/OWNER/", "/robots.txt", "/.env",
    "/static/../judge/config/settings.py", "/metrics", "/media/", "/admin/auth/user/",
)  # fmt: skip


@pytest.mark.parametrize("role", ROLES)
def test_no_page_or_call_tells_anyone_what_they_may_not_read(site: Site, role: str) -> None:
    leaks = []
    client = site.client(role)
    for address in _everything(site, "admin" if role in STAFF else role):
        answer = ask(client, "get", address)
        said = f"{answer.text_of_all}\n{answer.headers}\n{answer.cookies.output()}".lower()
        for word, readers in _secrets(site).items():
            if role not in readers and word.lower() in said:
                leaks.append(f"{address} tells {role} {word[:40]}")

    assert leaks == []


def test_the_search_would_find_them(site: Site) -> None:
    """What nobody can find anywhere is no secret that was kept: each word is read by those who may."""
    unread = {word for word, readers in site.secrets.items() if readers}
    for role in ("owner", "staff", "admin"):
        client = site.client(role)
        for address in _everything(site, role):
            said = ask(client, "get", address).text_of_all.lower()
            unread -= {
                word for word in unread if role in site.secrets[word] and word.lower() in said
            }

    assert unread == set()


@pytest.mark.slow
@pytest.mark.parametrize("method", ["post", "options"])
@pytest.mark.parametrize("role", ["other", "owner"])
def test_no_answer_to_another_method_tells_either(site: Site, role: str, method: str) -> None:
    leaks = []
    for address in _everything(site, role):
        answer = ask(site.client(role), method, address)
        for word, readers in site.secrets.items():
            # Whoever revokes, asks or sends is answered with what is theirs.
            if role not in readers and word.lower() in answer.text_of_all.lower():
                leaks.append(f"{method.upper()} {address} tells {role} {word[:40]}")

    assert leaks == []


@pytest.mark.parametrize("role", ["nobody", "other", "owner"])
def test_a_frozen_board_tells_nobody_how_it_went_on(site: Site, role: str) -> None:
    client = site.client(role)
    # The owner may know of their own attempt, by pages of their own; the board is not one.
    for address in filter(lambda one: "frozen" in one and "board" in one, _everything(site)):
        answer = ask(client, "get", address)
        if (
            answer.headers["Content-Type"].startswith("application/json")
            and answer.status_code == 200
        ):
            document = answer.json()
            assert [line["solved"] for line in document["results"]] in ([0], []), address
            assert [problem["first"] for problem in document["problems"]] == [None], address
        assert "1:20:00" not in answer.text_of_all, address


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("role", ["nobody", "other"])
def test_no_socket_tells_a_stranger_anything(role: str, settings: Any) -> None:
    settings.CHANNEL_LAYERS = {"default": {"BACKEND": "channels.layers.InMemoryChannelLayer"}}
    site = build()

    async def listen(path: str) -> list[Any]:
        cookie = b"" if role == "nobody" else await signed_in(site.people[role])
        socket = Socket(path, cookie)
        await socket.connect()
        heard = []
        while not await socket.receive_nothing(timeout=0.2, interval=0.05):
            heard.append(await socket.receive_output(timeout=1))
            if heard[-1]["type"] == "websocket.close":
                break
        else:
            await socket.disconnect()
        return heard

    async def all_() -> dict[str, list[Any]]:
        paths = [f"/ws/submissions/{site.submission.pk}", "/ws/contests/draft", "/ws/contests/none",
                 "/ws/contests/running"]  # fmt: skip
        return {path: await listen(path) for path in paths}

    heard = async_to_sync(all_)()

    *hidden, running = heard.values()
    assert [[one["code"] for one in each] for each in hidden] == [[4404]] * 3
    assert running == []


def _everything(site: Site, role: str = "") -> Iterator[str]:
    """Yield the addresses; those of the admin where the role has any business there (test_access.py knows)."""
    for _, address, _ in expected():
        yield filled(address, site)
    yield from _ASKED
    if role in {"", "admin"}:
        yield from admin_addresses()


def _secrets(site: Site) -> dict[str, frozenset[str]]:
    """Return all words: those of the site, and those that no site may say to anyone."""
    of_the_site = {
        product.SECRET_KEY: frozenset[str](),
        str(product.DATABASES["default"]["NAME"]): frozenset[str](),
        "Traceback (most recent": frozenset[str](),
    }
    return {**site.secrets, **of_the_site}
