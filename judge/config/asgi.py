"""The sockets, by ASGI. HTTP answers here too, for health checks; pages and the API are cheaper by WSGI."""

import os
from importlib import import_module

from channels.auth import AuthMiddlewareStack
from channels.routing import ProtocolTypeRouter, URLRouter
from channels.security.websocket import AllowedHostsOriginValidator
from django.core.asgi import get_asgi_application

from judge.config.sockets import bearing_absence

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "judge.config.settings")
django_application = get_asgi_application()

import_module("judge.watch.reporting").start("sockets")

# Named as urls.py names the addresses it includes; imported once the apps are loaded.
ROUTING = ("judge.submissions.routing", "leaderboard.routing")

application = ProtocolTypeRouter(
    {
        "http": django_application,
        "websocket": bearing_absence(
            AllowedHostsOriginValidator(
                AuthMiddlewareStack(
                    URLRouter(
                        [
                            address
                            for name in ROUTING
                            for address in import_module(name).websocket_urlpatterns
                        ]
                    )
                )
            )
        ),
    }
)
