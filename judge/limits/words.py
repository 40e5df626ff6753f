"""The words of a rule: what is asked for, by whom, and whose calls are counted together."""

from __future__ import annotations

from django.db.models import TextChoices

# Methods that change nothing.
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


class Group(TextChoices):
    """What is asked for. Calls of one group are counted together."""

    SUBMIT = "submit", "Submissions"
    RUN = "run", "Runs"
    POLL = "poll", "Polls of a submission"
    LIST = "list", "Lists and searches"
    READ = "read", "Other pages and calls that read"
    WRITE = "write", "Other pages and calls that change something"
    CLARIFY = "clarify", "Questions to a contest's organisers"
    EXPORT = "export", "Exports of a contest"
    UPLOAD = "upload", "Uploads in the admin"
    SIGN_IN = "sign_in", "Sign-ins to the admin"

    @classmethod
    def by_method(cls, method: str | None) -> Group:
        """Return what a call counts as of which nothing else is said."""
        return cls.READ if method in SAFE else cls.WRITE

    @property
    def is_exact(self) -> bool:
        """Tell whether each call is counted by itself; what only reads is reserved in batches."""
        return self not in {Group.POLL, Group.LIST, Group.READ}


class Tier(TextChoices):
    """Who asks. What is sent within a contest has rules of its own, whoever sends it."""

    ANONYMOUS = "anonymous", "Nobody signed in"
    USER = "user", "Users"
    STAFF = "staff", "Staff"
    CONTEST = "contest", "Within a contest"


class Scope(TextChoices):
    """Whose calls count together: those of one user, of one address, or by one token."""

    USER = "user", "each user"
    ADDRESS = "address", "each address"
    TOKEN = "token", "each token"
