from django.apps import AppConfig


class ScheduleConfig(AppConfig):
    """Work by the clock."""

    name = "judge.schedule"
    label = "schedule"
    verbose_name = "Background work"
