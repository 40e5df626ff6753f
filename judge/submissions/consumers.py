"""The socket of a submission: sends its document at connect and at each change. A faster poll, never a second truth.

What comes from the worker is a hint; the document is read here, by the reader's rights. A hint may be lost (Redis
emptied, a worker killed after its commit), so while the submission is not done the consumer also looks by itself, which
keeps the place in the queue fresh as well.
"""

from __future__ import annotations

import asyncio
import contextlib
from typing import Any
from uuid import UUID

from channels.db import database_sync_to_async
from channels.generic.websocket import AsyncJsonWebsocketConsumer
from django.contrib.auth.models import AnonymousUser
from django.db import Error as DatabaseAway

from judge.accounts.models import User
from judge.submissions.document import SubmissionDocument, submission_document
from judge.submissions.models import Status, Submission
from judge.submissions.push import group_of

LOOK_EVERY_S = 10.0
NOT_FOUND = 4404
FINAL = {Status.DONE, Status.CANCELLED}


class SubmissionConsumer(AsyncJsonWebsocketConsumer):  # type: ignore[misc]  # channels has no types
    """`/ws/submissions/<id>`, for its owner and staff; others get what a missing one gets."""

    watcher: asyncio.Task[None] | None = None
    sent: SubmissionDocument | None = None

    async def connect(self) -> None:
        """Send the document as it is now, and listen for changes."""
        self.id: UUID = self.scope["url_route"]["kwargs"]["id"]
        self.group = group_of(self.id)
        # Listen first and read then: a change between the two is not missed.
        await self.channel_layer.group_add(self.group, self.channel_name)
        await self.accept()
        if await self.send_when_changed() is None:
            await self.close(code=NOT_FOUND)
            return
        self.watcher = asyncio.create_task(self.watch())

    async def disconnect(self, code: int) -> None:
        """Stop listening."""
        await self.channel_layer.group_discard(self.group, self.channel_name)
        if self.watcher is not None:
            self.watcher.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self.watcher

    async def receive(
        self, text_data: str | None = None, bytes_data: bytes | None = None, **kwargs: Any
    ) -> None:
        """Ignore what a client says: there is nothing to ask."""

    async def submission_changed(self, event: dict[str, Any]) -> None:
        """Take the worker's hint."""
        await self.look()

    async def watch(self) -> None:
        """Look without a hint until the submission is done."""
        while self.sent is not None and self.sent["status"] not in FINAL:
            await asyncio.sleep(LOOK_EVERY_S)
            await self.look()

    async def look(self) -> None:
        """Send what is new; while the database is away, stay quiet and look again later."""
        with contextlib.suppress(DatabaseAway):
            await self.send_when_changed()

    async def send_when_changed(self) -> SubmissionDocument | None:
        """Send the document unless the client has just this one; None: the reader may not see it."""
        document: SubmissionDocument | None = await database_sync_to_async(_document)(
            self.id, self.scope["user"]
        )
        if document is not None and document != self.sent:
            self.sent = document
            await self.send_json(document)
        return document


def _document(submission_id: UUID, reader: User | AnonymousUser) -> SubmissionDocument | None:
    submission = (
        Submission.objects.visible_to(reader).with_judgement().filter(pk=submission_id).first()
    )
    return None if submission is None else submission_document(submission, reader)
