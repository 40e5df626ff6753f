"""What a user name may be: it stands in addresses, on ranking pages and in logs."""

from django.core.validators import RegexValidator

# The account pages' "Too short" and the model's own rule say the same.
MIN_LENGTH = 3
MAX_LENGTH = 30

# Names that people would take for the site's own voice, or that could be an address one day. Sign-up refuses them.
# fmt: off
RESERVED = frozenset([
    "about", "account", "accounts", "admin", "administrator", "anonymous", "api", "contest",
    "contests", "docs", "everyone", "gavel", "help", "judge", "jury", "leaderboard", "login",
    "logout", "me", "moderator", "none", "null", "official", "owner", "problem", "problems",
    "profile", "root", "settings", "signup", "staff", "static", "submissions", "support", "system",
    "undefined", "user", "users", "ws",
])
# fmt: on

validators = [
    RegexValidator(
        rf"\A[A-Za-z0-9_-]{{{MIN_LENGTH},{MAX_LENGTH}}}\Z",
        f"Use {MIN_LENGTH} to {MAX_LENGTH} letters (a to z), digits, hyphens and underscores.",
    )
]
