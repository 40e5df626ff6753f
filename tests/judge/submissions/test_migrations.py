"""Rows from before a rule are mended by the migration that brings it."""

from __future__ import annotations

from importlib import import_module

import pytest
from django.db import connection
from django.db.models import CheckConstraint

from judge.submissions.models import Judgement
from tests.factories import make_submission

pytestmark = pytest.mark.django_db

lifecycle = import_module("judge.submissions.migrations.0004_lifecycle")
ADDED = {
    operation.constraint.name
    for operation in lifecycle.Migration.operations
    if type(operation).__name__ == "AddConstraint"
}


def test_judgements_from_before_their_life_was_held_by_the_database() -> None:
    put_back = make_submission(verdict=None).judgement
    running = make_submission(verdict=None, status="running").judgement
    done = make_submission(verdict="AC").judgement
    rules = [rule for rule in Judgement._meta.constraints if rule.name in ADDED]
    assert len(rules) == len(ADDED)
    with connection.schema_editor(atomic=False) as editor:
        editor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        editor.execute("ALTER TABLE submissions_judgement DISABLE TRIGGER USER")
        for rule in rules:
            assert isinstance(rule, CheckConstraint)
            editor.remove_constraint(Judgement, rule)
        Judgement.objects.filter(pk=put_back.pk).update(worker="one:1")
        Judgement.objects.filter(pk=running.pk).update(
            worker="", lease_expires_at=None, started_at=None, attempt=0
        )
        Judgement.objects.filter(pk=done.pk).update(
            judged_at=None, retry_at=done.created_at, lease_expires_at=done.created_at
        )
        editor.execute(lifecycle.MEND)
        for rule in rules:
            editor.add_constraint(Judgement, rule)
    rows = Judgement.objects.in_bulk()
    assert rows[put_back.pk].worker == ""
    assert (rows[running.pk].worker, rows[running.pk].attempt) == ("unknown", 1)
    assert rows[done.pk].judged_at == done.created_at
