from django.apps import AppConfig


class ProblemsConfig(AppConfig):
    """What is right."""

    name = "problems"
    verbose_name = "Problems"
