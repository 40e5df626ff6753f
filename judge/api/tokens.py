"""`/api/tokens`: make, list and revoke one's API tokens, in a browser's session."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any, Literal, TypedDict

from django.http import Http404
from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from judge.accounts import tokens
from judge.accounts.models import ApiToken, Scope
from judge.api.errors import TooManyTokens
from judge.api.openapi import answers
from judge.api.pages import Page, PageQuery, page_of, query_of
from judge.api.permissions import SignedInBySession, signed_in
from judge.api.view import ApiView
from judge.submissions.document import utc

DEFAULT_DAYS = 90
MAX_DAYS = 366


class TokenDocument(TypedDict):
    """A token, without its secret."""

    id: int
    name: str
    scopes: list[Literal["read", "submit"]]
    created_at: str
    expires_at: str | None
    last_used_at: str | None


class NewToken(TokenDocument):
    """A token just made: the only time that its secret is shown."""

    secret: str


class TokenBody(serializers.Serializer[Any]):
    """What token to make."""

    name = serializers.CharField(max_length=60, help_text="Where you will use it.")
    scopes = serializers.ListField(
        child=serializers.ChoiceField(Scope.choices),
        min_length=1,
        max_length=len(Scope),
        help_text="`read` to look, `submit` to look and submit.",
    )
    expires_in_days = serializers.IntegerField(
        min_value=1,
        max_value=MAX_DAYS,
        allow_null=True,
        default=DEFAULT_DAYS,
        help_text="null: it works until you revoke it.",
    )


class TokenList(ApiView):
    """`GET` and `POST /api/tokens`."""

    permission_classes = (SignedInBySession,)

    @extend_schema(
        operation_id="tokens",
        **answers(Page[TokenDocument], "Your tokens, newest first.", parameters=[PageQuery]),
    )
    def get(self, request: Request) -> Response:
        """List your tokens."""
        rows = signed_in(request).api_tokens.order_by("-id")
        return Response(page_of(rows, query_of(request, PageQuery), _documents))

    @extend_schema(
        operation_id="make_token",
        request=TokenBody,
        **answers(NewToken, "The token with its secret.", status=201),
    )
    def post(self, request: Request) -> Response:
        """Make a token. Its secret is shown this once."""
        body = TokenBody(data=request.data)
        body.is_valid(raise_exception=True)
        days = body.validated_data["expires_in_days"]
        try:
            token, secret = tokens.issue(
                signed_in(request),
                name=body.validated_data["name"],
                scopes=[Scope(scope) for scope in body.validated_data["scopes"]],
                expires_at=None if days is None else timezone.now() + timedelta(days=days),
            )
        except tokens.TokenLimitReached as error:
            raise TooManyTokens(str(error)) from error
        document: NewToken = {**_document(token), "secret": secret}
        return Response(document, status=201, headers={"Cache-Control": "no-store"})


class TokenDetail(ApiView):
    """`DELETE /api/tokens/{id}`."""

    permission_classes = (SignedInBySession,)

    @extend_schema(operation_id="revoke_token", responses={204: None})
    def delete(self, request: Request, id: int) -> Response:
        """Revoke a token; it stops working at once."""
        if not tokens.revoke(signed_in(request), id):
            raise Http404
        return Response(status=204)


def _documents(rows: Sequence[ApiToken]) -> list[TokenDocument]:
    return [_document(token) for token in rows]


def _document(token: ApiToken) -> TokenDocument:
    return {
        "id": token.pk,
        "name": token.name,
        "scopes": token.scopes,
        "created_at": utc(token.created_at),
        "expires_at": None if token.expires_at is None else utc(token.expires_at),
        "last_used_at": None if token.last_used_at is None else utc(token.last_used_at),
    }
