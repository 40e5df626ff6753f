"""A worker that loses its broker, or hears an error from it, goes on; and it leaves nothing behind."""

from __future__ import annotations

from kombu import Connection
from redis.exceptions import ResponseError

from judge.config.celery import app
from judge.config.transport import Transport


def test_it_is_what_celery_uses() -> None:
    assert isinstance(app.connection_for_read().transport, Transport)
    for url in ("redis://localhost/0", "rediss://localhost/0", "redis+socket:///run/valkey.sock"):
        assert isinstance(Connection(url).transport, Transport)


def test_a_redis_whose_disk_is_full_is_one_to_connect_to_again() -> None:
    full = ResponseError("MISCONF Errors writing to the AOF file: No space left on device")
    assert isinstance(full, app.connection_for_read().connection_errors)


def test_what_a_worker_was_handed_is_not_written_to_a_file() -> None:
    assert not Transport.Channel.do_restore
