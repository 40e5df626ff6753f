"""Work that is written down, and time that passes when it is told to."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from celery import current_app
from django.db.models import DateTimeField, F

from judge.schedule.models import DelayedTask, PeriodicJob

TASK = "tests.write_down"


class Work:
    """A task that writes down what it was given, and does or says what it is told to."""

    def __init__(self) -> None:
        self.done: list[list[object]] = []
        self.says: object = None
        self.before: Callable[[], None] = lambda: None

    def __call__(self, *args: object) -> object:
        self.before()
        self.done.append(list(args))
        return self.says

    def fail(self) -> None:
        """Raise, with a reason, from a place that knows a secret."""
        secret = "a variable's value".upper()
        raise RuntimeError("not now") from ValueError("the reason" if secret else "")


@pytest.fixture
def work() -> Iterator[Work]:
    """Return the work that the task TASK does."""
    one = Work()
    app = current_app._get_current_object()

    @app.task(name=TASK)  # type: ignore[untyped-decorator]  # Celery ships no types
    def write_down(*args: object) -> object:
        return one(*args)

    yield one
    del app.tasks[TASK]


def let_time_pass(by: timedelta) -> None:
    """Move everything that was written down into the past."""
    for model in (DelayedTask, PeriodicJob):
        times = [field.name for field in model._meta.fields if isinstance(field, DateTimeField)]
        model.objects.update(**{name: F(name) - by for name in times})
