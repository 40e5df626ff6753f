from django.apps import AppConfig


class DoctorConfig(AppConfig):
    """Whether machines are fit to judge."""

    name = "judge.doctor"
    label = "doctor"
    verbose_name = "Doctor"
