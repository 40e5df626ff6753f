"""What every template may use."""

from django.conf import settings
from django.http import HttpRequest


def site(request: HttpRequest) -> dict[str, str]:
    """Return the site's name and where its sockets are."""
    return {"site_name": settings.SITE_NAME, "socket_origin": settings.SOCKET_ORIGIN}
