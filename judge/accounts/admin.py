"""People in the admin. Tokens can be seen and revoked there, never read."""

from __future__ import annotations

from typing import Any

from allauth.account.admin import EmailAddressAdmin
from allauth.account.models import EmailAddress
from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from judge.accounts.models import ApiToken, User

# What makes somebody staff, or more.
RIGHTS = ("is_staff", "is_superuser", "groups", "user_permissions")


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

    def get_readonly_fields(self, request: HttpRequest, obj: User | None = None) -> tuple[str, ...]:
        """Let administrators alone give rights: who may edit people could otherwise make themselves one."""
        fields = tuple(super().get_readonly_fields(request, obj))
        return fields if _is_administrator(request) else (*fields, *RIGHTS)

    def has_change_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        """Refuse others an administrator's account, whose password or address would make them one."""
        return _may_touch(request, obj) and super().has_change_permission(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        """Refuse others an administrator's account."""
        return _may_touch(request, obj) and super().has_delete_permission(request, obj)

    def delete_queryset(self, request: HttpRequest, queryset: Any) -> None:
        """Refuse to delete administrators among others."""
        if not _is_administrator(request) and queryset.filter(is_superuser=True).exists():
            raise PermissionDenied
        super().delete_queryset(request, queryset)


class ForAdministrators:
    """What would make somebody staff, or another, whoever may edit it."""

    def has_module_permission(self, request: HttpRequest) -> bool:
        """List it to those who may open it."""
        return _is_administrator(request)

    def has_view_permission(self, request: HttpRequest, obj: object = None) -> bool:
        """Refuse others."""
        return _is_administrator(request)

    has_add_permission = has_module_permission
    has_change_permission = has_delete_permission = has_view_permission


admin.site.unregister([EmailAddress, Group])


@admin.register(EmailAddress)
class AddressAdmin(ForAdministrators, EmailAddressAdmin):  # type: ignore[misc]  # allauth has no types
    """Addresses: a new password can be had by each."""


@admin.register(Group)
class RightsAdmin(ForAdministrators, GroupAdmin):
    """Groups, by whose rights their members may do things."""


def _is_administrator(request: HttpRequest) -> bool:
    return isinstance(request.user, User) and request.user.is_superuser


def _may_touch(request: HttpRequest, obj: User | None) -> bool:
    return obj is None or not obj.is_superuser or _is_administrator(request)
