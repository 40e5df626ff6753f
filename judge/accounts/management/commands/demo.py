"""`manage.py demo`: accounts to try the site with. Their passwords are known to everyone who reads this."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from judge.accounts.models import User

# (name, password, is_staff)
ACCOUNTS = (("admin", "admin", True), ("alice", "alice", False), ("bob", "bob", False))


class Command(BaseCommand):
    """Make the demo accounts that are missing, and print them all."""

    help = "Make the demo accounts (admin/admin, alice/alice, bob/bob). Refused in production."

    def handle(self, *args: Any, **options: Any) -> None:
        """Make and print the accounts; leave those that exist as they are."""
        if settings.IS_PRODUCTION:
            raise CommandError(
                "Demo accounts have known passwords, so there are none in production "
                "(GAVEL_PRODUCTION is set). Make an administrator with: manage.py createsuperuser"
            )
        for name, password, is_staff in ACCOUNTS:
            user = User.objects.filter(username__iexact=name).first()
            if user is None:
                user = User.objects.create_user(
                    name, password=password, is_staff=is_staff, is_superuser=is_staff
                )
            known = user.check_password(password)
            self.stdout.write(
                f"{user.username} / {password if known else '(its password was changed)'}"
                f"{'  staff' if user.is_staff else ''}"
            )
