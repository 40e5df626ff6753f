"""The one door to the process environment: read a variable loudly, or refuse to start."""

import ipaddress
import os
import re
from enum import StrEnum
from typing import TypeVar
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

# Words of the values that stand in examples and in development; a production start refuses them.
EXAMPLE_WORDS = ("change-me", "changeme", "example", "only-for-development", "password")
MIN_SECRET_LENGTH = 50  # as Django's own check asks of its key

_ADVICE = 'Make one with: python3 -c "import secrets; print(secrets.token_urlsafe(48))"'

# A database that is there accepts within milliseconds; libpq's least is 2.
CONNECT_WITHIN_S = 3
# As long as a lease lasts: by then others judge what was being written.
SILENT_S = 30

# What Docker takes as the name of a project and an image, and a browser in the name of a cookie.
_LABEL = re.compile(r"[a-z0-9][a-z0-9_-]{0,59}")
_Chosen = TypeVar("_Chosen", bound=StrEnum)
_TRUE = frozenset({"1", "true", "yes", "on"})
_FALSE = frozenset({"0", "false", "no", "off", ""})


def text(name: str, default: str | None = None) -> str:
    """Return the variable, or the default; raise ImproperlyConfigured when neither exists."""
    value = os.environ.get(name, default)
    if value is None:
        raise ImproperlyConfigured(f"Set the environment variable {name}.")
    return value


def secret(name: str, default: str | None, *, is_production: bool) -> str:
    """Return a secret; in production refuse a missing, an example or a short one."""
    value = text(name, None if is_production else default)
    if is_production and (_is_example(value) or len(value) < MIN_SECRET_LENGTH):
        raise ImproperlyConfigured(
            f"{name} is an example value or shorter than {MIN_SECRET_LENGTH} characters. {_ADVICE}"
        )
    return value


def optional_secret(name: str, *, is_production: bool) -> str:
    """Return a secret that a site may do without: empty when it is not set."""
    return secret(name, "", is_production=is_production) if os.environ.get(name) else ""


def url(name: str, default: str, *, is_production: bool) -> str:
    """Return a URL; in production refuse one whose password stands in an example."""
    value = text(name, None if is_production else default)
    password = urlsplit(value).password or ""
    if is_production and _is_example(unquote(password)):
        raise ImproperlyConfigured(f"{name} has an example's password. {_ADVICE}")
    return value


def boolean(name: str, default: bool) -> bool:
    """Return the variable as yes or no."""
    value = os.environ.get(name)
    if value is None:
        return default
    if value.lower() in _TRUE:
        return True
    if value.lower() in _FALSE:
        return False
    raise ImproperlyConfigured(f"{name} is {value!r}; set it to true or false.")


def integer(name: str, default: int) -> int:
    """Return the variable as a whole number."""
    value = os.environ.get(name)
    if value is None:
        return default
    try:
        return int(value)
    except ValueError as error:
        raise ImproperlyConfigured(f"{name} is {value!r}; set it to a whole number.") from error


def words(name: str, default: str) -> list[str]:
    """Return the comma-separated words of a variable."""
    return [word.strip() for word in text(name, default).split(",") if word.strip()]


def networks(name: str, default: str) -> list[str]:
    """Return the comma-separated addresses and networks of a variable."""
    found = words(name, default)
    for network in found:
        try:
            ipaddress.ip_network(network)
        except ValueError as error:
            raise ImproperlyConfigured(
                f"{name} has {network!r}; set it to addresses or networks such as 10.0.0.0/8."
            ) from error
    return found


def integers(name: str, default: str) -> list[int]:
    """Return the comma-separated whole numbers of a variable."""
    try:
        return [int(word) for word in words(name, default)]
    except ValueError as error:
        raise ImproperlyConfigured(f"{name} takes whole numbers, with commas.") from error


def for_development(name: str, *, is_production: bool) -> bool:
    """Return the variable as yes or no, unless told no; in production refuse a yes."""
    value = boolean(name, False)
    if value and is_production:
        raise ImproperlyConfigured(f"{name} is for development alone; a real site must do without.")
    return value


def choice(name: str, default: _Chosen) -> _Chosen:
    """Return the member of the default's enum that the variable names."""
    value = text(name, default.value)
    try:
        return type(default)(value.strip().lower())
    except ValueError as error:
        known = ", ".join(member.value for member in type(default))
        raise ImproperlyConfigured(f"{name} is {value!r}; set it to one of: {known}.") from error


def label(name: str, default: str) -> str:
    """Return a short name that images, containers and cookies can carry."""
    value = text(name, default)
    if not _LABEL.fullmatch(value):
        raise ImproperlyConfigured(
            f"{name} is {value!r}; set it to lower-case letters, digits, - and _, at most 60."
        )
    return value


def database(name: str, default: str, *, is_production: bool) -> dict[str, object]:
    """Return Django's database settings for a `postgres://user:password@host:port/name` URL.

    A URL without a host but with `?host=/folder` connects by the unix socket in that folder.
    """
    parts = urlsplit(url(name, default, is_production=is_production))
    if parts.scheme not in {"postgres", "postgresql"}:
        raise ImproperlyConfigured(f"{name} must be postgres://user:password@host:port/name.")
    query = dict(pair.split("=", 1) for pair in parts.query.split("&") if "=" in pair)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/") or "gavel",
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or query.get("host", "")),
        "PORT": str(parts.port or ""),
    }


def database_options(statement_timeout_s: int) -> dict[str, object]:
    """Return how long PostgreSQL may be silent: at connecting, as a machine or a cable, over a question."""
    options: dict[str, object] = {
        "connect_timeout": CONNECT_WITHIN_S,
        "keepalives_idle": SILENT_S // 2,
        "keepalives_interval": SILENT_S // 6,
        "keepalives_count": 3,
        "tcp_user_timeout": SILENT_S * 1000,
    }
    if statement_timeout_s:
        options["options"] = f"-c statement_timeout={statement_timeout_s}s"
    return options


def broker(redis_url: str) -> str:
    """Return a Redis URL in Celery's spelling, which differs for unix sockets (`unix:///path?db=0`)."""
    parts = urlsplit(redis_url)
    if parts.scheme != "unix":
        return redis_url
    query = dict(pair.split("=", 1) for pair in parts.query.split("&") if "=" in pair)
    return f"redis+socket://{parts.path}?virtual_host={query.get('db', '0')}"


def keepalive(redis_url: str) -> dict[str, bool]:
    """Return what has a connection to Redis notice a cable that was cut; a unix socket has none."""
    return {} if urlsplit(redis_url).scheme == "unix" else {"socket_keepalive": True}


def _is_example(value: str) -> bool:
    return value.lower() == "secret" or any(word in value.lower() for word in EXAMPLE_WORDS)
