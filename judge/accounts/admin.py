"""People in the admin. Tokens can be seen and revoked there, never read."""

from __future__ import annotations

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.http import HttpRequest

from judge.accounts.models import ApiToken, User


class ApiTokenInline(admin.TabularInline):  # type: ignore[type-arg]  # not generic at run time
    """A user's tokens: to look at and to revoke."""

    model = ApiToken
    extra = 0
    fields = readonly_fields = ("name", "scopes", "created_at", "expires_at", "last_used_at")

    def has_add_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        """Refuse: a secret is shown to its owner alone."""
        return False


@admin.register(User)
class PersonAdmin(UserAdmin):  # type: ignore[type-arg]  # not generic at run time
    """Users, with their theme and tokens."""

    inlines = (ApiTokenInline,)
    fieldsets = (*(UserAdmin.fieldsets or ()), ("Pages", {"fields": ("theme",)}))
    list_display = ("username", "email", "is_staff", "is_active", "date_joined", "last_login")
    list_filter = ("is_staff", "is_superuser", "is_active", "date_joined")
    date_hierarchy = "date_joined"
