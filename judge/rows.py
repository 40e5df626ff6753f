"""Rows read and written by plain statements, where Django's own way would cost more than the database does.

A crowd submits at once. Composing a query anew takes Django longer than PostgreSQL takes to answer it; these are
composed once for each model.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any, TypeVar

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import Field, Model

from judge.statements import Statement

_Row = TypeVar("_Row", bound=Model)


def insert_together(rows: Iterable[Model]) -> None:
    """Insert rows of different models by one statement: all, or none when it fails.

    Each row is taken when the one before it is ready, with its times set, but before any has a number.
    """
    ready = [(row, _values(row)) for row in rows]
    insert = _insert_of(tuple(type(row) for row, _ in ready))
    keys = insert.one([value for _, values in ready for value in values])
    assert keys is not None, "it is a SELECT of what was inserted"
    for (row, _), key in zip(ready, keys, strict=True):
        row.pk = key
        row._state.adding = False
        row._state.db = DEFAULT_DB_ALIAS


def columns(model: type[Model], alias: str) -> str:
    """Return the model's columns as a SELECT names them; `row_of` takes their values."""
    return ", ".join(f'{alias}."{field.column}"' for field in model._meta.concrete_fields)


def row_of(model: type[_Row], values: Iterator[Any]) -> _Row:
    """Take the values of `columns` and return the row as Django would have loaded it.

    For models without JSON, which is read otherwise.
    """
    names = [field.attname for field in model._meta.concrete_fields]
    return model.from_db(DEFAULT_DB_ALIAS, names, [next(values) for _ in names])


def part_of_row(model: type[_Row], **values: Any) -> _Row:
    """Return a row of which only these were loaded; the others are when somebody asks for them."""
    names = [field.attname for field in model._meta.concrete_fields if field.attname in values]
    return model.from_db(DEFAULT_DB_ALIAS, names, [values[name] for name in names])


def _values(row: Model) -> list[Any]:
    database = connections[
        DEFAULT_DB_ALIAS
    ]  # not by its proxy, which is asked again for every word
    return [
        field.get_db_prep_save(field.pre_save(row, add=True), database)
        for field in _inserted(type(row))
    ]


@cache
def _inserted(model: type[Model]) -> Sequence[Field[Any, Any]]:
    """Return the fields that are written; the database numbers the rest."""
    return [field for field in model._meta.local_concrete_fields if not field.db_returning]


@cache
def _insert_of(models: tuple[type[Model], ...]) -> Statement:
    parts = [f"row{number} AS ({_insert(model)})" for number, model in enumerate(models)]
    keys = ", ".join(f"(TABLE row{number})" for number in range(len(models)))
    return Statement(f"WITH {', '.join(parts)} SELECT {keys}")  # made of our own models' names


def _insert(model: type[Model]) -> str:
    fields = _inserted(model)
    names = ", ".join(f'"{field.column}"' for field in fields)
    places = ", ".join(["%s"] * len(fields))
    key = model._meta.pk.column
    return f'INSERT INTO "{model._meta.db_table}" ({names}) VALUES ({places}) RETURNING "{key}"'  # noqa: S608
