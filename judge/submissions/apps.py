from django.apps import AppConfig


class SubmissionsConfig(AppConfig):
    """What people sent and what became of it."""

    name = "judge.submissions"
    label = "submissions"

    def ready(self) -> None:
        """Connect what is derived from judgements to the event that changes it."""
        from judge.submissions.events import submission_judged
        from judge.submissions.statistics import mark_stale

        submission_judged.connect(mark_stale, dispatch_uid="problem_statistics")
