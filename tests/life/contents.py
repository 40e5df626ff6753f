"""What a whole site beside a test holds; prints who may sign in and by what, as JSON."""

from __future__ import annotations

import json

import django

django.setup()

from django.test import Client  # noqa: E402 - only once the apps are loaded

from bench.package import publish_two_sum  # noqa: E402
from judge.accounts import tokens  # noqa: E402
from judge.accounts.models import Scope  # noqa: E402
from leaderboard.contests.participate import enrol  # noqa: E402
from problems.models import Problem  # noqa: E402
from tests.factories import make_user  # noqa: E402
from tests.leaderboard.contests.factories import make_contest  # noqa: E402


def main() -> None:
    """Make a problem, a contest that runs, someone who takes part in it and someone of staff."""
    publish_two_sum("two-sum")
    publish_two_sum("in-contest")
    contest = make_contest("A", slug="open", problems=[Problem.objects.get(slug="in-contest")])
    secrets = {}
    for name, is_staff in (("owner", False), ("staff", True)):
        user = make_user(name, is_staff=is_staff)
        enrol(user, contest)
        _, secret = tokens.issue(user, name="away", scopes=list(Scope), expires_at=None)
        client = Client()
        client.force_login(user)
        ((cookie, morsel),) = client.cookies.items()
        secrets |= {f"{name}_token": secret, f"{name}_session": f"{cookie}={morsel.value}"}
    print(json.dumps(secrets))


if __name__ == "__main__":
    main()
