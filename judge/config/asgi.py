"""The sockets, by ASGI. HTTP answers here too, for health checks; pages and the API are cheaper by WSGI."""

import os

from channels.auth import AuthMiddlewareStack
from channels.routing import ProtocolTypeRouter, URLRouter
from channels.security.websocket import AllowedHostsOriginValidator
from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "judge.config.settings")
django_application = get_asgi_application()

from judge.submissions.routing import websocket_urlpatterns  # noqa: E402  # needs the apps loaded

application = ProtocolTypeRouter(
    {
        "http": django_application,
        "websocket": AllowedHostsOriginValidator(
            AuthMiddlewareStack(URLRouter(websocket_urlpatterns))
        ),
    }
)
