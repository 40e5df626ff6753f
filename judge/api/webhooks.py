"""`/api/webhooks`: one's own webhooks, in a browser's session, where the site's operator allows them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any, Literal, TypedDict
from uuid import UUID

from django.conf import settings
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.generics import get_object_or_404
from rest_framework.request import Request
from rest_framework.response import Response

from judge.api.errors import TooManyWebhooks, WebhooksOff
from judge.api.openapi import answers
from judge.api.pages import Page, PageQuery, page_of, query_of
from judge.api.permissions import SignedInBySession, signed_in
from judge.api.view import ApiView
from judge.submissions.document import utc
from judge.webhooks import hooks
from judge.webhooks.destination import MAX_LENGTH
from judge.webhooks.errors import TooManyHooks, UrlRefused
from judge.webhooks.models import Delivery, Hook

_NOT_KEPT = {"Cache-Control": "no-store"}


class WebhookDocument(TypedDict):
    """A webhook, without its secret. `disabled_reason` is why Gavel sends nothing any more."""

    id: str
    name: str
    url: str
    state: Literal["active", "paused", "disabled"]
    disabled_reason: str
    failures: int
    created_at: str


class NewWebhook(WebhookDocument):
    """A webhook just made, or its new secret: the only time that it is shown."""

    secret: str


class DeliveryDocument(TypedDict):
    """A message. `status` is what came back last; null: nothing did. `next_at`: when it is tried again."""

    id: str
    event: str
    submission: str | None
    state: Literal["waiting", "delivered", "dead"]
    attempts: int
    status: int | None
    created_at: str
    next_at: str | None


class WebhookBody(serializers.Serializer[Any]):
    """What webhook to make."""

    name = serializers.CharField(max_length=100, help_text="Who listens there.")
    url = serializers.CharField(
        max_length=MAX_LENGTH, help_text="An https address on a host that the operator has listed."
    )


class WebhookChange(serializers.Serializer[Any]):
    """What to change."""

    state = serializers.ChoiceField(
        ["active", "paused"], help_text="`active` switches a disabled one on again, too."
    )


class SecretBody(serializers.Serializer[Any]):
    """How to change the secret."""

    at_once = serializers.BooleanField(
        default=False, help_text="End the old one at once, not in a day."
    )


class WebhookView(ApiView):
    """A call about one's own webhooks."""

    permission_classes = (SignedInBySession,)

    def check_permissions(self, request: Request) -> None:
        """Refuse where the operator does not allow them."""
        super().check_permissions(request)
        if not settings.USER_WEBHOOKS:
            raise WebhooksOff

    def hook(self, request: Request, id: UUID) -> Hook:
        """Return the caller's webhook."""
        return get_object_or_404(signed_in(request).webhooks, pk=id)


class WebhookList(WebhookView):
    """`GET` and `POST /api/webhooks`."""

    @extend_schema(
        operation_id="webhooks",
        **answers(Page[WebhookDocument], "Your webhooks.", parameters=[PageQuery]),
    )
    def get(self, request: Request) -> Response:
        """List your webhooks."""
        rows = signed_in(request).webhooks.order_by("-id")
        return Response(page_of(rows, query_of(request, PageQuery), _documents))

    @extend_schema(
        operation_id="make_webhook",
        request=WebhookBody,
        **answers(NewWebhook, "The webhook with its secret.", status=201),
    )
    def post(self, request: Request) -> Response:
        """Make a webhook that is told when your submissions are judged. Its secret is shown this once."""
        body = WebhookBody(data=request.data)
        body.is_valid(raise_exception=True)
        try:
            hook, secret = hooks.make_own(signed_in(request), **body.validated_data)
        except UrlRefused as error:
            raise serializers.ValidationError({"url": [str(error)]}) from error
        except TooManyHooks as error:
            raise TooManyWebhooks(str(error)) from error
        document: NewWebhook = {**_document(hook), "secret": secret}
        return Response(document, status=201, headers=_NOT_KEPT)


