from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from rest_framework.test import APIClient

from judge.accounts.models import User
from judge.languages import languages

URL = "/api/languages"
Api = Callable[[User | None], APIClient]

pytestmark = pytest.mark.django_db


def test_anyone_sees_every_language(api: Api) -> None:
    document = api(None).get(URL).json()

    assert [row["id"] for row in document["results"]] == list(languages())
    assert document["count"] == len(languages())


def test_it_tells_how_a_language_is_compiled_and_run(api: Api) -> None:
    rows = {row["id"]: row for row in api(None).get(URL).json()["results"]}

    python = languages()["python"]
    assert rows["python"]["version"] == python.version
    assert rows["python"]["file_name"] == python.file_name
    assert rows["python"]["run_command"] == python.run_command
    assert "python3" in rows["python"]["aliases"]
    assert isinstance(rows["python"]["starter_code"], str)
    assert rows["python"]["kinds"] == ["stdin", "function", "class"]
    assert rows["bash"]["kinds"] == ["stdin"]


def test_it_takes_no_query(api: Api, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(0):
        assert api(None).get(URL).status_code == 200
