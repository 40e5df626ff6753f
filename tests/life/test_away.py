"""What a site still does while a store is away, and that it goes on by itself when the store is back.

Real processes throughout; none of them is started again. docs/promises.md says what is promised.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from redis import Redis
from websockets.exceptions import WebSocketException
from websockets.sync.client import ClientConnection, connect

from tests.life.conftest import wait_until
from tests.life.whole_site import Answer, WholeSite, whole_site

pytestmark = pytest.mark.slow

# The first call to a store that hangs waits for its time-out. Ten times that, for a machine that is busy.
BOUNDED_S = 20.0
PUBLIC_PAGES = [
    "/",
    "/problems/two-sum/",
    "/contests/",
    "/contests/open/",
    "/contests/open/board/",
    "/leaderboard/",
    "/languages/",
]
PUBLIC_CALLS = [
    "/api/problems",
    "/api/problems/two-sum",
    "/api/contests",
    "/api/contests/open",
    "/api/contests/open/leaderboard",
    "/api/contests/open/pulse",
    "/api/leaderboard",
    "/api/languages",
]
STAFF_PAGES = [
    "/submissions/",
    "/settings/",
    "/contests/open/problems/A/",
    "/contests/open/submissions/",
    "/admin/",
    "/admin/submissions/judgement/",
    "/admin/doctor/judgeworker/",
]
SUBMITS = ["/api/problems/two-sum/submit", "/api/contests/open/problems/A/submit"]
# What is answered without a question to the database: from Redis, or from memory, if only for a second.
FROM_MEMORY = ("/languages/", "/languages", "/leaderboard/", "/leaderboard", "/pulse")
BOARD = "/api/contests/open/leaderboard"


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[WholeSite]:
    with whole_site(tmp_path_factory.mktemp("away")) as site:
        yield site


@pytest.fixture
def site(running: WholeSite) -> Iterator[WholeSite]:
    """Return the site in good health; what its processes said is shown when the test fails."""
    wait_until(lambda: running.submit().status == 202, within_s=20)
    await_judged(running, sent(running, SUBMITS))
    wait_until(lambda: is_live(running), within_s=40)
    yield running
    print(running.logs())
    assert running.is_whole(), "a process ended"


def sent(site: WholeSite, paths: Sequence[str]) -> list[str]:
    """Submit something to each and return where its verdict comes."""
    answers = [site.submit(path) for path in paths]
    assert [answer.status for answer in answers] == [202] * len(answers), answers
    assert all(answer.took_s < BOUNDED_S for answer in answers)
    return [answer.headers["Location"] for answer in answers]


def document(site: WholeSite, address: str) -> Any:
    answer = site.get_as("owner", address)
    assert answer.status == 200, answer
    return answer.json()


def await_judged(site: WholeSite, addresses: Sequence[str]) -> None:
    """Wait until all have their verdict, each of one judgement."""
    for address in addresses:
        wait_until(lambda: document(site, address)["status"] == "done", within_s=60)  # noqa: B023
        assert document(site, address)["verdict"] == "AC"


def is_live(site: WholeSite) -> bool:
    """Tell whether the board is whole in Redis, and holds the contest's only one who has submitted."""
    board = site.get(BOARD)
    with Redis.from_url(site.broker.url) as redis:
        is_whole = len(redis.keys("gavel:board:contest:*:complete")) > 0
    return is_whole and board.json()["as_of"] is None and board.json()["count"] == 1


def fails(answers: Sequence[tuple[str, Answer]], status: int = 200) -> list[tuple[str, int, float]]:
    """Return those that were answered with something else, or too late."""
    return [
        (path, answer.status, answer.took_s)
        for path, answer in answers
        if answer.status != status or answer.took_s > BOUNDED_S
    ]


def all_pages(site: WholeSite) -> list[tuple[str, Answer]]:
    public = [(path, site.get(path)) for path in [*PUBLIC_PAGES, *PUBLIC_CALLS, "/accounts/login/"]]
    own = [(path, site.get_signed_in("staff", path)) for path in [*PUBLIC_PAGES, *STAFF_PAGES]]
    return [*public, *own]


def socket(site: WholeSite, path: str) -> ClientConnection:
    return connect(
        f"ws://127.0.0.1:{site.socket_port}{path}",
        origin=f"http://127.0.0.1:{site.socket_port}",  # type: ignore[arg-type]  # a NewType of str
        additional_headers={"Cookie": site.secrets["owner_session"]},
        open_timeout=BOUNDED_S,
        proxy=None,
    )


def told_by_socket(site: WholeSite, address: str) -> str:
    """Return the status that the submission's socket tells first; empty: it cannot be opened."""
    try:
        with socket(site, f"/ws{address.removeprefix('/api')}") as one:
            return str(json.loads(one.recv(timeout=BOUNDED_S))["status"])
    except (OSError, WebSocketException):
        return ""


def test_a_site_without_redis_reads_submits_and_shows_its_last_board(site: WholeSite) -> None:
    site.broker.kill()
    try:
        assert fails(all_pages(site)) == []
        assert site.sign_in("owner").status == 302
        board = site.get(BOARD).json()
        assert (board["count"], board["results"][0]["user"]) == (1, "owner")
        assert board["as_of"] is not None
        page = site.get("/contests/open/board/").text
        assert "data-as-of>This is not live: the board as of <time>" in page
        waiting = sent(site, SUBMITS)
        assert [document(site, address)["status"] for address in waiting] == ["queued"] * 2
    finally:
        site.broker.start()
    await_judged(site, waiting)
    wait_until(lambda: is_live(site), within_s=40)
    assert "data-as-of hidden>" in site.get("/contests/open/board/").text
    wait_until(lambda: told_by_socket(site, waiting[0]) == "done", within_s=40)


