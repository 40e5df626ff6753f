from django.apps import AppConfig


class WatchConfig(AppConfig):
    """What the site does, in figures."""

    name = "judge.watch"
    label = "watch"
    verbose_name = "Watch"
