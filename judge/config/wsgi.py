"""The pages and the API: HTTP, by WSGI."""

import os
from importlib import import_module

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "judge.config.settings")
application = get_wsgi_application()
import_module("judge.watch.reporting").start("web")  # once the apps are loaded
