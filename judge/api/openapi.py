"""The OpenAPI 3.1 document, and the page that shows it.

Answers are plain dicts whose types are TypedDicts: mypy holds the code to them, and `shape` turns the same types into
the schema, so the two cannot part. Errors have one shape, added to every call here.
"""

from __future__ import annotations

import functools
import json
import types
from collections.abc import Mapping, Sequence
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints, is_typeddict

from django.conf import settings
from django.http import HttpResponse
from drf_spectacular.extensions import OpenApiAuthenticationExtension
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse, extend_schema
from drf_spectacular.views import SpectacularSwaggerSplitView
from rest_framework.request import Request

from judge.api.conditional import etag_of, unless_known
from judge.api.permissions import MayRead
from judge.api.refusal import ErrorDocument
from judge.api.view import ApiView

_SCALARS: dict[object, dict[str, Any]] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    type(None): {"type": "null"},
    object: {},
    Any: {},
}
_shapes: dict[str, object] = {}


def shape(kind: Any) -> dict[str, Any]:
    """Return the JSON Schema of a type; a TypedDict becomes a named component."""
    if kind in _SCALARS:
        return dict(_SCALARS[kind])
    origin, arguments = get_origin(kind), get_args(kind)
    if is_typeddict(origin or kind):
        name = (origin or kind).__name__ + "".join(argument.__name__ for argument in arguments)
        _shapes[name] = kind
        return {"$ref": f"#/components/schemas/{name}"}
    if origin is Literal:
        return {"enum": list(arguments)}
    if origin in {Union, types.UnionType}:
        return {"anyOf": [shape(argument) for argument in arguments]}
    if origin is list:
        return {"type": "array", "items": shape(arguments[0])}
    if origin is dict:
        return {"type": "object", "additionalProperties": shape(arguments[1])}
    raise TypeError(f"{kind!r} has no shape; teach judge.api.openapi.shape.")


def _component(kind: Any) -> dict[str, Any]:
    """Return the object schema of a TypedDict; a generic one has its argument put in."""
    origin = get_origin(kind) or kind
    parameters = dict(zip(getattr(origin, "__parameters__", ()), get_args(kind), strict=True))

    def bound(hint: Any) -> Any:
        arguments = get_args(hint)
        if hint in parameters:
            return parameters[hint]
        return hint[parameters[arguments[0]]] if arguments and arguments[0] in parameters else hint

    hints = {name: bound(hint) for name, hint in get_type_hints(origin).items()}
    return {
        "type": "object",
        "description": (origin.__doc__ or "").split("\n\n")[0].replace("\n    ", " "),
        "properties": {name: shape(hint) for name, hint in hints.items()},
        "required": sorted(origin.__required_keys__),
    }


def answers(
    kind: Any,
    description: str,
    *,
    status: int = 200,
    headers: Mapping[str, str] | None = None,
    parameters: Sequence[Any] = (),
    empty: Mapping[int, str] | None = None,
) -> dict[str, Any]:
    """Return what `extend_schema` takes for a call: how it answers when all goes well.

    `parameters` are those of the request; `empty` says of other statuses what they mean, without a body.
    """
    return {
        "responses": {
            status: OpenApiResponse(shape(kind), description),
            **{code: OpenApiResponse(description=text) for code, text in (empty or {}).items()},
        },
        "parameters": [
            *parameters,
            *(
                OpenApiParameter(
                    name, str, OpenApiParameter.HEADER, response=[status], description=meaning
                )
                for name, meaning in (headers or {}).items()
            ),
        ],
    }


def complete(result: dict[str, Any], generator: SchemaGenerator, **_: Any) -> dict[str, Any]:
    """Add the named shapes, and to every call the errors it can answer with."""
    schemas = result["components"].setdefault("schemas", {})
    error = shape(ErrorDocument)
    pending = dict(_shapes)
    while pending:
        schemas.update({name: _component(kind) for name, kind in pending.items()})
        pending = {name: kind for name, kind in _shapes.items() if name not in schemas}
    for path, methods in result["paths"].items():
        for method, operation in methods.items():
            operation["summary"] = operation["description"].split(". ")[0].rstrip(".")
            for status, description in _errors_of(path, method, operation).items():
                operation["responses"].setdefault(
                    status,
                    {
                        "description": description,
                        "content": {"application/json": {"schema": error}},
                    },
                )
    return result


def _errors_of(path: str, method: str, operation: Mapping[str, Any]) -> dict[str, str]:
    found = {
        "429": "Too many; Retry-After says when to try again.",
        "default": "Any other error, in the same shape.",
    }
    if operation.get("parameters") or "requestBody" in operation:
        found["400"] = "A part of the request is wrong; `fields` says which."
    if {} not in operation.get("security", [{}]):
        found["401"] = "Nobody is signed in, or the token is not valid."
        found["403"] = "Signed in, but not allowed; or the CSRF token is missing."
    else:
        found["401"] = "The token that was sent is not valid."
    if "{" in path:
        found["404"] = "There is nothing here, or nothing that you may see."
    if "requestBody" in operation:
        found["413"] = "The body is too large."
        found["415"] = "The body is not JSON."
    if path.endswith(("/submit", "/run")):
        found["422"] = "The Idempotency-Key was used for something else."
        found["503"] = "More to do than the site can bear; Retry-After says when to try again."
    return found


class BearerScheme(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]  # untyped base
    """How the document describes tokens."""

    target_class = "judge.api.authentication.BearerAuthentication"
    name = "token"

    def get_security_definition(self, auto_schema: AutoSchema) -> dict[str, Any]:
        """Return the scheme."""
        return {
            "type": "http",
            "scheme": "bearer",
            "description": "A token made on your profile page, or by POST /api/tokens.",
        }


class SessionScheme(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]  # untyped base
    """How the document describes sessions."""

    target_class = "judge.api.authentication.SessionAuthentication"
    name = "session"

    def get_security_definition(self, auto_schema: AutoSchema) -> dict[str, Any]:
        """Return the scheme."""
        return {
            "type": "apiKey",
            "in": "cookie",
            "name": settings.SESSION_COOKIE_NAME,
            "description": "A browser that is signed in. What changes things needs the "
            "X-CSRFToken header too.",
        }


@functools.cache
def _document() -> tuple[bytes, str]:
    generator = SchemaGenerator()  # type: ignore[no-untyped-call]  # untyped
    content = json.dumps(
        generator.get_schema(request=None, public=True),  # type: ignore[no-untyped-call]  # untyped
        indent=1,
        sort_keys=False,
    ).encode()
    return content, etag_of(content)


@extend_schema(exclude=True)
class SchemaView(ApiView):
    """`GET /api/schema`."""

    permission_classes = (MayRead,)

    def get(self, request: Request) -> HttpResponse:
        """Return the OpenAPI document."""
        content, etag = _document()
        response = HttpResponse(content, content_type="application/json")
        response.headers["ETag"] = etag
        response.headers["Cache-Control"] = "public, no-cache"
        return unless_known(request._request, response)


class DocsView(SpectacularSwaggerSplitView):
    """`GET /api/docs`: the document as a page; its script is a file of ours, as the CSP asks."""

    url_name = "api:schema"
    title = "Gavel API"
    http_method_names = ("get", "head")  # it has no words for what else might be asked
