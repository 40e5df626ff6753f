from django.apps import AppConfig


class WebhooksConfig(AppConfig):
    """Who is told outside of what was judged."""

    name = "judge.webhooks"
    label = "webhooks"

    def ready(self) -> None:
        """Listen for judged submissions."""
        from judge.submissions.events import submission_judged
        from judge.webhooks.receive import note

        submission_judged.connect(note, dispatch_uid="webhooks")
