"""Settings, addresses, entry points. Celery's app is loaded along, so that every process sends to our broker."""

from judge.config.celery import app as celery_app

__all__ = ["celery_app"]
