"""The Celery application: queues, routes and the schedule. Only entry points in `tasks.py` run on it."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "judge.config.settings")

app = Celery("gavel")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks(["judge.submissions", "leaderboard"])
