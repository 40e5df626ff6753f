"""Every address of the site."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("admin/", admin.site.urls),
    path("api/", include("judge.api.urls")),
    path("accounts/", include("allauth.urls")),
    path("", include("judge.web.urls")),
]
