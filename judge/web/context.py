"""What every template may use."""

from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest


def site(request: HttpRequest) -> dict[str, str]:
    """Return the site's name and where its sockets are."""
    return {"site_name": settings.SITE_NAME, "socket_origin": socket_origin(request)}


def socket_origin(request: HttpRequest) -> str:
    """Return where the sockets are, on the host that this page was asked from where the setting says so."""
    if "*" not in settings.SOCKET_ORIGIN:
        return settings.SOCKET_ORIGIN
    # Cookies belong to a host: the sockets must be asked under the same one, `localhost` or `127.0.0.1`.
    host = urlsplit(f"//{request.get_host()}").hostname or ""
    return settings.SOCKET_ORIGIN.replace("*", f"[{host}]" if ":" in host else host)
