"""The rules in the admin: what holds now, and what staff have set in place of the defaults."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from judge.limits import rules, shedding, window
from judge.limits.models import Rule
from judge.limits.rules import ASK_EVERY_S, Held, Quota
from judge.limits.words import Scope


@admin.register(Rule)
class RuleAdmin(admin.ModelAdmin):  # type: ignore[type-arg]  # not generic at run time
    """Set a limit in place of a default; deleting it brings the default back."""

    list_display = ("group", "tier", "scope", "shown_calls", "note", "changed_at")
    list_display_links = ("group", "tier", "scope")
    fields = ("group", "tier", "scope", "calls", "seconds", "note")

    @admin.display(description="calls", ordering="calls")
    def shown_calls(self, rule: Rule) -> str:
        """Return the limit in words."""
        return _words(None if rule.calls is None else Quota(rule.calls, rule.seconds))

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Show above the rules that were set what holds now."""
        context = {
            "held": [_row(held) for held in rules.holding()],
            "within_s": round(ASK_EVERY_S),
            "level": shedding.level(),
            "failed_open": window.failed_open_total(),
            **(extra_context or {}),
        }
        return super().changelist_view(request, context)


def _row(held: Held) -> dict[str, Any]:
    key = held.key
    words = f"group={key.group}&tier={key.tier}&scope={key.scope}"
    seconds = held.default.seconds if held.default else 60
    return {
        "group": key.group.label,
        "tier": key.tier.label,
        "scope": Scope(key.scope).label,
        "now": _words(held.now),
        "default": _words(held.default),
        "is_set": held.is_set,
        "set_url": f"{reverse('admin:limits_rule_add')}?{words}&seconds={seconds}",
    }


def _words(quota: Quota | None) -> str:
    if quota is None:
        return "no limit"
    return f"{quota.calls:,} in {quota.seconds:,} s"
