"""What is said in a contest: staff's announcements, participants' questions, and the answers to them."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from judge.accounts.models import User
from leaderboard.contests.errors import ContestRefused
from leaderboard.contests.live.push import news_changed
from leaderboard.contests.participate import current_participation
from leaderboard.models import Announcement, Clarification, Contest, ContestProblem

MAX_OPEN = 5  # questions of one participant that wait for an answer
QUESTION_MAX_LENGTH = 2_000


def announce(
    contest: Contest, text: str, author: User, problem: ContestProblem | None = None
) -> Announcement:
    """Tell all participants."""
    with transaction.atomic():
        announcement = Announcement.objects.create(
            contest=contest, text=text.strip(), author=author, problem=problem
        )
        transaction.on_commit(lambda: news_changed(contest.pk))
    return announcement


def ask(
    user: User, contest: Contest, question: str, problem: ContestProblem | None = None
) -> Clarification:
    """Store a participant's question; raise ContestRefused where none can be asked."""
    participation = current_participation(user, contest, timezone.now())
    question = question.strip()
    if not question:
        raise _refused("empty_question", "Write a question first.")
    if len(question) > QUESTION_MAX_LENGTH:
        raise _refused("question_too_long", f"Use at most {QUESTION_MAX_LENGTH} characters.")
    waiting = participation.clarifications.filter(answered_at__isnull=True).count()
    if waiting >= MAX_OPEN:
        raise ContestRefused(
            "too_many_questions",
            f"{waiting} of your questions wait for an answer; wait for one of them.",
            status=429,
        )
    return Clarification.objects.create(
        participation=participation, question=question, problem=problem
    )


def answer(clarification: Clarification, text: str, by: User, *, to_all: bool) -> None:
    """Answer a question, to who asked or to all; an answer can be corrected by another."""
    with transaction.atomic():
        clarification.answer = text.strip()
        clarification.is_public = to_all
        clarification.answered_by = by
        clarification.answered_at = timezone.now()
        clarification.save(update_fields=["answer", "is_public", "answered_by", "answered_at"])
        contest_id = clarification.participation.contest_id
        transaction.on_commit(lambda: news_changed(contest_id))


def clarifications_shown(contest: Contest, user: object) -> QuerySet[Clarification]:
    """Return the questions that the user may read: their own, and what was answered to all; staff read all."""
    found = Clarification.objects.filter(participation__contest=contest).select_related(
        "problem", "participation__user", "answered_by"
    )
    if getattr(user, "is_staff", False):
        return found
    shown = Q(is_public=True, answered_at__isnull=False)
    if isinstance(user, User):
        shown |= Q(participation__user=user)
    return found.filter(shown)


def _refused(code: str, sentence: str) -> ContestRefused:
    return ContestRefused(code, sentence, {"question": [sentence]}, status=400)
