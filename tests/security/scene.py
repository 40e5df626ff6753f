"""A small site that holds one of everything, with a secret word of its own in whatever is not for all to read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import timezone

from judge.accounts import tokens
from judge.accounts.models import Scope, User
from judge.doctor.models import JudgeWorker
from judge.limits.models import Rule
from judge.limits.words import Group, Tier
from judge.limits.words import Scope as CountedFor
from judge.schedule.models import DeadLetter, DelayedTask, JobRun, Outcome, PeriodicJob
from judge.submissions.models import CaseResult, Rejudging, Submission
from judge.webhooks.hooks import renew_secret
from judge.webhooks.models import Attempt as Sending
from judge.webhooks.models import Delivery, DeliveryState, Event, Hook
from leaderboard.contests import news
from leaderboard.contests.participate import enrol
from leaderboard.contests.standings import recompute_stale
from leaderboard.models import Clarification, Contest, Participation
from problems.models import Attachment, Problem, ReferenceSolution
from tests.factories import make_blob, make_problem, make_submission, make_user
from tests.leaderboard.contests.factories import make_attempt, make_contest

# Who asks: nobody; someone without rights to the things here; whose they are (and who takes part in the contest);
# staff that was given no rights over any model; an administrator.
ROLES = ("nobody", "other", "owner", "staff", "admin")
STAFF = frozenset({"staff", "admin"})
OWNER = frozenset({"owner", *STAFF})
ADMIN = frozenset({"admin"})
NO_ONE: frozenset[str] = frozenset()

NOBODYS_ID = "0198aaaa-0000-7000-8000-00000000dead"


@dataclass
class Site:
    """What there is, by name."""

    people: dict[str, User]
    submission: Submission
    run: Submission
    token_id: int
    clarification: Clarification
    contest: Contest
    participation: Participation
    rejudging: Rejudging
    hook: Hook
    secrets: dict[str, frozenset[str]] = field(default_factory=dict)

    def client(self, role: str, *, csrf: bool = False) -> Client:
        """Return a browser that someone of that role is signed in with."""
        client = Client(
            enforce_csrf_checks=csrf,
            raise_request_exception=False,
            REMOTE_ADDR="203.0.113.9",  # this machine may read the site's figures
        )
        if role != "nobody":
            client.force_login(self.people[role])
        return client


def word(what: str) -> str:
    """Return the secret word that stands in a thing: letters alone, so that no escaping changes it."""
    return f"canary{what.replace('-', '')}canary"


def build() -> Site:
    """Make the site."""
    secrets: dict[str, frozenset[str]] = {}

    def secret(what: str, readers: frozenset[str]) -> str:
        secrets[word(what)] = readers
        return word(what)

    people = {
        "other": make_user("other"),
        "owner": make_user("owner", email=f"{secret('mail', frozenset({'owner', 'admin'}))}@x.org"),
        "staff": make_user("staff", is_staff=True, is_superuser=False),
        "admin": make_user("admin", is_staff=True),
    }
    owner = people["owner"]
    secrets[owner.password] = NO_ONE
    token, clear = tokens.issue(
        owner,
        name=secret("tokenname", frozenset({"owner", "admin"})),
        scopes=list(Scope),
        expires_at=None,
    )
    secrets[token.digest] = secrets[clear] = NO_ONE

    open_ = _problem("open", "Open to all", secret, is_published=True)
    _problem("hidden", secret("hiddentitle", STAFF), secret, is_published=False)
    running = _problem(
        "running", secret("contesttitle", OWNER), secret, readers=OWNER, is_published=False
    )

    submission, run = _submissions(owner, open_, secret)
    contest = make_contest(
        "A",
        problems=[running],
        slug="running",
        title="Running",
        registration="code",
        registration_code=secret("code", ADMIN),
    )
    participation = enrol(owner, contest)
    Participation.objects.filter(pk=participation.pk).update(note=secret("note", ADMIN))
    clarification = news.ask(owner, contest, secret("question", OWNER))
    news.answer(clarification, secret("answer", OWNER), people["admin"], to_all=False)
    make_contest(
        "A",
        slug="draft",
        title=secret("drafttitle", STAFF),
        description=secret("draftdescription", STAFF),
        is_published=False,
    )
    make_contest("A", slug="coming", title="Coming", begins_in_min=60)
    _frozen_contest(owner)
    rejudging = Rejudging.objects.create(
        reason=secret("reason", ADMIN), started_by=people["admin"], created_at=timezone.now()
    )
    JudgeWorker.objects.create(name=secret("worker", ADMIN), started_at=timezone.now())
    LogEntry.objects.create(
        user=people["admin"],
        content_type=ContentType.objects.get_for_model(Problem),
        object_id=str(open_.pk),
        object_repr="Open",
        action_flag=CHANGE,
        change_message=secret("log", ADMIN),
    )
    hook = _webhooks(owner, submission, secret, secrets)
    _background(secret)
    Rule.objects.create(
        group=Group.READ, tier=Tier.USER, scope=CountedFor.USER, note=secret("rule", ADMIN)
    )
    return Site(
        people, submission, run, token.pk, clarification, contest, participation, rejudging, hook, secrets
    )  # fmt: skip


def _problem(
    slug: str, title: str, secret: Any, *, readers: frozenset[str] = STAFF, **fields: Any
) -> Problem:
    everyone = fields["is_published"]
    # Of a hidden test that nobody failed yet, no page shows anything, not even to staff; so with solutions.
    of_test = STAFF if everyone else NO_ONE
    problem = make_problem(
        "stdin",
        slug=slug,
        title=title,
        tests=[
            ("1 2\n", "3\n"),
            (secret(f"{slug}-input", of_test) + "\n", secret(f"{slug}-expected", of_test) + "\n"),
            (secret(f"{slug}-later", NO_ONE) + "\n", secret(f"{slug}-last", NO_ONE) + "\n"),
        ],
        statement_html="<p>For all.</p>"
        if everyone
        else f"<p>{secret(f'{slug}-statement', readers)}</p>",
        **fields,
    )
    version = problem.current_version
    assert version is not None
    ReferenceSolution.objects.create(
        version=version,
        path="accepted/best.py",
        language="python",
        files={"best.py": f"print('{secret(f'{slug}-reference', NO_ONE)}')"},
        expected=["AC"],
    )
    Attachment.objects.create(
        version=version, name="picture.png", media_type="image/png", blob=make_blob(b"\x89PNG")
    )
    return problem


def _submissions(owner: User, problem: Problem, secret: Any) -> tuple[Submission, Submission]:
    """Send one that failed a hidden test and printed what it read, and a run on an own input."""
    submission = make_submission(
        owner,
        problem,
        verdict="RE",
        source=f"# {secret('source', OWNER)}\n",
        idempotency_key=secret("key", NO_ONE),
        judgement={
            "failure": secret("failure", STAFF),
            "compile_output": secret("compiled", OWNER),
            "terse_cases": [[2, "RE", 1, 1, 1]],
        },
    )
    CaseResult.objects.filter(judgement=submission.judgement).exclude(ordinal=1).exclude(
        ordinal=0
    ).delete()
    CaseResult.objects.filter(judgement=submission.judgement, ordinal=1).update(
        verdict="RE",
        input="",
        expected="",
        **{
            name: secret(f"hidden{name}", STAFF)
            for name in ("actual", "stdout", "stderr", "message")
        },
    )
    run = make_submission(
        owner,
        problem,
        kind="run",
        source=f"# {secret('runsource', OWNER)}\n",
    )
    CaseResult.objects.filter(judgement=run.judgement).update(input=secret("owninput", OWNER))
    return submission, run


def _webhooks(
    owner: User, submission: Submission, secret: Any, secrets: dict[str, frozenset[str]]
) -> Hook:
    """Make the owner's webhook, which was sent a message that is dead now, and one of the site's."""
    of_owner = Hook.objects.create(
        owner=owner,
        name=secret("hook", frozenset({"owner", "admin"})),
        url=f"https://receiver.test/{secret('hookpath', frozenset({'owner', 'admin'}))}",
    )
    of_site = Hook.objects.create(
        name=secret("sitehook", ADMIN),
        url=f"https://receiver.test/{secret('sitehookpath', ADMIN)}",
        contact=f"{secret('contact', ADMIN)}@x.org",
    )
    for hook in (of_owner, of_site):
        secrets[renew_secret(hook)] = NO_ONE
        for kept in hook.secrets.all():
            secrets[kept.salt] = secrets[kept.digest] = NO_ONE
    now = timezone.now()
    delivery = Delivery.objects.create(
        hook=of_owner,
        event=Event.JUDGED,
        submission=submission,
        body=f'{{"told": "{secret("told", ADMIN)}"}}',
        state=DeliveryState.DEAD,
        attempt=1,
        next_at=now,
        ended_at=now,
    )
    Sending.objects.create(
        delivery=delivery,
        number=1,
        began_at=now,
        status=500,
        duration_ms=7,
        answer=secret("receiveranswer", ADMIN),
    )
    return of_owner


def _background(secret: Any) -> None:
    """Let a job have failed, a task wait for its time, and another be dead."""
    now = timezone.now()
    PeriodicJob.objects.update_or_create(
        name="sample", defaults={"due_at": now, "note": secret("jobnote", ADMIN)}
    )
    JobRun.objects.create(
        job="sample",
        began_at=now,
        ended_at=now,
        outcome=Outcome.FAILED,
        error=secret("joberror", ADMIN),
    )
    for model, name, due_at in ((DelayedTask, "delayed", now), (DeadLetter, "dead", None)):
        model.objects.create(
            key=secret(f"{name}key", ADMIN),
            task="judge.audit.forget",
            args=[secret(f"{name}argument", ADMIN)],
            queue="celery",
            due_at=due_at,
            tries=1,
            last_failed_at=now,
            error=secret(f"{name}error", ADMIN),
            traceback=secret(f"{name}traceback", ADMIN),
        )


def _frozen_contest(owner: User) -> None:
    """Make a contest whose board stands still and hides that the owner has solved A."""
    contest = make_contest(
        "A",
        slug="frozen",
        title="Frozen",
        begins_in_min=-200,
        freeze_min=60,
        is_unfrozen_by_hand=True,
        opens_problems=False,
    )
    make_attempt(enrol(owner, contest), "A", minute=80)
    recompute_stale()


def addresses(patterns: Any = None, before: str = "") -> Iterator[tuple[str, str]]:
    """Yield each route of the site with the name of its view: (`problems/<slug:slug>/`, `problem_detail`)."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        spelled = getattr(pattern.pattern, "_route", None)
        route = before + (_regex(pattern) if spelled is None else str(spelled))
        if isinstance(pattern, URLResolver):
            yield from addresses(pattern.url_patterns, route)
        else:
            assert isinstance(pattern, URLPattern)
            yield route, pattern.name or ""


def _regex(pattern: Any) -> str:
    return str(getattr(pattern.pattern, "_regex", ""))
