"""A crowd of simulated participants: each has a plan, and carries it out over HTTP as a client of the API would."""

from __future__ import annotations

import json
import random
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.hashers import make_password

from judge.accounts import tokens
from judge.accounts.models import Scope, User

AT_ONCE = 6
CHANCE = random.Random(20_260_504)

Send = tuple[str, bool]  # a problem's label, and whether the solution is right


@dataclass
class Simulant:
    """A participant and what they mean to send, before the freeze and in it."""

    user: User
    token: str
    plan: list[Send] = field(default_factory=list)
    late_plan: list[Send] = field(default_factory=list)
    sent: list[str] = field(default_factory=list)  # ids of submissions

    def solved(self, *, with_late: bool = True) -> int:
        """Return how many problems the plan solves."""
        sends = [*self.plan, *(self.late_plan if with_late else [])]
        return len({label for label, is_right in sends if is_right})


def make_simulants(size: int, labels: Sequence[str]) -> list[Simulant]:
    """Make so many people; the plans differ, and some send something wrong first, twice, or nothing at all."""
    password = make_password(None)
    people = [
        User.objects.create(username=f"sim{number:03}", password=password) for number in range(size)
    ]
    crowd = []
    for user in people:
        _, secret = tokens.issue(user, name="crowd", scopes=[Scope.SUBMIT], expires_at=None)
        simulant = Simulant(user, secret)
        for label in CHANCE.sample(labels, CHANCE.randint(0, len(labels))):
            sends = [(label, False)] * CHANCE.choice([0, 0, 1]) + [(label, True)]
            is_late = CHANCE.random() < 0.25
            (simulant.late_plan if is_late else simulant.plan).extend(sends)
        crowd.append(simulant)
    return crowd


class Crowd:
    """Sends what people plan to a site, some at a time."""

    def __init__(self, address: str, slug: str, solutions: dict[str, dict[bool, str]]) -> None:
        self._address = f"{address}/api/contests/{slug}"
        self._solutions = solutions

    def register(self, people: Iterable[Simulant]) -> None:
        """Let all register."""
        self._each(people, lambda one: self._post(one, "register", {}))

    def send(self, people: Iterable[Simulant], plan: Callable[[Simulant], list[Send]]) -> None:
        """Let each send what is planned, in its order."""

        def carry_out(one: Simulant) -> None:
            for label, is_right in plan(one):
                body = {"language": "python", "code": self._solutions[label][is_right]}
                one.sent.append(self._post(one, f"problems/{label}/submit", body)["id"])

        self._each(people, carry_out)

    def _each(self, people: Iterable[Simulant], deed: Callable[[Simulant], object]) -> None:
        with ThreadPoolExecutor(AT_ONCE) as pool:
            list(pool.map(deed, people))

    def _post(self, one: Simulant, path: str, body: dict[str, Any]) -> Any:
        request = urllib.request.Request(
            f"{self._address}/{path}",
            json.dumps(body).encode(),
            {"Authorization": f"Bearer {one.token}", "Content-Type": "application/json"},
        )
        try:
            with urllib.request.urlopen(request, timeout=30) as answer:
                return json.load(answer)
        except urllib.error.HTTPError as error:
            raise AssertionError(f"{path}: {error.code} {error.read().decode()}") from error


def wait_for(is_so: Callable[[], bool], within_s: float = 300) -> None:
    """Wait until it is so; fail after that time."""
    deadline = time.monotonic() + within_s
    while not is_so():
        assert time.monotonic() < deadline, f"not so after {within_s} s"
        time.sleep(0.2)
