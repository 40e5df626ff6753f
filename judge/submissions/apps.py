from django.apps import AppConfig


class SubmissionsConfig(AppConfig):
    """What people sent and what became of it."""

    name = "judge.submissions"
    label = "submissions"
