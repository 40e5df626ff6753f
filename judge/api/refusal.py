"""The one shape of an error, `{code, message, fields}`, and what becomes of every exception in the API.

A message says what to do. `fields` names the parts of the request that are wrong: `language`, `page`, `inputs.0`.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from typing import Any, TypedDict

from django.core.exceptions import PermissionDenied, RequestDataTooBig, SuspiciousOperation
from django.db import InterfaceError, OperationalError
from django.http import Http404, HttpRequest
from psycopg2 import Error as DriverError
from rest_framework import exceptions
from rest_framework.response import Response
from rest_framework.views import set_rollback

from judge.api.errors import BodyTooLarge
from judge.limits.errors import NotNow, Overloaded, TooMany
from judge.submissions.errors import QueueFull, SubmissionRefused

logger = logging.getLogger(__name__)

AWAY_FOR_S = 5


class ErrorDocument(TypedDict):
    """What every error answer holds."""

    code: str
    message: str
    fields: dict[str, list[str]]


# Codes and sentences for what the framework raises; the most derived class that fits is taken.
_SENTENCES: dict[type[Exception], tuple[str, str]] = {
    exceptions.NotAuthenticated: (
        "not_authenticated",
        "Sign in, or send a token: `Authorization: Bearer gvl_...`.",
    ),
    exceptions.NotFound: (
        "not_found",
        "There is nothing here, or nothing that you may see. GET /api/schema lists all addresses.",
    ),
    exceptions.NotAcceptable: ("not_acceptable", "Answers are JSON: accept application/json."),
    exceptions.UnsupportedMediaType: (
        "unsupported_media_type",
        "Send JSON, with the header `Content-Type: application/json`.",
    ),
}


def answer(error: Exception, context: Mapping[str, Any]) -> Response:
    """Return the answer for anything raised in a view, as REST framework asks for it."""
    set_rollback()
    request = context.get("request")
    match error:
        case SubmissionRefused():
            return respond(error.status, error.code, error.message, error.fields)
        case QueueFull():
            return respond(503, "queue_full", str(error), headers=_later(error))
        case exceptions.ValidationError():
            fields = dict(_flat(error.detail))
            return respond(400, "invalid_input", _sentence(fields), fields)
        case TooMany():
            return respond(429, "too_many_requests", str(error), headers=_later(error))
        case Overloaded():
            return respond(503, "overloaded", str(error), headers=_later(error))
        case Http404():
            return _of_framework(exceptions.NotFound())
        case PermissionDenied():
            return _of_framework(exceptions.PermissionDenied())
        case exceptions.APIException():
            return _of_framework(error)
        case RequestDataTooBig():
            return _of_framework(BodyTooLarge())
        case SuspiciousOperation():
            return respond(400, "bad_request", "The request cannot be read; check its form.")
        case OperationalError() | InterfaceError():
            if not is_absence(error):
                _log(request, error)
            return database_away()
        case _:
            _log(request, error)
            return failure()


def respond(
    status: int,
    code: str,
    message: str,
    fields: Mapping[str, list[str]] | None = None,
    headers: Mapping[str, str] | None = None,
) -> Response:
    """Return an error in its one shape."""
    document: ErrorDocument = {"code": code, "message": message, "fields": dict(fields or {})}
    response = Response(document, status=status, headers=dict(headers or {}))
    if status >= 500:
        response._has_been_logged = True  # type: ignore[attr-defined]  # else Django logs it again
    return response


def failure() -> Response:
    """Return the answer for our own failure, which tells a stranger nothing of it."""
    return respond(
        500, "internal_error", "Something failed on our side; it was logged. Try again later."
    )


def database_away() -> Response:
    """Return the answer while the database does not answer, or not in time."""
    response = respond(
        503,
        "database_away",
        f"The database does not answer just now; try again in {AWAY_FOR_S} s. "
        "With the same Idempotency-Key nothing is stored twice.",
        headers={"Retry-After": str(AWAY_FOR_S)},
    )
    response.is_database_away = True  # type: ignore[attr-defined]  # judge/config/copies.py looks for one
    return response


def is_absence(error: Exception) -> bool:
    """Tell whether the error says only that the server is away, which is logged once and not for each caller."""
    code: str | None = getattr(error.__cause__, "pgcode", None)
    return isinstance(error.__cause__, DriverError) and (code is None or code.startswith("57P"))


def _later(error: QueueFull | NotNow) -> dict[str, str]:
    return {"Retry-After": str(error.retry_after_s)}


def _of_framework(error: exceptions.APIException) -> Response:
    detail = error.detail
    code = getattr(detail, "code", None) or error.default_code
    message = str(detail) if isinstance(detail, str) else "; ".join(map(str, detail))
    for kind in type(error).__mro__:
        if kind in _SENTENCES:
            code, message = _SENTENCES[kind]
            break
    header = getattr(error, "auth_header", None)
    return respond(
        error.status_code, code, message, headers={"WWW-Authenticate": header} if header else None
    )


def _flat(detail: Any, name: str = "") -> Iterator[tuple[str, list[str]]]:
    """Yield (name, sentences) of a validation error: `inputs: {0: [...]}` becomes `inputs.0`."""
    if isinstance(detail, Mapping):
        for key, value in detail.items():
            part = "" if key == "non_field_errors" else str(key)
            yield from _flat(value, f"{name}.{part}".strip("."))
    elif isinstance(detail, list) and any(isinstance(item, list | Mapping) for item in detail):
        for index, value in enumerate(detail):
            if value:
                yield from _flat(value, f"{name}.{index}".strip("."))
    else:
        yield name, [str(item) for item in (detail if isinstance(detail, list) else [detail])]


def _sentence(fields: Mapping[str, list[str]]) -> str:
    """Return what is wrong in one line; the fields hold the rest."""
    name, sentences = next(iter(fields.items()), ("", ["The request is not valid."]))
    return f"{name}: {sentences[0]}" if name else sentences[0]


def _log(request: HttpRequest | None, error: Exception) -> None:
    where = "" if request is None else f"{request.method} {request.path}"
    logger.error("%s failed: %s", where, type(error).__name__, exc_info=error)
