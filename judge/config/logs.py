"""Logs: one line an event on stderr, ours and the libraries' alike. JSON in production, words elsewhere.

Tracebacks are plain: the values of variables would put sources and hidden tests into the log.
"""

from __future__ import annotations

import sys
from typing import Any

import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

# They name each connection, each call and each message at INFO; our own lines name the submission.
TALKATIVE = ("docker", "urllib3", "celery.app.trace", "celery.worker.strategy")

# Of what a line lists; one with thousands of ids helps nobody.
LISTED = 20

SHARED: list[Processor] = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_log_level,
    structlog.stdlib.add_logger_name,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
]


def configure(*, is_json: bool) -> dict[str, Any]:
    """Set structlog up to hand its events to the standard library; return Django's LOGGING, which writes them."""
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *SHARED,
            shorten,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        wrapper_class=structlog.stdlib.BoundLogger,
        logger_factory=structlog.stdlib.LoggerFactory(),
    )
    rendering: list[Processor] = (
        [structlog.processors.format_exc_info, structlog.processors.JSONRenderer()]
        if is_json
        else [
            structlog.dev.ConsoleRenderer(
                colors=sys.stderr.isatty(), exception_formatter=structlog.dev.plain_traceback
            )
        ]
    )
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "line": {
                "()": structlog.stdlib.ProcessorFormatter,
                "processors": [
                    structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                    *rendering,
                ],
                "foreign_pre_chain": SHARED,
            }
        },
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
        "root": {"handlers": ["stderr"], "level": "INFO"},
        "loggers": {name: {"level": "WARNING"} for name in TALKATIVE},
    }


def shorten(_: WrappedLogger, __: str, event: EventDict) -> EventDict:
    """Keep the first few of a long list, with their number: `participations`, `participations_in_all`."""
    long = {name: value for name, value in event.items() if _is_long(value)}
    for name, value in long.items():
        event[name] = value[:LISTED]
        event[f"{name}_in_all"] = len(value)
    return event


def _is_long(value: object) -> bool:
    return isinstance(value, list) and len(value) > LISTED
