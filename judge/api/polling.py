"""The poll of one's own submission, as a crowd asks for it: known by one plain question to the database.

    who asks (judge/accounts/identity.py) and what the submission stands at -> the answer made for exactly that

An answer is kept with all that it was made from, so a kept one is sent only while nothing of it has changed. What is
not plain is left to the usual way: refusals, staff, what others own.
"""

from __future__ import annotations

import json
from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers

from judge.accounts import identity, tokens
from judge.accounts.models import Scope
from judge.api.conditional import etag_of, unless_known
from judge.limits.door import admit
from judge.limits.errors import NotNow
from judge.limits.shedding import times_slower
from judge.limits.words import Group
from judge.statements import Row
from judge.submissions.document import SubmissionDocument, submission_document
from judge.submissions.models import Judgement, Status
from judge.submissions.pace import place_of
from judge.submissions.urgency import Queue

POLL_AGAIN_S = 1
UNFINISHED = frozenset({Status.QUEUED, Status.COMPILING, Status.RUNNING})
KEPT_BYTES = 64 * 1024 * 1024

_STATE = identity.OwnThing(
    [
        *("problem.slug", "problem.title", "problem.shows_hidden_tests"),
        *("judgement.id", "judgement.queue", "judgement.status", "judgement.attempt"),
        *("judgement.judged_at", "judgement.done_tests", "judgement.total_tests"),
    ],
    """
    JOIN submissions_submission AS submission
        ON submission.user_id = reader.id AND submission.id = %s
    JOIN submissions_judgement AS judgement
        ON judgement.submission_id = submission.id AND judgement.is_current
    JOIN problems_problem AS problem ON problem.id = submission.problem_id
    """,
)


@dataclass(frozen=True)
class Answer:
    """A submission's document, ready to be sent."""

    content: bytes
    etag: str
    is_finished: bool


class _Answers:
    """The last answer for each submission with what it was made from; the least lately asked for are given up."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._bytes = 0
        self._kept: OrderedDict[UUID, tuple[object, Answer]] = OrderedDict()

    def get(self, id: UUID, made_from: object) -> Answer | None:
        with self._lock:
            kept = self._kept.get(id)
            if kept is None or kept[0] != made_from:
                return None
            self._kept.move_to_end(id)
            return kept[1]

    def put(self, id: UUID, made_from: object, answer: Answer) -> None:
        with self._lock:
            self._drop(id)
            self._kept[id] = made_from, answer
            self._bytes += len(answer.content)
            while self._bytes > KEPT_BYTES:
                self._drop(next(iter(self._kept)))

    def _drop(self, id: UUID) -> None:
        if id in self._kept:
            self._bytes -= len(self._kept.pop(id)[1].content)


_answers = _Answers()


def quick_answer(request: HttpRequest, id: UUID) -> HttpResponse | None:
    """Answer the owner's poll; None: go the usual way."""
    if request.method != "GET" or not _takes_json(request):
        return None
    found = _state(request, id)
    if found is None:
        return None
    reader, row = found
    if reader.is_staff:
        return None
    try:
        admit(request, Group.POLL, reader, token_id=reader.token_id)
    except NotNow:
        return None
    queue = Queue(row[4])
    answer = _answer(id, reader, row)
    response = respond(request, answer, queue)
    response.headers["Cache-Control"] = "private, no-cache"
    patch_vary_headers(response, ["Cookie"])
    return response


def respond(request: HttpRequest, answer: Answer, queue: Queue) -> HttpResponse:
    """Return the answer as HTTP has it, or that nothing has changed."""
    response = HttpResponse(answer.content, content_type="application/json")
    response.headers["ETag"] = answer.etag
    if not answer.is_finished:
        response.headers["Retry-After"] = str(again_s(queue))
    return unless_known(request, response)


def again_s(queue: Queue) -> int:
    """Return in how many seconds to look again at what is judged in that queue."""
    return POLL_AGAIN_S * times_slower(queue)


def answer_of(document: SubmissionDocument) -> Answer:
    """Return the document as bytes."""
    content = json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()
    return Answer(content, etag_of(content), is_finished=document["status"] not in UNFINISHED)


def _answer(id: UUID, reader: identity.Reader, row: Row) -> Answer:
    _, _, _, judgement_id, queue, status, *_ = row
    place = None
    if status == Status.QUEUED:
        place = place_of(Judgement(pk=judgement_id, queue=queue, status=status))
    made_from = (reader.username, place, row)
    kept = _answers.get(id, made_from)
    if kept is not None:
        return kept
    judgement = Judgement.objects.select_related("submission__problem", "submission__user").get(
        pk=judgement_id
    )
    submission = judgement.submission
    submission.current_judgements = [judgement]  # type: ignore[attr-defined]  # as `with_judgement()` sets it
    answer = answer_of(submission_document(submission, reader))
    # It may be newer than what was read first, never older; then the next poll makes it again.
    _answers.put(id, made_from, answer)
    return answer


def _state(request: HttpRequest, id: UUID) -> tuple[identity.Reader, Row] | None:
    """Return who asks, by token or by session, and what their submission stands at, if that is plain."""
    header = request.META.get("HTTP_AUTHORIZATION", "")
    if not header:
        key = request.COOKIES.get(settings.SESSION_COOKIE_NAME)
        return _STATE.by_session(key, id) if key else None
    scheme, _, secret = header.partition(" ")
    found = _STATE.by_token(secret.strip(), id) if scheme.lower() == "bearer" else None
    if found is None:
        return None
    reader, scopes, row = found
    return (reader, row) if tokens.covers(scopes, Scope.READ) else None


def _takes_json(request: HttpRequest) -> bool:
    accepted = request.META.get("HTTP_ACCEPT", "*/*")
    return "*/*" in accepted or "application/json" in accepted
