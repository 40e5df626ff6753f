"""The socket of a contest: says that something has changed, and never what.

    {"what": "board" | "news" | "phase"}

Whoever hears a hint reads the document that it concerns, by their own rights, so a hint holds no secrets. It may be
lost (Redis emptied, a worker killed): clients poll anyway, at the interval that the board names. Once connected, a
socket asks PostgreSQL nothing: the clock tells the phase, and staff who change the clock say so.
"""

from __future__ import annotations

import asyncio
import contextlib
import time
from typing import Any

from channels.db import database_sync_to_async
from channels.generic.websocket import AsyncJsonWebsocketConsumer
from django.db import Error as DatabaseAway
from django.utils import timezone

from leaderboard.contests.live.hints import HintPace
from leaderboard.contests.live.push import BOARD, PHASE, group_of
from leaderboard.models import BoardAudience, Contest

HINT_EVERY_S = 1.0
# The wall clock may be set while we sleep by another one.
LONGEST_SLEEP_S = 600.0
NOT_FOUND = 4404


class ContestConsumer(AsyncJsonWebsocketConsumer):  # type: ignore[misc]  # channels has no types
    """`/ws/contests/<slug>`, for whoever may see the contest; others get what a missing one gets."""

    group: str | None = None
    contest: Contest

    async def connect(self) -> None:
        """Listen for hints; there is nothing to send before the first."""
        self.pace = HintPace(HINT_EVERY_S)
        self.tasks: set[asyncio.Task[None]] = set()
        self.watcher: asyncio.Task[None] | None = None
        contest = await self.read()
        if contest is None:
            await self.accept()  # only who is connected is told a code
            await self.close(code=NOT_FOUND)
            return
        self.group = group_of(contest.pk)
        await self.channel_layer.group_add(self.group, self.channel_name)
        await self.accept()
        self.follow(contest)

    async def disconnect(self, code: int) -> None:
        """Stop listening."""
        if self.group is not None:
            await self.channel_layer.group_discard(self.group, self.channel_name)
        for task in [*self.tasks, *filter(None, [self.watcher])]:
            task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await task

    async def receive(
        self, text_data: str | None = None, bytes_data: bytes | None = None, **kwargs: Any
    ) -> None:
        """Ignore what a client says: there is nothing to ask."""

    async def contest_changed(self, event: dict[str, Any]) -> None:
        """Take a hint; after a change of the clock, follow the new one."""
        if event["what"] == PHASE:
            try:
                contest = await self.read()
            except DatabaseAway:
                # The old clock goes on; whoever hears the hint reads the new one by themselves.
                contest = self.contest
            if contest is None:
                await self.close(code=NOT_FOUND)
                return
            self.follow(contest)
        self.hint(event["what"])

    def follow(self, contest: Contest) -> None:
        """Go by this contest's clock from now on."""
        self.contest = contest
        if self.watcher is not None:
            self.watcher.cancel()
        self.watcher = asyncio.create_task(self.watch_clock())

    async def watch_clock(self) -> None:
        """Hint at each change of phase that the clock brings."""
        while (at := self.contest.clock.next_change_at(timezone.now())) is not None:
            while (left_s := (at - timezone.now()).total_seconds()) > 0:
                await asyncio.sleep(min(left_s, LONGEST_SLEEP_S))
            self.hint(PHASE)

    def hint(self, what: str) -> None:
        """Pass a hint on as soon as it is its turn."""
        wait_s = self.pace.take(what, time.monotonic())
        if wait_s is None:
            return
        task = asyncio.create_task(self.deliver(what, wait_s))
        self.tasks.add(task)
        task.add_done_callback(self.tasks.discard)

    async def deliver(self, what: str, wait_s: float) -> None:
        """Send the hint then, if the reader may hear it then."""
        await asyncio.sleep(wait_s)
        self.pace.sent(what, time.monotonic())
        if what != BOARD or hears_board(self.contest, is_staff=self.scope["user"].is_staff):
            await self.send_json({"what": what})

    @database_sync_to_async  # type: ignore[untyped-decorator]  # channels has no types
    def read(self) -> Contest | None:
        """Return the contest as it is now; None: the reader may not see it."""
        slug: str = self.scope["url_route"]["kwargs"]["slug"]
        return Contest.objects.visible_to(self.scope["user"]).filter(slug=slug).first()


def hears_board(contest: Contest, *, is_staff: bool) -> bool:
    """Tell whether hints about the board are of use to the reader: a frozen one does not even show that it moves."""
    if is_staff:
        return True
    if contest.clock.is_board_frozen(timezone.now()):
        return False
    match contest.board_audience:
        case BoardAudience.STAFF:
            return False
        case BoardAudience.AFTERWARDS:
            return contest.phase.is_over
    return True
