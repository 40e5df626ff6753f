from django.apps import AppConfig


class WebConfig(AppConfig):
    """The pages."""

    name = "judge.web"
    label = "web"