class WebhookDetail(WebhookView):
    """`GET`, `PATCH` and `DELETE /api/webhooks/{id}`."""

    @extend_schema(operation_id="webhook", **answers(WebhookDocument, "The webhook."))
    def get(self, request: Request, id: UUID) -> Response:
        """Return one of your webhooks."""
        return Response(_document(self.hook(request, id)))

    @extend_schema(
        operation_id="change_webhook",
        request=WebhookChange,
        **answers(WebhookDocument, "The webhook, changed."),
    )
    def patch(self, request: Request, id: UUID) -> Response:
        """Pause a webhook, or switch it on again."""
        hook = self.hook(request, id)
        body = WebhookChange(data=request.data)
        body.is_valid(raise_exception=True)
        change = hooks.resume if body.validated_data["state"] == "active" else hooks.pause
        change(hook)
        hook.refresh_from_db()
        return Response(_document(hook))

    @extend_schema(operation_id="delete_webhook", responses={204: None})
    def delete(self, request: Request, id: UUID) -> Response:
        """Delete a webhook with its messages."""
        self.hook(request, id).delete()
        return Response(status=204)


class WebhookSecret(WebhookView):
    """`POST /api/webhooks/{id}/secret`."""

    @extend_schema(
        operation_id="renew_webhook_secret",
        request=SecretBody,
        **answers(NewWebhook, "The webhook with its new secret."),
    )
    def post(self, request: Request, id: UUID) -> Response:
        """Make a new secret. Messages are signed with the old one too, for a day."""
        hook = self.hook(request, id)
        body = SecretBody(data=request.data)
        body.is_valid(raise_exception=True)
        overlap = timedelta() if body.validated_data["at_once"] else hooks.OVERLAP
        secret = hooks.renew_secret(hook, overlap=overlap)
        document: NewWebhook = {**_document(hook), "secret": secret}
        return Response(document, headers=_NOT_KEPT)


class WebhookTest(WebhookView):
    """`POST /api/webhooks/{id}/test`."""

    @extend_schema(
        operation_id="test_webhook",
        request=None,
        **answers(
            DeliveryDocument, "The message; its deliveries say what became of it.", status=202
        ),
    )
    def post(self, request: Request, id: UUID) -> Response:
        """Send a message that tells of nothing; at most one in ten seconds."""
        return Response(_delivery(hooks.send_test(self.hook(request, id))), status=202)


class WebhookDeliveries(WebhookView):
    """`GET /api/webhooks/{id}/deliveries`."""

    @extend_schema(
        operation_id="webhook_deliveries",
        **answers(Page[DeliveryDocument], "Its messages, newest first.", parameters=[PageQuery]),
    )
    def get(self, request: Request, id: UUID) -> Response:
        """List what a webhook was sent. What receivers answered is shown to staff alone."""
        rows = self.hook(request, id).deliveries.with_last_attempt().order_by("-id")
        return Response(page_of(rows, query_of(request, PageQuery), _deliveries))


def _documents(rows: Sequence[Hook]) -> list[WebhookDocument]:
    return [_document(hook) for hook in rows]


def _document(hook: Hook) -> WebhookDocument:
    return {
        "id": str(hook.pk),
        "name": hook.name,
        "url": hook.url,
        "state": hook.state,  # type: ignore[typeddict-item]  # the column's choices
        "disabled_reason": hook.disabled_reason,
        "failures": hook.failures,
        "created_at": utc(hook.created_at),
    }


def _deliveries(rows: Sequence[Delivery]) -> list[DeliveryDocument]:
    return [_delivery(delivery) for delivery in rows]


def _delivery(delivery: Delivery) -> DeliveryDocument:
    submission = delivery.submission_id
    return {
        "id": str(delivery.pk),
        "event": delivery.event,
        "submission": None if submission is None else str(submission),
        "state": delivery.state,  # type: ignore[typeddict-item]  # the column's choices
        "attempts": delivery.attempt,
        "status": getattr(delivery, "last_status", None),
        "created_at": utc(delivery.created_at),
        "next_at": utc(delivery.next_at) if delivery.state == "waiting" else None,
    }
