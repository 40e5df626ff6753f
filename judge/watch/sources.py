"""Figures of rooms above this one, such as the boards: who has some registers what reads them."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from prometheus_client import Metric

Source = Callable[[], Iterable[Metric]]

_known: list[Source] = []


def register(source: Source) -> None:
    """Ask this one too at each scrape; a second time changes nothing."""
    if source not in _known:
        _known.append(source)


def known() -> tuple[Source, ...]:
    """Return those that have registered."""
    return tuple(_known)
