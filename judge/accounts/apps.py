from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Who people are."""

    name = "judge.accounts"
    label = "accounts"
    verbose_name = "People"
