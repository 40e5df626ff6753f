from django.apps import AppConfig


class LimitsConfig(AppConfig):
    """How much one caller may ask for, and what gives way when all ask at once."""

    name = "judge.limits"
    label = "limits"
    verbose_name = "Limits"
