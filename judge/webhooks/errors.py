"""Why a webhook is not made or not delivered.

WebhookError
├── UrlRefused        an address that hooks may not have
├── TooManyHooks      as many as one person may have
├── SecretLost        the site's key is another one than the hook's secret was made with
└── NotDelivered      an attempt brought no answer
    └── PlaceRefused  the name leads to a place that nobody outside may be led to

What str() says is shown to whoever looks after the hook.
"""

from __future__ import annotations


class WebhookError(Exception):
    """A webhook is not made or not delivered."""


class UrlRefused(WebhookError):
    """An address that hooks may not have; the message says what one may be."""


class TooManyHooks(WebhookError):
    """As many as one person may have."""


class SecretLost(WebhookError):
    """The secret cannot be had again; a new one must be made."""


class NotDelivered(WebhookError):
    """An attempt brought no answer."""


class PlaceRefused(NotDelivered):
    """The name leads to a place that nobody outside may be led to."""
