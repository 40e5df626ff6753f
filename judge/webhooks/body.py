"""What a message says: a submission as its poll shows it, without the source and without hidden tests.

    {"event": "submission.judged", "id": "0199...", "created_at": "2026-...Z", "submission": {...}}
    {"event": "webhook.test", "id": "0199...", "created_at": "2026-...Z", "hook": "Course platform"}

Of whoever receives it Gavel knows an address and nothing more, so it sees what a stranger may.
"""

from __future__ import annotations

import json
from typing import Any

from judge.submissions.document import (
    CaseDocument,
    SubmissionSummary,
    submission_document,
    utc,
)
from judge.submissions.models import Submission
from judge.webhooks.models import Delivery, Event

# Named one by one: what the document learns to say later is not sent until somebody has thought of it.
_SHOWN = ("compile_output", "message")
_TEXTS = ("name", "input", "expected", "actual", "stdout", "stderr", "message")


def body_of(delivery: Delivery) -> str:
    """Return the message as it stands now; a handful of queries."""
    document: dict[str, Any] = {
        "event": delivery.event,
        "id": str(delivery.pk),
        "created_at": utc(delivery.created_at),
    }
    if delivery.event == Event.TEST:
        document["hook"] = delivery.hook.name
    else:
        document["submission"] = _submission(delivery)
    return json.dumps(document, ensure_ascii=False, separators=(",", ":"))


def _submission(delivery: Delivery) -> dict[str, Any]:
    assert delivery.submission_id is not None  # of all but a test, by a constraint
    submission = Submission.objects.with_judgement().get(pk=delivery.submission_id)
    shown: dict[str, Any] = dict(submission_document(submission, reader=None))
    return {
        **{key: shown[key] for key in (*SubmissionSummary.__annotations__, *_SHOWN)},
        "cases": [_closed(case) for case in shown["cases"]],
    }


def _closed(case: CaseDocument) -> dict[str, Any]:
    """Return a test as strangers see it, also where its problem shows hidden ones to solvers."""
    shown: dict[str, Any] = dict(case)
    return shown if case["is_sample"] else {**shown, **dict.fromkeys(_TEXTS)}