def test_a_redis_that_hangs_holds_nobody_for_long(site: WholeSite) -> None:
    site.broker.freeze()
    try:
        assert fails(all_pages(site)) == []
        assert fails([("sign in", site.sign_in("owner"))], 302) == []
        waiting = sent(site, SUBMITS * 2)
        assert site.get(BOARD).json()["as_of"] is not None
    finally:
        site.broker.thaw()
    await_judged(site, waiting)
    wait_until(lambda: is_live(site), within_s=40)


def test_while_redis_hangs_a_crowd_is_served(site: WholeSite) -> None:
    site.broker.freeze()
    try:
        with ThreadPoolExecutor(16) as crowd:
            paths = [*PUBLIC_PAGES, *PUBLIC_CALLS] * 4
            answers = list(zip(paths, crowd.map(site.get, paths), strict=True))
        assert fails(answers) == []
    finally:
        site.broker.thaw()


def test_a_socket_outlives_redis(site: WholeSite) -> None:
    with socket(site, "/ws/contests/open") as one:
        site.broker.kill()
        site.broker.start()
        wait_until(lambda: is_live(site), within_s=40)

        def hears() -> bool:
            await_judged(site, sent(site, SUBMITS))
            try:
                return json.loads(one.recv(timeout=3)) == {"what": "board"}
            except TimeoutError:
                return False

        wait_until(hears, within_s=60)


def assert_away(answers: Sequence[tuple[str, Answer]]) -> None:
    """Check that each says that the database is away, in its own form, and when to try again."""
    assert fails(answers, 503) == []
    for path, answer in answers:
        assert answer.headers["Retry-After"] == "5", path
        if path.startswith("/api/"):
            assert answer.json()["code"] == "database_away"
        else:
            assert "The database is away." in answer.text
        # Whoever is signed in stays so.
        assert "Set-Cookie" not in answer.headers, path


def without_database(site: WholeSite, address: str) -> None:
    """Check what a site does whose database does not answer; the address is that of a submission."""
    copied = [*PUBLIC_PAGES, *PUBLIC_CALLS]
    copies = [(path, site.get(path)) for path in copied]
    copies += [(path, site.get_signed_in("staff", path)) for path in copied]
    assert fails(copies) == []
    for path, answer in copies:
        if "Warning" not in answer.headers:
            assert path.endswith(FROM_MEMORY), path
            continue
        assert answer.headers["Warning"].startswith("111 "), path
        assert answer.headers["Cache-Control"] == "public, max-age=1"
        if not path.startswith("/api/"):
            assert "The database is away. This is a copy from" in answer.text
            assert "Account of" not in answer.text
    own = [(path, site.get_signed_in("staff", path)) for path in STAFF_PAGES]
    assert_away(
        [
            *own,
            (address, site.get_as("owner", address)),
            ("/api/me", site.get_as("owner", "/api/me")),
        ]
    )
    assert_away([(path, site.submit(path)) for path in SUBMITS])
    assert site.get("/healthz").status == 200


def copied(site: WholeSite) -> WholeSite:
    """Have everything public asked for once."""
    for path in [*PUBLIC_PAGES, *PUBLIC_CALLS]:
        site.get_as("owner", path)
    return site


def submissions(site: WholeSite) -> int:
    return int(site.get_as("staff", "/api/submissions?limit=1").json()["count"])


@pytest.mark.parametrize("end", ["stop", "crash"])
def test_a_site_without_its_database_shows_copies_and_pretends_nothing(
    site: WholeSite, end: str
) -> None:
    copied(site)
    (address,) = sent(site, SUBMITS[:1])
    await_judged(site, [address])
    before = submissions(site)
    getattr(site.database, end)()
    try:
        without_database(site, address)
    finally:
        site.database.start()
    wait_until(lambda: site.get_as("owner", address).status == 200, within_s=20)
    assert submissions(site) == before, "what was answered with 503 was stored"
    wait_until(lambda: "Warning" not in site.get("/problems/two-sum/").headers, within_s=20)
    await_judged(site, sent(site, SUBMITS))


def test_a_database_that_hangs_does_not_hold_the_site(site: WholeSite) -> None:
    copied(site)
    (address,) = sent(site, SUBMITS[:1])
    await_judged(site, [address])
    site.database.freeze()
    try:
        with ThreadPoolExecutor(8) as crowd:
            # More than the process has threads; each of them is let go of.
            answers = list(crowd.map(lambda _: site.get_as("owner", "/api/me"), range(8)))
        assert all(answer.took_s < BOUNDED_S for answer in answers), answers
        without_database(site, address)
    finally:
        site.database.thaw()
    wait_until(lambda: site.get_as("owner", address).status == 200, within_s=20)
    await_judged(site, sent(site, SUBMITS))


def test_a_database_that_restarts_amid_judging_loses_none_and_doubles_none(site: WholeSite) -> None:
    before = submissions(site)
    addresses = sent(site, SUBMITS * 15)
    site.database.stop()
    site.database.start()
    wait_until(lambda: site.get_as("owner", addresses[0]).status == 200, within_s=20)
    await_judged(site, addresses)
    assert submissions(site) == before + len(addresses)
    wait_until(lambda: is_live(site), within_s=40)


def test_sockets_stay_quiet_without_the_database_and_come_back(site: WholeSite) -> None:
    (address,) = sent(site, SUBMITS[:1])
    await_judged(site, [address])
    with socket(site, "/ws/contests/open") as one:
        site.database.stop()
        try:
            assert told_by_socket(site, address) == ""
        finally:
            site.database.start()
        wait_until(lambda: told_by_socket(site, address) == "done", within_s=20)
        one.ping().wait(BOUNDED_S)
