"""A judge worker examines the machine that it judges on."""

from __future__ import annotations

import structlog
from django.db.models import Q
from django.utils import timezone

from judge.doctor.examination import examine
from judge.doctor.models import ENDS_WITHIN, JudgeWorker
from judge.doctor.site import patient_of_worker

logger = structlog.get_logger(__name__)


def examine_here(name: str) -> bool:
    """Examine the machine of this process, with the worker's own sandbox; False when that is under way already."""
    now = timezone.now()
    is_mine = JudgeWorker.objects.filter(
        Q(began_at=None) | Q(began_at__lt=now - ENDS_WITHIN), name=name
    ).update(began_at=now)
    if not is_mine:
        return False
    report = examine(patient_of_worker())
    JudgeWorker.objects.filter(name=name, began_at=now).update(
        asked_at=None, began_at=None, document=report.document()
    )
    logger.info("examined", state=report.state.value, summary=report.summary)
    return True
