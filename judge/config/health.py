"""Is the process up, and can it work? Asked by Compose, load balancers and people."""

from __future__ import annotations

from django.conf import settings
from django.db import connection
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from redis import Redis
from redis.backoff import NoBackoff
from redis.retry import Retry

TIMEOUT_S = 2


@never_cache
def healthz(request: HttpRequest) -> JsonResponse:
    """Say that the process answers, whatever else is away: restarting it would not bring that back."""
    return JsonResponse({"status": "up"})


@never_cache
def readyz(request: HttpRequest) -> JsonResponse:
    """Say whether the database and Redis answer; 503 when one does not."""
    stores = {"database": _database_answers(), "redis": _redis_answers()}
    is_ready = all(stores.values())
    return JsonResponse(
        {"status": "ready" if is_ready else "not ready", **stores}, status=200 if is_ready else 503
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
        client = Redis.from_url(
            settings.REDIS_URL,
            socket_connect_timeout=TIMEOUT_S,
            socket_timeout=TIMEOUT_S,
            retry=Retry(NoBackoff(), 0),
        )
        with client:
            return bool(client.ping())
    except Exception:  # whatever the client raises, the answer is no
        return False
