"""Addresses of the pages."""

from django.urls import path
from django.views.generic import RedirectView

from judge.web import (
    attachments,
    languages,
    people,
    problems,
    settings,
    submissions,
    webhooks,
)

urlpatterns = [
    path("", problems.problem_list, name="problem_list"),
    path("problems/", RedirectView.as_view(pattern_name="problem_list", query_string=True)),
    path("problems/<slug:slug>/", problems.problem_detail, name="problem_detail"),
    path(
        "problems/<slug:slug>/files/<path:name>", attachments.attachment, name="problem_attachment"
    ),
    path("submissions/", submissions.submission_list, name="submission_list"),
    path("submissions/<uuid:id>/", submissions.submission_detail, name="submission_detail"),
    path("users/<str:username>/", people.profile, name="profile"),
    path("languages/", languages.language_list, name="languages"),
    path("settings/", settings.settings, name="settings"),
    path("settings/theme/", settings.save_theme, name="settings_theme"),
    path("settings/tokens/", settings.create_token, name="token_create"),
    path("settings/tokens/<int:id>/revoke/", settings.revoke_token, name="token_revoke"),
    path("settings/webhooks/", webhooks.webhooks, name="webhooks"),
    path("settings/webhooks/new/", webhooks.create, name="webhook_create"),
    path("settings/webhooks/<uuid:id>/", webhooks.act, name="webhook_act"),
]
