"""People of a measured contest who ask by themselves: with a token, with a session, with submissions of their own."""

from __future__ import annotations

import secrets
import urllib.request
from dataclasses import dataclass
from datetime import timedelta
from importlib import import_module

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.utils import timezone

from bench.programs import TESTS, TWO_SUM
from judge.accounts import tokens
from judge.accounts.models import Scope, User
from judge.grading import CaseOutcome, Outcome
from judge.submissions.models import Judgement, Status, Submission
from judge.submissions.results import write
from leaderboard.contests import participate
from leaderboard.models import Contest
from problems.verdicts import Verdict


@dataclass(frozen=True)
class Person:
    """Someone who takes part, and the secret that signs them in."""

    user: User
    token: str
    contest: Contest

    @property
    def by_token(self) -> dict[str, str]:
        """Return the header of a program of theirs."""
        return {"Authorization": f"Bearer {self.token}"}

    @property
    def by_session(self) -> dict[str, str]:
        """Return the header of their browser, newly signed in."""
        session = import_module(settings.SESSION_ENGINE).SessionStore()
        session[SESSION_KEY] = str(self.user.pk)
        session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
        session[HASH_SESSION_KEY] = self.user.get_session_auth_hash()
        session.save()
        return {"Cookie": f"{settings.SESSION_COOKIE_NAME}={session.session_key}"}


def take_part(contest: Contest, count: int) -> list[Person]:
    """Let so many new people take part."""
    name = secrets.token_hex(4)
    found = []
    for number in range(count):
        user = User(username=f"asks-{name}-{number}")
        user.set_unusable_password()
        user.save()
        participate.enrol(user, contest)
        _, token = tokens.issue(user, name="bench", scopes=list(Scope), expires_at=None)
        found.append(Person(user, token, contest))
    return found


def waiting_submission(person: Person, label: str = "A") -> Submission:
    """Submit something that nobody judges."""
    return participate.submit(person.user, person.contest, label, "python", TWO_SUM)


def judged_submission(person: Person) -> Submission:
    """Submit something and let it be accepted with all its tests."""
    submission = waiting_submission(person)
    judgement = taken(submission)
    if not write(judgement, outcome(Verdict.AC)):
        raise SystemExit("Another worker judges here; this measurement needs stores of its own.")
    return submission


def taken(submission: Submission) -> Judgement:
    """Claim the submission's judgement, as a worker does."""
    queued = Judgement.objects.filter(submission=submission, status=Status.QUEUED)
    now = timezone.now()
    queued.update(
        status=Status.RUNNING,
        attempt=1,
        worker="bench",
        started_at=now,
        lease_expires_at=now + timedelta(minutes=10),
    )
    return Judgement.objects.select_related("submission").get(submission=submission)


def outcome(verdict: Verdict, tests: int = TESTS) -> Outcome:
    """Return what judging finds out of so many tests, of which the last may have failed."""
    cases = [
        CaseOutcome(
            index=index,
            name=f"{index:03}",
            is_sample=index == 0,
            verdict=verdict if index == tests - 1 else Verdict.AC,
            time_ms=1,
            wall_ms=1,
            memory_kb=9000,
            input="[1,2]\n3\n" if index == 0 else "",
            expected="[0,1]\n" if index == 0 else "",
            actual="[0,1]\n" if index == 0 else "",
        )
        for index in range(tests)
    ]
    return Outcome(
        verdict=verdict,
        passed=tests if verdict is Verdict.AC else tests - 1,
        total=tests,
        runtime_ms=12,
        memory_kb=9000,
        cases=tuple(cases),
    )


def size_of(url: str) -> int:
    """Return how many bytes the address answers with."""
    with urllib.request.urlopen(url, timeout=10) as response:
        return len(response.read())
