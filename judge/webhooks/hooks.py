"""What people do with hooks: make one, change its secret, pause it, try it."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.db.models.functions import Now
from django.utils import timezone

from judge.accounts.models import User
from judge.schedule.database import database_now
from judge.webhooks import signing
from judge.webhooks.destination import destination, rules
from judge.webhooks.errors import SecretLost, TooManyHooks
from judge.webhooks.models import Delivery, Event, Hook, HookState, Secret
from judge.webhooks.wake import wake_after_commit

MAX_PER_USER = 5
# A second press of the button is the first one's.
TEST_STEP = timedelta(seconds=10)
# Both secrets sign for so long, time for the receiver to learn the new one.
OVERLAP = timedelta(hours=24)


def make_own(user: User, *, name: str, url: str) -> tuple[Hook, str]:
    """Make a hook for the user's own submissions and return it with its secret, which is shown this once.

    Raises UrlRefused, and TooManyHooks.
    """
    where = destination(url, rules())
    if user.webhooks.count() >= MAX_PER_USER:
        raise TooManyHooks(f"You have {MAX_PER_USER} webhooks; delete one first.")
    with transaction.atomic():
        hook = Hook.objects.create(owner=user, name=name, url=where.url)
        return hook, renew_secret(hook)


def renew_secret(hook: Hook, *, overlap: timedelta = OVERLAP) -> str:
    """Give the hook a secret, its first or a new one, and return it; it is shown this once.

    The one before signs along until the overlap is over; one older than that ends at once.
    """
    salt = signing.new_salt()
    secret = signing.secret_of(settings.SECRET_KEY, salt)
    with transaction.atomic():
        Hook.objects.select_for_update().get(pk=hook.pk)
        hook.secrets.filter(expires_at__isnull=False).delete()
        hook.secrets.update(expires_at=Now() + overlap)
        Secret.objects.create(hook=hook, salt=salt, digest=signing.digest_of(secret))
    return secret


def valid_secrets(hook: Hook) -> list[str]:
    """Return the secrets that sign now, the newest first."""
    rows = list(hook.secrets.valid())
    made = [(row, signing.secret_of(settings.SECRET_KEY, row.salt)) for row in rows]
    found = [secret for row, secret in made if signing.digest_of(secret) == row.digest]
    if not found:
        raise SecretLost(
            "The site's GAVEL_SECRET_KEY has changed since this webhook's secret was made. Make a new secret."
        )
    return found


def resume(hook: Hook) -> None:
    """Send to the hook again, whatever it was that had stopped it, and what still waits for it first."""
    Hook.objects.filter(pk=hook.pk).update(
        state=HookState.ACTIVE, disabled_reason="", failures=0, failing_since=None, rests_until=None
    )
    wake_after_commit()


def pause(hook: Hook) -> None:
    """Send nothing to the hook; what happens meanwhile it is not told."""
    Hook.objects.filter(pk=hook.pk, state=HookState.ACTIVE).update(state=HookState.PAUSED)


def send_test(hook: Hook) -> Delivery:
    """Send the hook a message that tells of nothing; one that was asked for just before is enough."""
    since = timezone.now() - TEST_STEP
    lately = hook.deliveries.filter(event=Event.TEST, created_at__gt=since).first()
    if lately is not None:
        return lately
    with transaction.atomic():
        delivery = Delivery.objects.create(hook=hook, event=Event.TEST, next_at=database_now())
        wake_after_commit()
    return delivery
