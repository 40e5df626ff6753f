"""Every address of the site."""

from django.conf import settings
from django.contrib import admin
from django.urls import include, path

from judge.accounts.views import password_reset
from judge.config.health import healthz, readyz
from judge.watch.views import metrics

admin.site.site_header = admin.site.site_title = f"{settings.SITE_NAME} administration"
admin.site.site_url = "/"

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("readyz", readyz, name="readyz"),
    path("metrics", metrics, name="metrics"),
    path("admin/", admin.site.urls),
    # Before the API's, which answers whatever else is below api/.
    path("", include("leaderboard.urls")),
    path("api/", include("judge.api.urls")),
    # Before allauth's own, which needs e-mail.
    path("accounts/password/reset/", password_reset),
    path("accounts/", include("allauth.urls")),
    path("", include("judge.web.urls")),
]

handler400 = "judge.config.failures.bad_request"
handler500 = "judge.config.failures.server_error"
