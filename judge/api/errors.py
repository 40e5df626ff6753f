"""The mistakes that the API itself finds.

APIException (Django REST framework's)
├── CsrfRefused      a session's request without its CSRF token
├── BodyTooLarge     more bytes than any call takes
├── ScopeMissing     a token that was not made for this
├── NotCancellable   a submission that is being judged, or was
├── TooManyTokens    as many tokens as one person may have
├── TooManyWebhooks  as many webhooks as one person may have
└── WebhooksOff      the site's operator allows none but staff's

refusal.py turns them, and everything else that is raised, into the one shape of an error.
"""

from __future__ import annotations

from rest_framework import exceptions


class CsrfRefused(exceptions.PermissionDenied):
    """A request by session that could have come from another site."""

    default_code = "csrf_failed"
    default_detail = (
        "Send the csrf-token of the page (or of the site's -csrf cookie) in the X-CSRFToken header, or "
        "sign in with a token."
    )


class BodyTooLarge(exceptions.APIException):
    """More bytes than any call takes."""

    status_code = 413
    default_code = "body_too_large"
    default_detail = "The body is too large; send less than 1 MiB."


class ScopeMissing(exceptions.PermissionDenied):
    """A token that may not do this."""

    default_code = "scope_missing"


class NotCancellable(exceptions.APIException):
    """A submission that no longer waits."""

    status_code = 409
    default_code = "not_cancellable"
    default_detail = "Its judging has begun or is over; only what waits can be cancelled."


class TooManyTokens(exceptions.APIException):
    """As many tokens as one person may have."""

    status_code = 409
    default_code = "too_many_tokens"


class TooManyWebhooks(exceptions.APIException):
    """As many webhooks as one person may have."""

    status_code = 409
    default_code = "too_many_webhooks"


class WebhooksOff(exceptions.PermissionDenied):
    """Webhooks are for staff alone here."""

    default_code = "webhooks_off"
    default_detail = "This site's operator has not allowed webhooks of one's own."
