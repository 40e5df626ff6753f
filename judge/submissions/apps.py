from django.apps import AppConfig
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured


class SubmissionsConfig(AppConfig):
    """What people sent and what became of it."""

    name = "judge.submissions"
    label = "submissions"

    def ready(self) -> None:
        """Offer the languages that were chosen; connect what is derived from judgements to its event."""
        from judge.languages.errors import LanguageUnknown
        from judge.languages.registry import offer
        from judge.submissions.events import submission_judged
        from judge.submissions.statistics import mark_stale

        try:
            offer(settings.JUDGE_LANGUAGES)
        except LanguageUnknown as error:
            raise ImproperlyConfigured(f"GAVEL_LANGUAGES names no language: {error}.") from error
        submission_judged.connect(mark_stale, dispatch_uid="problem_statistics")
