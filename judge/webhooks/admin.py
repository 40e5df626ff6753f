"""Staff's view of webhooks: make one, try it, see what became of each message, put the dead ones back."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, cast
from urllib.parse import urlsplit

from django import forms
from django.conf import settings
from django.contrib import admin, messages
from django.contrib.admin.views.main import ChangeList
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Max, Q, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.views.decorators.http import require_POST

from judge.read_only import ReadOnlyAdmin, ReadOnlyInline
from judge.visible import visible
from judge.webhooks import contests
from judge.webhooks.claim import put_back
from judge.webhooks.destination import destination, rules
from judge.webhooks.errors import SecretLost, UrlRefused
from judge.webhooks.hooks import pause, renew_secret, resume, send_test, valid_secrets
from judge.webhooks.models import (
    Attempt,
    Delivery,
    DeliveryQuerySet,
    DeliveryState,
    Hook,
    HookQuerySet,
    HookState,
)
from judge.webhooks.wake import wake_after_commit

SHOWN = 10
# So long after its time a message that nobody has begun means that no worker sends.
UNSENT_AFTER = timedelta(minutes=2)


class HookForm(forms.ModelForm):  # type: ignore[type-arg]  # generic only in the stubs
    """Where a webhook leads and what it hears of."""

    contest = forms.TypedChoiceField(
        required=False,
        coerce=int,
        empty_value=None,
        help_text="Only what is sent within this contest; empty: anywhere.",
    )

    class Meta:
        model = Hook
        fields = ("name", "url", "problem", "contest", "contact")
        widgets = {"url": forms.TextInput(attrs={"class": "vLargeTextField", "inputmode": "url"})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "contest" in self.fields:  # not where the page only shows
            known = contests.titles()
            number = self.instance.contest
            if number is not None:
                known.setdefault(number, f"No. {number}, which is no more")
            field: Any = self.fields["contest"]
            field.choices = [("", "---------"), *known.items()]

    def clean_url(self) -> str:
        """Refuse what this site may not send to, and write the rest in one way."""
        try:
            return destination(self.cleaned_data["url"], rules()).url
        except UrlRefused as error:
            raise forms.ValidationError(str(error)) from error


@admin.register(Hook)
class HookAdmin(admin.ModelAdmin):  # type: ignore[type-arg]  # generic only in the stubs
    """Make webhooks, try them, switch them off and on."""

    form = HookForm
    list_display = ("name", "condition", "hears_of", "waiting", "dead", "last_delivered", "host")
    list_filter = ("state", ("owner", admin.EmptyFieldListFilter))
    search_fields = ("name", "url", "owner__username", "problem__slug", "problem__title")
    list_select_related = ("owner", "problem")
    autocomplete_fields = ("problem",)
    actions = ("switch_on", "switch_off")
    change_form_template = "admin/webhooks/hook/change_form.html"
    change_list_template = "admin/webhooks/hook/change_list.html"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Hook]:
        """Return hooks with how their messages fare."""
        hooks: QuerySet[Hook] = super().get_queryset(request)
        states = DeliveryState
        return hooks.annotate(
            waiting_count=Count("deliveries", filter=Q(deliveries__state=states.WAITING)),
            dead_count=Count("deliveries", filter=Q(deliveries__state=states.DEAD)),
            delivered_at=Max("deliveries__ended_at", filter=Q(deliveries__state=states.DELIVERED)),
        )

    def has_change_permission(self, request: HttpRequest, obj: Hook | None = None) -> bool:
        """Let staff change their own; what users have is for them to change."""
        is_users = obj is not None and obj.owner_id is not None
        return not is_users and super().has_change_permission(request, obj)

    def get_changelist_instance(self, request: HttpRequest) -> ChangeList:
        """Load along what the rows' contests are called, by one question for all of them."""
        changelist = super().get_changelist_instance(request)
        titles = contests.titles()
        for hook in changelist.result_list:
            hook.contest_title = titles.get(hook.contest, f"contest {hook.contest}, gone")
        return changelist

    @admin.display(ordering="url")
    def host(self, hook: Hook) -> str:
        """Return where it leads, as far as a list has room for."""
        return urlsplit(hook.url).netloc

    @admin.display(description="hears of")
    def hears_of(self, hook: Hook) -> str:
        """Return whose submissions it is told of."""
        if hook.owner is not None:
            return f"{hook.owner}'s own"
        where = [str(hook.problem)] if hook.problem else []
        if hook.contest is not None:
            where.append(hook.contest_title)  # type: ignore[attr-defined]  # of the list's rows
        return " in ".join(where) or "all submissions"

    @admin.display(description="state", ordering="state")
    def condition(self, hook: Hook) -> SafeString:
        """Return whether it works, coloured."""
        if hook.state != HookState.ACTIVE:
            look = "fail" if hook.state == HookState.DISABLED else "cancelled"
            return _badge(look, hook.get_state_display())
        return _badge("warn", "Failing") if hook.failures else _badge("ok", "Active")

    @admin.display(description="last delivered", ordering="delivered_at")
    def last_delivered(self, hook: Hook) -> str:
        """Return when a message was last taken."""
        at: datetime | None = hook.delivered_at  # type: ignore[attr-defined]  # annotated
        return "" if at is None else f"{at:%Y-%m-%d %H:%M}"

    @admin.display(ordering="waiting_count")
    def waiting(self, hook: Hook) -> SafeString | int:
        """Return how many messages wait, and lead to them."""
        return _count_of(hook, DeliveryState.WAITING, hook.waiting_count)  # type: ignore[attr-defined]

    @admin.display(ordering="dead_count")
    def dead(self, hook: Hook) -> SafeString | int:
        """Return how many messages were given up, and lead to them."""
        return _count_of(hook, DeliveryState.DEAD, hook.dead_count)  # type: ignore[attr-defined]

    @admin.action(description="Switch on again", permissions=["change"])
    def switch_on(self, request: HttpRequest, queryset: HookQuerySet) -> None:
        """Send to these again."""
        self._each(request, queryset, resume, "are switched on")

    @admin.action(description="Pause", permissions=["change"])
    def switch_off(self, request: HttpRequest, queryset: HookQuerySet) -> None:
        """Send nothing to these."""
        self._each(request, queryset, pause, "are paused")

    def _each(
        self, request: HttpRequest, hooks: HookQuerySet, act: Callable[[Hook], None], told: str
    ) -> None:
        count = 0
        for hook in hooks:
            act(hook)
            self.log_change(request, hook, told.removeprefix("are ").capitalize() + ".")
            count += 1
        self.message_user(request, f"{count} webhooks {told}.", messages.SUCCESS)

    def get_urls(self) -> list[URLPattern]:
        """Add what the buttons of a webhook's page lead to."""
        act = self.admin_site.admin_view(require_POST(self.act_view))
        return [path("<uuid:pk>/act/", act, name="webhooks_hook_act"), *super().get_urls()]

    def act_view(self, request: HttpRequest, pk: object) -> HttpResponse:
        """Do what the button says."""
        if not super().has_change_permission(request):
            raise PermissionDenied
        hook = get_object_or_404(Hook, pk=pk)
        is_users = hook.owner_id is not None
        back = reverse("admin:webhooks_hook_change", args=[hook.pk])
        if "test" in request.POST:
            delivery = send_test(hook)
            self.log_change(request, hook, "Sent a test.")
            back = reverse("admin:webhooks_delivery_change", args=[delivery.pk])
        elif "secret" in request.POST and not is_users:
            overlap = {"overlap": timedelta()} if "at_once" in request.POST else {}
            secret = renew_secret(hook, **overlap)
            self.log_change(request, hook, "Made a new secret.")
            return self._show_secret(request, hook, secret, has_old=not overlap)
        elif "pause" in request.POST:
            pause(hook)
            self.log_change(request, hook, "Paused.")
        elif "resume" in request.POST:
            resume(hook)
            self.log_change(request, hook, "Switched on again.")
        return HttpResponseRedirect(back)

    def response_add(
        self, request: HttpRequest, obj: Hook, post_url_continue: str | None = None
    ) -> HttpResponse:
        """Show the new webhook's secret, this once."""
        return self._show_secret(request, obj, renew_secret(obj), has_old=False)

    def _show_secret(
        self, request: HttpRequest, hook: Hook, secret: str, *, has_old: bool
    ) -> HttpResponse:
        context = {
            **self.admin_site.each_context(request),
            "title": f"The secret of {hook}",
            "hook": hook,
            "secret": secret,
            "has_old": has_old,
        }
        # In the answer itself: a message would lie in the session's row until it is shown.
        response = TemplateResponse(request, "admin/webhooks/hook/secret.html", context)
        response.headers["Cache-Control"] = "no-store"
        return response

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> Any:
        """Show beside the form how the webhook fares."""
        hook: Hook | None = kwargs.get("obj")
        if hook is not None:
            context |= {
                "hook": hook,
                "condition": self.condition(hook),
                "may_act": super().has_change_permission(request, hook),
                "secrets": hook.secrets.valid(),
                "secret_problem": _secret_problem(hook),
                "deliveries": hook.deliveries.with_last_attempt()[:SHOWN],
            }
        return super().render_change_form(request, context, *args, **kwargs)

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Say above the list what keeps messages from being sent."""
        late = Delivery.objects.left_alone(UNSENT_AFTER)
        context = {"has_no_hosts": not settings.WEBHOOK_HOSTS, "is_unsent": late.exists()}
        return super().changelist_view(request, {**context, **(extra_context or {})})


class AttemptInline(ReadOnlyInline):
    """A message's attempts, in their order."""

    model = Attempt
    fields = readonly_fields = ("began", "status", "duration", "said")

    @admin.display(description="began")
    def began(self, attempt: Attempt) -> str:
        """Return when, to the second."""
        return f"{attempt.began_at:%m-%d %H:%M:%S}"

    @admin.display(description="time")
    def duration(self, attempt: Attempt) -> str:
        """Return how long it took."""
        return "" if attempt.duration_ms is None else f"{attempt.duration_ms} ms"

    @admin.display(description="what came back")
    def said(self, attempt: Attempt) -> SafeString | str:
        """Return the answer's beginning as text, or why there is none."""
        if attempt.duration_ms is None:
            return "No end is known: its worker is at it, or died."
        return attempt.failure or format_html("<pre class='gavel-answer'>{}</pre>", attempt.answer)


