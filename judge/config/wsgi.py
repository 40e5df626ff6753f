"""The pages and the API: HTTP, by WSGI."""

import gc
import os
from importlib import import_module

from django.conf import settings
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "judge.config.settings")
application = get_wsgi_application()
import_module("judge.watch.reporting").start("web")  # once the apps are loaded
# Of the processes, this one has few threads and a crowd that would soon have them all waiting.
import_module("judge.config.postgresql.pulse").watch_default()

# Django would load the addresses, and with them all views, while the first request waits.
import_module(settings.ROOT_URLCONF)
# What is loaded by now stays. To go through it again each time that rubbish is collected stops all threads for 90 ms.
gc.collect()
gc.freeze()
