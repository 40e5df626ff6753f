from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction
from pytest_django import DjangoAssertNumQueries

from judge.accounts.models import User
from judge.rows import columns, insert_together, part_of_row
from judge.submissions.models import Judgement, Submission
from tests.factories import make_problem, make_submission

pytestmark = pytest.mark.django_db


def test_rows_are_stored_by_one_statement_as_django_stores_them(
    owner: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    problem = make_problem()
    submission = Submission(user=owner, problem=problem, language="python", source="pass")
    judgement = Judgement(submission=submission, version=problem.current_version, queue="judge")
    with django_assert_num_queries(1):
        insert_together([submission, judgement])

    stored = Submission.objects.get()
    usual = make_submission(owner, problem, verdict=None, source="pass")
    for one, other in ((stored, usual), (stored.judgement, usual.judgement)):
        names = [field.attname for field in one._meta.concrete_fields]
        same = [name for name in names if getattr(one, name) == getattr(other, name)]
        assert set(names) - set(same) <= {"id", "created_at", "submission_id", "total_tests"}
    assert (submission.pk, judgement.pk) == (stored.pk, stored.judgement.pk)
    assert submission.created_at == stored.created_at
    judgement.image_id = "sha256:1"
    judgement.save()  # an UPDATE by now
    assert Judgement.objects.filter(image_id="sha256:1").count() == 1


def test_none_is_stored_when_one_cannot_be(owner: User) -> None:
    first = make_submission(owner)
    second = Submission(user=owner, problem=first.problem, language="python", source="pass")
    rival = Judgement(submission=first, version=first.problem.current_version)
    with pytest.raises(IntegrityError), transaction.atomic():
        insert_together([second, rival])
    assert list(Submission.objects.all()) == [first]


def test_what_was_not_loaded_comes_when_it_is_asked_for(owner: User) -> None:
    part = part_of_row(User, id=owner.pk, username="owner")
    assert part == owner
    assert part.get_deferred_fields() >= {"password", "email"}
    assert part.password == owner.password


def test_columns_are_named_as_a_query_names_them() -> None:
    assert columns(User, "reader").startswith('reader."id", ')