@admin.register(Delivery)
class DeliveryAdmin(ReadOnlyAdmin):
    """What was sent, what waits and what was given up."""

    list_display = ("moment", "hook", "event", "condition", "tries", "last", "next_time")
    list_filter = ("state", "event", "hook", "created_at")
    search_fields = ("id__iexact", "submission__id__iexact", "hook__name")
    search_help_text = "A message's id, a submission's id, a webhook's name."
    list_select_related = ("hook",)
    list_per_page = 50
    show_full_result_count = False
    date_hierarchy = "created_at"
    fields = readonly_fields = (
        "id", "hook", "event", "of", "condition", "created_at", "next_time", "ended_at", "shown_body",
    )  # fmt: skip
    inlines = (AttemptInline,)
    actions = ("put_back",)
    change_form_template = "admin/webhooks/delivery/change_form.html"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Delivery]:
        """Return messages with what came back last."""
        return cast("DeliveryQuerySet", super().get_queryset(request)).with_last_attempt()

    @admin.display(description="time", ordering="id")
    def moment(self, delivery: Delivery) -> str:
        """Return when it was written down, to the second."""
        return f"{delivery.created_at:%m-%d %H:%M:%S}"

    @admin.display(description="state", ordering="state")
    def condition(self, delivery: Delivery) -> SafeString:
        """Return how far it is, coloured."""
        looks = {DeliveryState.DELIVERED: "ok", DeliveryState.DEAD: "fail"}
        look = looks.get(DeliveryState(delivery.state), "warn")
        return _badge(look, delivery.get_state_display())

    @admin.display(description="submission")
    def of(self, delivery: Delivery) -> SafeString | str:
        """Lead to the submission."""
        if delivery.submission_id is None:
            return ""
        address = reverse("admin:submissions_submission_change", args=[delivery.submission_id])
        return format_html('<a href="{}">{}</a>', address, delivery.submission_id)

    @admin.display(description="attempts", ordering="attempt")
    def tries(self, delivery: Delivery) -> int:
        """Return how often it was tried."""
        return delivery.attempt

    @admin.display(description="last answer")
    def last(self, delivery: Delivery) -> str:
        """Return the status that came back last, or why none did."""
        return str(delivery.last_status or delivery.last_failure or "")  # type: ignore[attr-defined]

    @admin.display(description="next attempt", ordering="next_at")
    def next_time(self, delivery: Delivery) -> str:
        """Return when it is tried again."""
        is_waiting = delivery.state == DeliveryState.WAITING
        return f"{delivery.next_at:%m-%d %H:%M}" if is_waiting else ""

    @admin.display(description="message")
    def shown_body(self, delivery: Delivery) -> SafeString | str:
        """Return the message as text that cannot become markup."""
        if not delivery.body:
            return "It is written at the first attempt."
        shown = json.dumps(json.loads(delivery.body), indent=2, ensure_ascii=False)
        return format_html("<pre class='gavel-answer'>{}</pre>", visible(shown))

    def has_put_back_permission(self, request: HttpRequest) -> bool:
        """Let those put messages back who may change webhooks."""
        return request.user.has_perm("webhooks.change_hook")

    @admin.action(description="Send dead ones again", permissions=["put_back"])
    def put_back(self, request: HttpRequest, queryset: DeliveryQuerySet) -> None:
        """Let dead messages wait again, with all their attempts."""
        chosen = queryset.count()
        count = put_back(queryset)
        wake_after_commit()
        self.message_user(
            request,
            f"{count} of {chosen} were dead and are sent again.",
            messages.SUCCESS if count else messages.WARNING,
        )

    def get_urls(self) -> list[URLPattern]:
        """Add what the button of a message's page leads to."""
        again = self.admin_site.admin_view(require_POST(self.again_view))
        return [
            path("<uuid:pk>/again/", again, name="webhooks_delivery_again"),
            *super().get_urls(),
        ]

    def again_view(self, request: HttpRequest, pk: object) -> HttpResponse:
        """Send this one again, if it is dead."""
        if not self.has_put_back_permission(request):
            raise PermissionDenied
        delivery = get_object_or_404(Delivery, pk=pk)
        self.put_back(request, Delivery.objects.filter(pk=delivery.pk))
        return HttpResponseRedirect(reverse("admin:webhooks_delivery_change", args=[delivery.pk]))

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> Any:
        """Offer to send a dead one again."""
        delivery: Delivery | None = kwargs.get("obj")
        is_dead = delivery is not None and delivery.state == DeliveryState.DEAD
        context |= {
            "may_put_back": is_dead and self.has_put_back_permission(request),
            "is_waiting": delivery is not None and delivery.state == DeliveryState.WAITING
            and delivery.attempt == 0,
        }  # fmt: skip
        return super().render_change_form(request, context, *args, **kwargs)


def _secret_problem(hook: Hook) -> str:
    try:
        valid_secrets(hook)
    except SecretLost as error:
        return str(error)
    return ""


def _badge(look: str, words: str) -> SafeString:
    return format_html('<span class="gavel-state gavel-state-{}">{}</span>', look, words)


def _count_of(hook: Hook, state: DeliveryState, count: int) -> SafeString | int:
    if not count:
        return 0
    address = reverse("admin:webhooks_delivery_changelist")
    return format_html(
        '<a href="{}?hook__id__exact={}&state__exact={}">{}</a>', address, hook.pk, state, count
    )
