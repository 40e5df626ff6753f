"""What staff's filters in the admin may be asked."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.factories import make_user

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("year", ["9" * 30, "-1", "0"])
def test_a_filter_that_cannot_be_asked_shows_the_admins_list_without_it(year: str) -> None:
    client = Client()
    client.force_login(make_user("root", is_staff=True, is_superuser=True))
    answer = client.get("/admin/problems/problem/", {"created_at__year": year}, follow=True)
    assert answer.status_code == 200


@pytest.mark.parametrize("filter", [{"stage": "-1"}, {"at__year": "9" * 30}])
def test_a_filter_of_the_trail_that_cannot_be_asked_leads_back_to_its_list(
    filter: dict[str, str],
) -> None:
    client = Client()
    client.force_login(make_user("root", is_staff=True, is_superuser=True))
    answer = client.get("/admin/audit/entry/export.csv", filter, follow=True)
    assert answer.status_code == 200
    assert answer.redirect_chain == [("/admin/audit/entry/?e=1", 302)]
