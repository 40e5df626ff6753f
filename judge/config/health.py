"""Is the process up, and can it work? Asked by Compose, load balancers and people.

    /healthz   the process answers        no: start it again          asks no store
    /readyz    it can do what it is for   no: send it nobody          503 without the database

Without Redis it stays ready: problems are read and submissions taken in all the same, and no other process could do
more.
"""

from __future__ import annotations

from django.conf import settings
from django.db import connection
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache

from judge import __version__
from judge.redis_client import redis_client

WITHIN_S = 2


@never_cache
def healthz(request: HttpRequest) -> JsonResponse:
    """Say that the process answers, whatever else is away: restarting it would not bring that back."""
    return JsonResponse({"status": "up", "version": __version__})


@never_cache
def readyz(request: HttpRequest) -> JsonResponse:
    """Say whether the database answers, 503 when it does not, and whether Redis does."""
    is_ready = _database_answers()
    return JsonResponse(
        {
            "status": "ready" if is_ready else "not ready",
            "database": is_ready,
            "redis": _redis_answers(),
        },
        status=200 if is_ready else 503,
    )


def _database_answers() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Exception:  # whatever the driver raises, the answer is no
        return False
    return True


def _redis_answers() -> bool:
    try:
        with redis_client(settings.REDIS_URL, within_s=WITHIN_S) as redis:
            return bool(redis.ping())
    except Exception:  # whatever the client raises, the answer is no
        return False
