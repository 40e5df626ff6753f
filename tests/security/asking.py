"""Requests as strangers send them, and what of an answer must not differ."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, ClassVar
from uuid import UUID

from django.contrib import admin
from django.http import QueryDict
from django.test import Client
from django.urls import reverse
from django.urls.converters import UUIDConverter

# So many rows of each model have their pages in the admin looked at.
ROWS = 5
METHODS = ("get", "head", "options", "post", "put", "patch", "delete", "trace")
# What of an answer is each call's own, and says nothing of what was asked for.
_OWN_TO_EACH = {"Content-Length", "ETag", "Server-Timing", "X-Request-ID"}
# What is drawn anew for each page.
_DRAWN = re.compile(
    r'(name="csrfmiddlewaretoken" value|csrf-token" content)="\w+"|"server_time": "[^"]+"'
)


def ask(client: Client, method: str, address: str, **options: Any) -> Any:
    """Ask, and read the answer to its end."""
    response = getattr(client, method)(address, **options)
    body = response.getvalue() if response.streaming else response.content
    response.text_of_all = body.decode(errors="replace")
    return response


class Asked(QueryDict):
    """What a request asks, and what was looked for in it so far, there or not, in all requests together."""

    looked_for: ClassVar[set[str]] = set()

    def _tell(self, *names: object) -> None:
        # While it is filled, it looks for itself.
        if not self._mutable:
            self.looked_for.update(map(str, names))

    def __getitem__(self, name: str) -> Any:
        self._tell(name)
        return super().__getitem__(name)

    def __contains__(self, name: object) -> bool:
        self._tell(name)
        return super().__contains__(name)

    def getlist(self, name: str, *default: Any) -> Any:
        self._tell(name)
        return super().getlist(name, *default)

    # By one of these three comes whatever reads all.
    def __iter__(self) -> Iterator[str]:
        self._tell(*super().keys())
        return super().__iter__()

    def keys(self) -> Any:
        self._tell(*super().keys())
        return super().keys()

    def lists(self) -> Any:
        self._tell(*super().keys())
        return super().lists()


def told(response: Any, address: str) -> tuple[object, ...]:
    """Return all that an answer tells, but what is drawn anew and the address itself."""
    # What an address echoes of itself is no news to who asked; some lead back to the page around it.
    path = address.partition("?")[0]
    echoes = sorted({path, path.rpartition("/")[0], f"{path.rstrip('/').rpartition('/')[0]}/"})[
        ::-1
    ]

    def without_echoes(text: str) -> str:
        for echo in echoes:
            text = text.replace(echo, "ADDRESS")
        return text

    plain = without_echoes(_DRAWN.sub("", response.text_of_all))
    headers = {
        name: without_echoes(value)
        for name, value in response.headers.items()
        if name not in _OWN_TO_EACH
    }
    return response.status_code, plain, headers, sorted(response.cookies)


def admin_addresses() -> Iterator[str]:
    """Yield the addresses of the admin: each model's pages, with an object where there is one."""
    yield from (reverse(f"admin:{name}") for name in ("index", "password_change", "jsi18n"))
    for label in {model._meta.app_label for model in admin.site._registry}:
        yield reverse("admin:app_list", args=[label])
    for model in admin.site._registry:
        name = f"admin:{model._meta.app_label}_{model._meta.model_name}"
        yield reverse(f"{name}_changelist")
        yield reverse(f"{name}_add")
        ids = list(model._default_manager.values_list("pk", flat=True)[:ROWS])
        for id in ids:
            yield reverse(f"{name}_change", args=[id])
        for id in [*ids[:1], 999_999_999]:
            for page in ("history", "delete") if id in ids else ("change",):
                yield reverse(f"{name}_{page}", args=[id])
    yield from _own_pages()


def _own_pages() -> Iterator[str]:
    """Yield the pages that admins have added of their own, as far as they take nothing or what names a row."""
    for model, of_model in admin.site._registry.items():
        usual = {
            f"{model._meta.app_label}_{model._meta.model_name}_{page}"
            for page in ("changelist", "add", "history", "delete", "change")
        }
        row = model._default_manager.values_list("pk", flat=True).first()
        for pattern in of_model.get_urls():
            name = getattr(pattern, "name", None)
            if name is None or name in usual:
                continue
            converters = pattern.pattern.converters.values()
            yield reverse(f"admin:{name}", args=[_id(row, converter) for converter in converters])


def _id(row: object, converter: object) -> object:
    """Return the row's id where the address takes such a one."""
    if isinstance(converter, UUIDConverter):
        return row if isinstance(row, UUID) else UUID(int=0)
    return 1
