from django.apps import AppConfig


class JudgeConfig(AppConfig):
    """What happened."""

    name = "judge"
